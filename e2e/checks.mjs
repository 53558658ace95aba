/**
 * Whether the checks find nothing wrong with any example: `node e2e/checks.mjs`. Builds every chart below `examples/` and reads the
 * report on it. Prints one line for each chart, in the Test Anything Protocol.
 */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { bazelIn, ROOT } from "../tools/npm/scratch_module.mjs";
import { check, finish } from "../tools/npm/tap.mjs";

const folder = join(ROOT, "examples");
const charts = 'kind("^helm_chart rule$", //...)';
const bazel = (command, ...args) => bazelIn(folder, command, "--noshow_progress", ...args);

const labels = bazel("query", charts).trim().split("\n");
// A report with errors is to be read, not to fail the build.
bazel("build", "--norun_validations", "--output_groups=report", ...labels);
const reports = bazel("cquery", charts, "--output=files", "--output_groups=report").trim().split("\n");
const executionRoot = bazel("info", "execution_root").trim();

await check(`there is a report on each of ${labels.length} charts`, () => {
  assert.ok(labels.length > 40);
  assert.equal(reports.length, labels.length);
});

for (const path of reports) {
  const { chart, renderings, problems } = JSON.parse(readFileSync(join(executionRoot, path), "utf8"));
  const objects = renderings.map((rendering) =>
    Object.values(rendering.objects ?? {}).reduce((sum, count) => sum + count, 0),
  );
  await check(`${chart.label}: ${objects.join(", ")} objects`, () => {
    assert.deepEqual(problems, []);
    assert.ok(objects.every((count) => count > 0));
  });
}

finish();
