/** `accept`: fails on the errors in a report, and counts its warnings in one line. */

import { plural } from "../base/text.ts";
import { countSeverities, formatReported } from "../checks/report/report.ts";
import { defineCommand, type OptionValues, type Outcome } from "../system/command.ts";
import { writeText } from "../system/io.ts";
import { readReport } from "../system/json_files.ts";

const OPTIONS = {
  report: { type: "string", required: true, default: "", value: "file", description: "Report of `check`." },
  accepted: {
    type: "string",
    required: true,
    default: "",
    value: "file",
    description: "File that is written where the chart is accepted.",
  },
} as const;

export const acceptChart = defineCommand({
  summary: "Fails on the errors in a report, and counts its warnings. The build calls it, after `check`.",
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
