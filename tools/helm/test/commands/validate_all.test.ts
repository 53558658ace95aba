/** `validate-all`: what it asks a Bazel, here a program that answers as Bazel does, and what it makes of the answers. */
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { beforeEach, expect, test } from "@jest/globals";
import type { Report, ReportedProblem } from "../../checks/report/report.ts";
import { runCommand } from "../../commands.ts";
import { readText } from "../../system/io.ts";

const folder = mkdtempSync(join(process.env["TEST_TMPDIR"] ?? tmpdir(), "validate-all-"));
const PATH = process.env["PATH"] ?? "";

beforeEach(() => {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  process.env["BUILD_WORKSPACE_DIRECTORY"] = folder;
  process.env["BUILD_WORKING_DIRECTORY"] = folder;
  process.env["PATH"] = PATH;
  delete process.env["BAZEL"];
});

const problem = (severity: "error" | "warning", environments: readonly string[]): ReportedProblem => ({
  ...{
    code: "blocked-drain",
    label: "//shop:api",
    path: "Deployment/x",
    what: "is wrong",
    expected: "more",
    fix: "do it",
  },
  ...{ severity, environments, helms: ["4.2.3"] },
});

const report = (label: string, changes: Partial<Report> = {}): Report => ({
  chart: { label, name: "shop", version: "1.0.0", appVersion: "1.0.0" },
  ...{
    apps: { worker: 1 },
    helms: ["3.17.2", "4.2.3"],
    kubeVersions: ["1.36"],
    settings: [],
    policies: [],
    problems: [],
  },
  renderings: ["", "dev", "prod"].map((environment) => ({ helm: "4.2.3", environment, objects: {} })),
  ...changes,
});

const event = (label: string, group: string, id: string, more = {}) => ({
  id: { targetCompleted: { label } },
  completed: { success: true, outputGroup: [{ name: group, fileSets: [{ id }], ...more }] },
});

const files = (id: string, ...names: readonly string[]) => ({
  id: { namedSet: { id } },
  namedSetOfFiles: { files: names.map((name) => ({ name, pathPrefix: ["bazel-out", "k8", "bin"] })) },
});

/** A Bazel that knows these charts and writes these events, and records how it is called. */
function bazel(labels: readonly string[], events: readonly unknown[], exitCode = 0): string {
  const program = join(folder, "bin/bazel");
  mkdirSync(join(folder, "bin"));
  writeFileSync(join(folder, "labels"), labels.map((label) => `${label}\n`).join(""));
  writeFileSync(join(folder, "events"), events.map((each) => `${JSON.stringify(each)}\n`).join(""));
  const script = `#!/bin/sh
echo "$(pwd) $*" >>'${folder}/calls'
if [ "$1" = query ]; then cat '${folder}/labels'; exit ${exitCode}; fi
for word; do case $word in
  --build_event_json_file=*) cat '${folder}/events' >"\${word#*=}" ;;
  --target_pattern_file=*) cat "\${word#*=}" >>'${folder}/calls' ;;
esac; done
exit 1
`;
  writeFileSync(program, script);
  chmodSync(program, 0o755);
  return program;
}

function write(name: string, content: Report): string {
  const path = join(folder, "bazel-out/k8/bin", name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, JSON.stringify(content));
  return name;
}

const LABELS = ["@@//shop:shop_chart", "@@//hello:hello_chart", "@@lib~//:lib_chart"];

/** Three charts: one is sound, one has an error and a warning, and one is not built. */
function threeCharts(): string {
  const shop = report("//shop:shop_chart", {
    settings: [{ code: "fixed-name", severity: "warning", reason: "It must be." }],
    problems: [problem("error", ["prod"]), problem("warning", [""])],
  });
  return bazel(LABELS, [
    files("1", write("hello/hello_chart.report.json", report("//hello:hello_chart"))),
    files("2", write("hello/hello_chart.lint.json", report("//hello:hello_chart"))),
    { id: { namedSet: { id: "5" } }, namedSetOfFiles: { fileSets: [{ id: "3" }] } },
    files("3", write("shop/shop_chart.report.json", shop)),
    files("4", write("shop/shop_chart.lint.json", report("//shop:shop_chart"))),
    {
      id: { targetCompleted: { label: "//hello:hello_chart" } },
      completed: {
        outputGroup: [
          { name: "report", fileSets: [{ id: "1" }] },
          { name: "lint", fileSets: [{ id: "2" }] },
        ],
      },
    },
    {
      id: { targetCompleted: { label: "//shop:shop_chart" } },
      completed: {
        outputGroup: [
          { name: "report", fileSets: [{ id: "5" }] },
          { name: "lint", fileSets: [{ id: "4" }] },
        ],
      },
    },
    event("@@lib~//:lib_chart", "report", "1", { incomplete: true }),
  ]);
}

test("all charts are one table, with every error, and a chart that is not built is an error, too", async () => {
  const program = threeCharts();
  expect(await runCommand(["validate-all", `--bazel=${program}`])).toEqual({
    exitCode: 1,
    isResult: true,
    output: `chart                environments  Helm           errors  warnings  accepted
//hello:hello_chart  dev, prod     3.17.2, 4.2.3  0       0         0
//shop:shop_chart    dev, prod     3.17.2, 4.2.3  1       1         1
@@lib~//:lib_chart   not built

//shop:api: environments.prod: Deployment/x: is wrong; expected more. Fix: do it. [blocked-drain]

3 charts: 1 error, 1 warning, 1 not built`,
  });
  const [query, build, ...labels] = readText(join(folder, "calls")).trimEnd().split("\n");
  expect(query).toBe(
    `${folder} query --ui_event_filters=-info --consistent_labels kind("helm_chart rule", (("//..." - attr("tags", "[\\[ ]manual[,\\]]", "//..."))))`,
  );
  expect(build).toMatch(
    /^\S+ build --ui_event_filters=-info --show_result=0 --keep_going --norun_validations --output_groups=report,lint --skip_incompatible_explicit_targets --build_event_json_file=\S+ --target_pattern_file=\S+$/,
  );
  expect(labels).toEqual(["//hello:hello_chart", "//shop:shop_chart", "@@lib~//:lib_chart"]);
});

test("the same as JSON", async () => {
  const { exitCode, output } = await runCommand(["validate-all", `--bazel=${threeCharts()}`, "--format=json"]);
  expect(exitCode).toBe(1);
  expect(JSON.parse(output)).toEqual([
    expect.objectContaining({ label: "//hello:hello_chart", built: true, problems: [] }),
    expect.objectContaining({ label: "//shop:shop_chart", built: true, helms: ["3.17.2", "4.2.3"] }),
    { label: "@@lib~//:lib_chart", built: false },
  ]);
});

test("sound charts: patterns and options go to the Bazel on the PATH", async () => {
  const name = write("a.json", report("//a:chart"));
  const completed = { outputGroup: ["report", "lint"].map((group) => ({ name: group, fileSets: [{ id: "1" }] })) };
  const program = bazel(
    ["@@//a:chart"],
    [files("1", name), { id: { targetCompleted: { label: "//a:chart" } }, completed }],
  );
  process.env["PATH"] = `${dirname(program)}:${PATH}`;
  const options = ["--bazel-option=--config=ci", "@a//:chart", "--", "//b/...", "-//b/c/..."];
  const { exitCode, output } = await runCommand(["validate-all", ...options]);
  expect(output).toMatch(/\n1 chart: 0 errors, 0 warnings$/);
  expect(exitCode).toBe(0);
  const calls = readText(join(folder, "calls"));
  const wildcard = '("//b/..." - attr("tags", "[\\[ ]manual[,\\]]", "//b/..."))';
  expect(calls).toContain(`kind("helm_chart rule", ("@a//:chart" + ${wildcard}) - ("//b/c/..."))`);
  expect(calls).toMatch(/--target_pattern_file=\S+ --config=ci\n/);
});

test("patterns are those of the folder that the person is in", async () => {
  const below = join(folder, "shop");
  mkdirSync(below);
  process.env["BUILD_WORKING_DIRECTORY"] = below;
  await runCommand(["validate-all", `--bazel=${threeCharts()}`, "...", "all", 'a+b ("c")', "//d:e"]);
  const [query, build] = readText(join(folder, "calls")).split("\n");
  const patterns = ['"..."', '"all"'].map((each) => `(${each} - attr("tags", "[\\[ ]manual[,\\]]", ${each}))`);
  const chosen = [...patterns, `'a+b ("c")'`, '"//d:e"'].join(" + ");
  expect(query).toBe(
    `${below} query --ui_event_filters=-info --consistent_labels kind("helm_chart rule", (${chosen}))`,
  );
  expect(build?.startsWith(`${below} build `)).toBe(true);
});

test("charts that are not for the platform are left out", async () => {
  const name = write("a.json", report("//a:chart"));
  const completed = { outputGroup: ["report", "lint"].map((group) => ({ name: group, fileSets: [{ id: "1" }] })) };
  const skipped = { id: { targetCompleted: { label: "//b:chart" } }, aborted: { reason: "SKIPPED" } };
  const broken = { id: { targetCompleted: { label: "//c:chart" } }, aborted: { reason: "ANALYSIS_FAILURE" } };
  const labels = ["a", "b", "c"].map((each) => `@@//${each}:chart`);
  const built = { id: { targetCompleted: { label: "//a:chart" } }, completed };
  const some = bazel(labels, [files("1", name), built, skipped, broken]);
  const { exitCode, output } = await runCommand(["validate-all", `--bazel=${some}`]);
  expect(output).toMatch(/\n2 charts: 0 errors, 0 warnings, 1 not built$/);
  expect(exitCode).toBe(1);
  rmSync(join(folder, "bin"), { recursive: true });
  const none = await runCommand(["validate-all", `--bazel=${bazel(["@@//b:chart"], [skipped])}`, "//b:chart"]);
  expect(none).toEqual({ exitCode: 1, output: expect.stringContaining('finds no chart (got ["//b:chart"])') });
});

test("no chart, no answer, no Bazel, and no workspace", async () => {
  expect(await runCommand(["validate-all", `--bazel=${bazel([], [])}`, "//x"])).toEqual({
    exitCode: 1,
    output:
      'validate_all_charts: finds no chart (got ["//x"]); expected at least one `helm_chart` for this platform, without the tag `manual` unless it is named. Fix: name the packages that have charts, like `//shop/...`. [no-charts]',
  });
  rmSync(join(folder, "bin"), { recursive: true });
  expect(await runCommand(["validate-all", `--bazel=${bazel([], [], 7)}`])).toEqual({ exitCode: 1, output: "" });
  process.env["PATH"] = "/nowhere";
  expect(await runCommand(["validate-all"])).toEqual({
    exitCode: 2,
    output:
      "validate-all: neither `bazel` nor `bazelisk` is on the PATH; name your Bazel with --bazel=<program> or BAZEL",
  });
  process.env["BAZEL"] = "./no/bazel";
  expect(await runCommand(["validate-all"])).toEqual({
    exitCode: 2,
    output: "validate-all: --bazel: ./no/bazel is not a program",
  });
  delete process.env["BUILD_WORKSPACE_DIRECTORY"];
  expect(await runCommand(["validate-all"])).toEqual({
    exitCode: 2,
    output: "validate-all: there is no workspace; start this with `bazel run`",
  });
});
