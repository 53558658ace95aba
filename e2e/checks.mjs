/**
 * Tests that the checks find no problem in any example: `node e2e/checks.mjs`. Builds every chart below `examples/` and reads its
 * report. Prints one line per chart, in the Test Anything Protocol.
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
// Without validations, the build succeeds even if a report has errors, so it can be read.
bazel("build", "--norun_validations", "--output_groups=report", ...labels);
const reports = bazel("cquery", charts, "--output=files", "--output_groups=report").trim().split("\n");
const executionRoot = bazel("info", "execution_root").trim();

await check(`each of ${labels.length} charts has a report`, () => {
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
