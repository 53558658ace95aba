/** All tests of registries, and the table of how pushes end. */
import { testAccess } from "./access.ts";
import { type Bench, prepare } from "./bench.ts";
import { testContents } from "./contents.ts";
import { testDocumented } from "./documented.ts";
import { type Check, testFailures, testFullDisks, testProgress } from "./failures.ts";
import { stopAll } from "./processes.ts";
import { testTokens } from "./token_access.ts";

export async function testRegistry(bench: Bench, check: Check): Promise<void> {
  process.once("exit", stopAll);
  prepare(bench);
  const contents = await testContents(bench, check);
  await testDocumented(bench, check);
  await testAccess(bench, check);
  await testTokens(bench, check);
  await testProgress(bench, check);
  const failures = await testFailures(bench, check);
  const disks = bench.mounting.length === 0 ? [] : await testFullDisks(bench, check);
  for (const [name, ending] of [...contents, ...failures, ...disks]) console.log(`# ${name.padEnd(28)} ${ending}`);
}
