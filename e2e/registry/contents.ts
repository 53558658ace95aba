/** What is in a registry after a push, and what a second push makes of it. */
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Bench, CHART, ending, MAJORS, manifestAt, push, referenceAt, variables } from "./bench.ts";
import type { Check, Table } from "./failures.ts";
import { run } from "./processes.ts";
import { freePort, kill, startRegistry } from "./servers.ts";

const PLAIN = ["--plain-http"];

export async function testContents(bench: Bench, check: Check): Promise<Table> {
  const seen = new Map<string, string>();
  for (const major of MAJORS) {
    const port = await freePort();
    const registry = await startRegistry({
      debian: bench.debian,
      folder: join(bench.scratch, `contents-${major}`),
      port,
    });
    const repository = `oci://localhost:${port}/charts`;
    const reference = referenceAt(port);
    try {
      await check(`a push, Helm ${major}: the digest is that of .digest, whatever the time zone`, async () => {
        const result = await push(bench, major, repository, { args: PLAIN, env: { TZ: "Asia/Tokyo" } });
        seen.set("new", ending(result));
        assert.deepEqual(result, { exitCode: 0, stdout: `pushed  ${reference}  ${bench.digest}\n`, stderr: "" });
        const manifest = (await manifestAt(port)) ?? new Uint8Array();
        assert.equal(`sha256:${createHash("sha256").update(manifest).digest("hex")}`, bench.digest);
        if (major === 4) console.log(`# ${Buffer.from(manifest)}`);
      });

      await check(`push, pull, compare, Helm ${major}: no difference`, async () => {
        for (const [index, version] of [[`--version=${CHART.version}`], []].entries()) {
          const folder = join(bench.scratch, `pulled-${major}-${index}`);
          mkdirSync(folder);
          const chart = `${repository}/${CHART.name}${version.length > 0 ? "" : `@${bench.digest}`}`;
          const pull = [bench.helms[major], "pull", chart, ...version, ...PLAIN, `--destination=${folder}`];
          const { exitCode, stdout, stderr } = await run(pull, { env: variables(bench) });
          assert.equal(exitCode, 0, stderr);
          assert.ok(`${stdout}${stderr}`.includes(`Digest: ${bench.digest}`));
          const [name] = readdirSync(folder);
          assert.ok(readFileSync(join(folder, name ?? "")).equals(readFileSync(bench.chart)));
        }
      });

      await check(`the same again, Helm ${major}: nothing is sent`, async () => {
        const result = await push(bench, major, repository, { args: PLAIN });
        seen.set("the same again", ending(result));
        assert.deepEqual(result, { exitCode: 0, stdout: `unchanged  ${reference}  ${bench.digest}\n`, stderr: "" });
        const json = await push(bench, major, repository, { args: [...PLAIN, "--output=json"] });
        assert.deepEqual(JSON.parse(json.stdout), { reference, digest: bench.digest, result: "unchanged" });
      });

      await check(`other content, Helm ${major}: refused, and what was there stays`, async () => {
        const before = await manifestAt(port);
        const result = await push(bench, major, repository, { args: PLAIN, package: bench.other });
        seen.set("other content", ending(result));
        assert.equal(result.stdout, `refused  ${reference}\n`);
        assert.ok(
          result.stderr.startsWith(
            `${CHART.label}: ${reference}: is already in the registry, with other content (got "${bench.digest}")`,
          ),
        );
        assert.deepEqual(await manifestAt(port), before);
      });

      await check(`pushed by hand, Helm ${major}: the same content is the same, and its digest is told`, async () => {
        const byHand = [bench.helms[major], "push", bench.chart, `oci://localhost:${port}/hand`, ...PLAIN];
        const { stdout, stderr } = await run(byHand, { env: variables(bench) });
        const [, digest] = /^Digest: (.*)$/m.exec(`${stdout}${stderr}`) ?? [];
        const result = await push(bench, major, `oci://localhost:${port}/hand`, { args: PLAIN });
        assert.equal(result.stdout, `unchanged  ${reference.replace("/charts/", "/hand/")}  ${digest}\n`);
      });
    } finally {
      await kill(registry);
    }
  }
  await check("a chart without a repository, and repositories that are none", async () => {
    for (const [repository, args, code] of [
      ["", [], "no-repository"],
      ["https://localhost/charts", [], "invalid-repository"],
      ["oci://localhost/charts", ["--repository=localhost/charts"], "invalid-repository"],
      ["", ["--repository=oci://shop:secret@localhost/charts"], "invalid-repository"],
    ] as const) {
      const result = await push(bench, 4, repository, { args });
      assert.deepEqual([result.exitCode, ending(result)], [1, code]);
      assert.ok(!result.stderr.includes("secret"));
    }
  });
  return [...seen];
}
