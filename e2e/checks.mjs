/**
 * Tests that neither the checks nor `helm lint` find a problem in any example: `node e2e/checks.mjs`. Builds every chart below
 * `examples/` and reads its reports. Prints one line per chart, in the Test Anything Protocol.
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
bazel("build", "--norun_validations", "--output_groups=report,lint", ...labels);
const filesOf = (group) => bazel("cquery", charts, "--output=files", `--output_groups=${group}`).trim().split("\n");
const executionRoot = bazel("info", "execution_root").trim();

const readReports = (group) =>
  filesOf(group).map((path) => JSON.parse(readFileSync(join(executionRoot, path), "utf8")));
const [reports, lints] = [readReports("report"), readReports("lint")];

await check(`each of ${labels.length} charts has both reports`, () => {
  assert.ok(labels.length > 40);
  assert.deepEqual([reports.length, lints.length], [labels.length, labels.length]);
});

for (const [index, { chart, renderings, problems, settings }] of reports.entries()) {
  const objects = renderings.map((rendering) =>
    Object.values(rendering.objects ?? {}).reduce((sum, count) => sum + count, 0),
  );
  await check(`${chart.label}: ${objects.join(", ")} objects`, () => {
    assert.equal(lints[index]?.chart.label, chart.label);
    // What a chart accepts has a reason.
    const accepted = settings.filter(({ reason }) => reason !== undefined).map(({ code }) => code);
    const unaccepted = problems.filter(({ code }) => !accepted.includes(code));
    assert.deepEqual([...unaccepted, ...(lints[index]?.problems ?? [])], []);
    assert.ok(objects.every((count) => count > 0));
  });
}

finish();
