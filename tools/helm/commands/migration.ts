/** `migration`: runs the migration test of a chart, or compares a chart with what it is to take the place of. */
import { join } from "node:path";
import { listWords } from "../base/text.ts";
import { formatProblem, type Problem } from "../model/problems.ts";
import { defineCommand, type OptionValues, type Outcome, type Terminal, UsageError } from "../system/command.ts";
import { fileExists } from "../system/io.ts";
import { builtMigrationTests, type MigrationTest, runMigrationTest } from "../system/migration_tests.ts";
import { compareCommand } from "./compare.ts";
import { splitOptions } from "./own_options.ts";

const OPTIONS = {
  helm: { type: "string", default: "", value: "runfile", internal: true, description: "The Helm binary." },
} as const;

export const migrationCommand = defineCommand({
  summary: "Runs the migration test of a chart that is built, or compares the chart with another one.",
  examples: [
    "bazel run //tools/helm:migration_test -- --chart=manman_host",
    "bazel run @rules_appchart//tools/helm:migration_test -- --chart=//shop:shop_chart --manual=old/charts/shop",
  ],
  options: OPTIONS,
  rest: "`--chart=<chart>` is the label or the name of a chart, with or without `_chart`. Its `helm_chart_migration_test` says what it is compared with; without one, `--manual=<side>` does. All other options are those of `compare`, such as `--format=html --output=<file>`.",
  run: migrate,
});

async function migrate(
  { helm }: OptionValues<typeof OPTIONS>,
  terminal: Terminal,
  rest: readonly string[],
): Promise<Outcome> {
  const { text, helm: others } = splitOptions(rest, { chart: { type: "string" } });
  const chart = text("chart");
  if (chart === undefined || chart === "") throw new UsageError("--chart=<chart> is missing");
  const built = join(process.env["BUILD_WORKSPACE_DIRECTORY"] ?? "", "bazel-bin");
  if (splitOptions(others, { manual: { type: "string" } }).text("manual") !== undefined) {
    const generated = generatedChart(chart, built);
    const options = [`--helm=${helm}`, "--label=migration_test", `--generated=${generated}`];
    return compareCommand.run([...options, ...others], terminal);
  }
  const tests = fileExists(built) ? builtMigrationTests(built) : [];
  const meant = tests.filter((test) => isMeant(test, chart));
  if (meant.length === 0) return { exitCode: 1, output: formatProblem(noTest(chart, tests)) };
  let exitCode = 0;
  for (const test of meant) exitCode = Math.max(exitCode, await runMigrationTest(test, others));
  return { exitCode, output: "" };
}

/** The directory of a chart that people give as a label; anything else is a path. */
function generatedChart(chart: string, built: string): string {
  const [, path = "", name = ""] = /^@?@?\/\/([^:]*)(?::(.+))?$/.exec(chart) ?? [];
  if (!/^@?@?\/\//.test(chart)) return chart;
  return join(built, path, name === "" ? (path.split("/").at(-1) ?? "") : name);
}

/** By the label, the name, or the name without `_chart`. */
function isMeant({ chart: label }: MigrationTest, chart: string): boolean {
  const name = label.split(/[:/]/).at(-1) ?? "";
  return [label, name, name.replace(/_chart$/, "")].includes(chart);
}

function noTest(chart: string, tests: readonly MigrationTest[]): Problem {
  const charts = [...new Set(tests.map((test) => test.chart))].sort();
  return {
    code: "no-migration-test",
    label: "migration_test",
    path: "--chart",
    what: "has no `helm_chart_migration_test` that is built",
    got: chart,
    expected: charts.length === 0 ? "a chart with such a test" : listWords(charts, "or"),
    fix: "run `bazel build` on the test, or add `--manual=<side>` with what the chart is to be compared with",
  };
}
