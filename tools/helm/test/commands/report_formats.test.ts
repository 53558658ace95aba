/** How problems of a report are shown: as lines that fail a build, in `.validate`, and in formats for programs. */
import { join, relative } from "node:path";
import { beforeEach, describe, expect, test } from "@jest/globals";
import { CHECKS } from "../../checks/checks.ts";
import { runCommand } from "../../commands.ts";
import { readText } from "../../system/io.ts";
import { chart } from "../support/charts.ts";
import { accept, build, check, HELM_4, RUNFILES, TWICE, validate, withDuplicate } from "../support/checked_chart.ts";

beforeEach(() => {
  delete process.env["XML_OUTPUT_FILE"];
});

describe("a problem that a check finds", () => {
  test("is an error that fails the build, one line each", async () => {
    const built = withDuplicate();
    await check(built, [HELM_4], "--environment=prod");
    expect(await accept(built)).toEqual({
      exitCode: 1,
      output:
        '//shop:chart: ConfigMap/twice metadata.name: is already the name of another ConfigMap of the chart (got "twice"); expected one object per kind and name. Fix: rename one of them, or remove it from `manifests`. [duplicate-object]',
    });
  });

  test("is counted in one line if the chart makes it a warning, and absent if the check is off", async () => {
    const declare = (severity: string) =>
      build({
        chart: chart({
          manifests: ["shop/twice.yaml"],
          checks: { "duplicate-object": { severity, reason: "Both are the same." } },
        }),
        files: { "shop/twice.yaml": TWICE },
      });
    const warned = declare("warning");
    await check(warned, [HELM_4]);
    expect(await accept(warned)).toEqual({
      exitCode: 0,
      output: "//shop:chart: 1 warning; `bazel run //shop:chart.validate` lists them",
    });
    const { output } = await validate(warned, HELM_4);
    expect(output).toContain("\ncheck    duplicate-object is warning: Both are the same.\n");
    expect(output).toMatch(/\nwarning {2}\/\/shop:chart: ConfigMap\/twice metadata\.name: .*\[duplicate-object\]$/);
    const off = declare("off");
    expect((await check(off, [HELM_4])).problems).toEqual([]);
  });

  test("is listed for the chart's own values, and counted for each environment that has it as well", async () => {
    const built = withDuplicate();
    await check(built, [HELM_4], "--environment=prod");
    const lines = (await validate(built, HELM_4)).output.split("\n");
    expect(lines.filter((line) => line.startsWith("error "))).toHaveLength(1);
    expect(lines.at(-1)).toBe("checks   1 error, 0 warnings, 1 of them listed above");
    const single = (await validate(built, HELM_4, "--environment=prod")).output.split("\n");
    expect(single.at(-1)).toMatch(/^error {4}.*\[duplicate-object\]$/);
  });

  test("is coloured only on a terminal", async () => {
    const built = withDuplicate();
    await check(built, [HELM_4]);
    const files = [`--report=${relative(RUNFILES, built.report)}`, `--lint=${relative(RUNFILES, built.lint)}`];
    const args = ["validate", ...files];
    const [plain, colored] = [await runCommand(args), await runCommand(args, { isColored: true })];
    expect(colored.output).toContain("\u001b[31merror   \u001b[39m");
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the test is about the escape character.
    expect(colored.output.replace(/\u001b\[\d+m/g, "")).toBe(plain.output);
  });
});

describe("formats", () => {
  test("json is the report", async () => {
    const built = withDuplicate();
    const report = await check(built, [HELM_4], "--environment=prod");
    const outcome = await validate(built, HELM_4, "--format=json");
    expect(outcome.exitCode).toBe(1);
    expect(JSON.parse(outcome.output)).toEqual(report);
  });

  test("sarif has a rule for each code and a result for each problem", async () => {
    const built = withDuplicate();
    await check(built, [HELM_4]);
    const log = JSON.parse((await validate(built, HELM_4, "--format=sarif")).output);
    expect(log.version).toBe("2.1.0");
    const [run] = log.runs;
    expect(run.tool.driver.rules.map(({ id }: { id: string }) => id)).toEqual(CHECKS.map(({ code }) => code));
    expect(run.results).toEqual([
      {
        ruleId: "duplicate-object",
        ruleIndex: CHECKS.findIndex(({ code }) => code === "duplicate-object"),
        level: "error",
        message: { text: expect.stringContaining("[duplicate-object]") },
        locations: [
          {
            physicalLocation: { artifactLocation: { uri: "shop/BUILD.bazel" } },
            logicalLocations: [{ fullyQualifiedName: "//shop:chart: ConfigMap/twice metadata.name" }],
          },
        ],
        properties: { environments: [""] },
      },
    ]);
  });

  test("junit has a suite for each environment and a case for each check; a test writes it where Bazel looks", async () => {
    const built = withDuplicate();
    await check(built, [HELM_4], "--environment=prod");
    const results = join(built.folder, "test.xml");
    process.env["XML_OUTPUT_FILE"] = results;
    const { output } = await validate(built, HELM_4, "--format=junit");
    expect(readText(results)).toBe(output);
    expect(output.match(/<testsuite /g)).toHaveLength(2);
    expect(output.match(/<testcase /g)).toHaveLength(2 * CHECKS.length);
    expect(output.match(/<failure /g)).toHaveLength(2);
    expect(output).toMatch(/<testcase classname="\/\/shop:chart prod" name="duplicate-object">\n<failure message="/);
  });

  test("other formats are refused", async () => {
    const built = withDuplicate();
    await check(built, [HELM_4]);
    expect(await validate(built, HELM_4, "--format=yaml")).toEqual({
      exitCode: 2,
      output: "validate: no format `yaml`; expected `json`, `junit`, `sarif` or `text`",
    });
  });
});
