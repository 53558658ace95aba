/** `render`: writes what Helm renders for a chart's releases. Called by the build's action for the run targets that print it. */
import { defineCommand, type OptionValues, type Outcome } from "../system/command.ts";
import { helmRunner } from "../system/helm.ts";
import { writeText } from "../system/io.ts";
import { releasesAt, templateArguments, withoutClusters } from "./releases.ts";

const OPTIONS = {
  chart: { type: "string", required: true, default: "", value: "directory", description: "Directory of the chart." },
  declaration: {
    type: "string",
    required: true,
    default: "",
    value: "file",
    description: "The chart's declaration: the JSON of its `helm_chart`.",
  },
  environment: { type: "string", value: "name", description: "Environment whose values are used. Default: none." },
  helm: { type: "string", required: true, default: "", value: "file", description: "The Helm binary." },
  output: { type: "string", required: true, default: "", value: "file", description: "The file to write." },
} as const;

export const renderChart = defineCommand({
  summary: "Writes what Helm renders for a chart's releases; an empty file if Helm needs more values.",
  examples: ["render --chart=hello_chart --declaration=hello_chart.chart.json --helm=helm --output=hello_chart.yaml"],
  options: OPTIONS,
  run: render,
});

async function render({ helm, output, ...chart }: OptionValues<typeof OPTIONS>): Promise<Outcome> {
  const run = helmRunner();
  const runs = await Promise.all(
    withoutClusters(releasesAt(chart, {})).map((release) => run(helm, templateArguments(release))),
  );
  // A run target without a result asks Helm again, which then tells the person what is missing.
  const isWhole = runs.every(({ exitCode }) => exitCode === 0);
  writeText(output, isWhole ? runs.map(({ stdout }) => stdout).join("") : "");
  return { exitCode: 0, output: "" };
}
