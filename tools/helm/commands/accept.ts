/** `accept`: fails if a report has errors, and sums up its warnings in one line. */

import { plural } from "../base/text.ts";
import { countSeverities, formatReported } from "../checks/report/report.ts";
import { defineCommand, type OptionValues, type Outcome } from "../system/command.ts";
import { writeText } from "../system/io.ts";
import { readReport } from "../system/json_files.ts";

const OPTIONS = {
  report: { type: "string", required: true, default: "", value: "file", description: "The report that `check` wrote." },
  accepted: {
    type: "string",
    required: true,
    default: "",
    value: "file",
    description: "File to write if the chart is accepted.",
  },
} as const;

export const acceptChart = defineCommand({
  summary: "Fails if a report has errors, and counts its warnings. The build runs it after `check`.",
  examples: ["accept --report=hello_chart.report.json --accepted=hello_chart.accepted"],
  options: OPTIONS,
  run: accept,
});

function accept(values: OptionValues<typeof OPTIONS>): Outcome {
  const { chart, problems } = readReport(values.report);
  const { errors, warnings } = countSeverities(problems);
  const lines = problems.filter(({ severity }) => severity === "error").map(formatReported);
  if (warnings > 0)
    lines.push(`${chart.label}: ${plural(warnings, "warning")}; \`bazel run ${chart.label}.validate\` lists them`);
  if (errors === 0) writeText(values.accepted, "");
  return { exitCode: errors === 0 ? 0 : 1, output: lines.join("\n") };
}
