/** `check`: what is said of a built chart on every build. Writes a report; fails on errors and on warnings. */
import { parseArgs } from "node:util";
import type { Outcome } from "../commands.ts";
import { environmentOptions, type LintReport, lint } from "../helm.ts";
import { writeText } from "../io.ts";
import { joinPath } from "../problems.ts";

const OPTIONS = {
  /** Bazel label of the chart. */
  label: { type: "string", default: "" },
  chart: { type: "string", default: "" },
  helm: { type: "string", default: "" },
  namespace: { type: "string", default: "default" },
  /** Environments of the chart, each linted with its values. */
  environment: { type: "string", multiple: true },
  /** File of the report. */
  report: { type: "string", default: "" },
} as const;

export function checkChart(args: readonly string[]): Outcome {
  const { values } = parseArgs({ args: [...args], options: OPTIONS });
  const common = ["--namespace", values.namespace];
  const own = lint(values.helm, values.chart, common);
  const environments = (values.environment ?? []).map(
    (name) => [name, lint(values.helm, values.chart, [...common, ...environmentOptions(values.chart, name)])] as const,
  );
  const lines = [
    ...failures(own, `${values.label}: helm lint`),
    // What fails without the environment fails with it too, and is said once.
    ...(own.passed ? environments : []).flatMap(([name, report]) =>
      failures(report, `${values.label}: ${joinPath("environments", name)}: helm lint`),
    ),
  ];
  if (lines.length > 0) return { exitCode: 1, output: lines.join("\n") };
  const report = { ...own, environments: Object.fromEntries(environments) };
  writeText(values.report, `${JSON.stringify(report, undefined, 2)}\n`);
  return { exitCode: 0, output: "" };
}

function failures({ passed, messages }: LintReport, place: string): readonly string[] {
  if (passed) return [];
  return messages
    .filter(({ severity }) => severity !== "info")
    .map(({ severity, text }) => `${place}: ${severity}: ${text} [helm-lint]`);
}
