/** `package`: packs an accepted chart as `<chart>-<version>.tgz`. Called by the build's action. */
import { packChart } from "../system/chart_package.ts";
import { readChartVersion } from "../system/chart_versions.ts";
import { defineCommand, type OptionValues, type Outcome, UsageError } from "../system/command.ts";
import { writeBytes } from "../system/io.ts";

const OPTIONS = {
  chart: { type: "string", required: true, default: "", value: "directory", description: "Directory of the chart." },
  output: { type: "string", required: true, default: "", value: "file", description: "The package to write." },
} as const;

export const packageChart = defineCommand({
  summary: "Packs a chart, with the same bytes on every machine.",
  examples: ["package --chart=hello_chart --output=hello-chart-0.1.0.tgz"],
  options: OPTIONS,
  run: pack,
});

async function pack({ chart, output }: OptionValues<typeof OPTIONS>): Promise<Outcome> {
  const version = readChartVersion(chart);
  if (version === undefined) throw new UsageError(`--chart: ${chart} is not a chart`);
  writeBytes(output, await packChart(String(version.metadata["name"]), version.files));
  return { exitCode: 0, output: "" };
}
