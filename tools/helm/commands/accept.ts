/** `accept`: fails on the errors in a report, and counts its warnings in one line. */

import { parseArgs } from "node:util";
import { plural } from "../base/text.ts";
import { countSeverities, formatReported, type Report } from "../checks/report/report.ts";
import type { Outcome } from "../system/command.ts";
import { readText, writeText } from "../system/io.ts";

const OPTIONS = {
  report: { type: "string", default: "" },
  /** File that is there once the chart is accepted. */
  accepted: { type: "string", default: "" },
} as const;

export function acceptChart(args: readonly string[]): Outcome {
  const { values } = parseArgs({ args: [...args], options: OPTIONS });
  const { chart, problems } = JSON.parse(readText(values.report)) as Report;
  const { errors, warnings } = countSeverities(problems);
  const lines = problems.filter(({ severity }) => severity === "error").map(formatReported);
  if (warnings > 0)
    lines.push(`${chart.label}: ${plural(warnings, "warning")}; \`bazel run ${chart.label}.validate\` lists them`);
  if (errors === 0) writeText(values.accepted, "");
  return { exitCode: errors === 0 ? 0 : 1, output: lines.join("\n") };
}
