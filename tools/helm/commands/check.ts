/** `check`: what is said of a built chart on every build. Writes a report; fails on errors and on warnings. */
import { parseArgs } from "node:util";
import type { Outcome } from "../commands.ts";
import { lint } from "../helm.ts";
import { writeText } from "../io.ts";

const OPTIONS = {
  /** Bazel label of the chart. */
  label: { type: "string", default: "" },
  chart: { type: "string", default: "" },
  helm: { type: "string", default: "" },
  namespace: { type: "string", default: "default" },
  /** File of the report. */
  report: { type: "string", default: "" },
} as const;

export function checkChart(args: readonly string[]): Outcome {
  const { values } = parseArgs({ args: [...args], options: OPTIONS });
  const report = lint(values.helm, values.chart, ["--namespace", values.namespace]);
  if (!report.passed) {
    const lines = report.messages
      .filter(({ severity }) => severity !== "info")
      .map(({ severity, text }) => `${values.label}: helm lint: ${severity}: ${text} [helm-lint]`);
    return { exitCode: 1, output: lines.join("\n") };
  }
  writeText(values.report, `${JSON.stringify(report, undefined, 2)}\n`);
  return { exitCode: 0, output: "" };
}
