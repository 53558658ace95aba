/** `check`: makes the report on a built chart, on every build. What is wrong stands in the report; `accept` fails on it. */

import { helmVersions, reportOnChart } from "../system/chart_report.ts";
import { defineCommand, type OptionValues, type Outcome } from "../system/command.ts";
import { readText, writeText } from "../system/io.ts";
import { readApp, readChart } from "../system/json_files.ts";

const OPTIONS = {
  chart: { type: "string", required: true, default: "", value: "directory", description: "The chart." },
  declaration: { type: "string", required: true, default: "", value: "file", description: "JSON of the `helm_chart`." },
  app: { type: "string", multiple: true, value: "file", description: "Metadata of an app." },
  helm: { type: "string", multiple: true, value: "file", description: "A binary of Helm." },
  "helm-version": {
    type: "string",
    multiple: true,
    value: "version",
    description: "Its version; as many as there are binaries, in the same order.",
  },
  environment: { type: "string", multiple: true, value: "name", description: "An environment of the chart." },
  crds: {
    type: "string",
    multiple: true,
    value: "file",
    description: "CustomResourceDefinitions that the chart does not hold.",
  },
  report: {
    type: "string",
    required: true,
    default: "",
    value: "file",
    description: "File that the report is written to.",
  },
} as const;

type Values = OptionValues<typeof OPTIONS>;

export const checkChart = defineCommand({
  summary: "Writes the report on a chart. The build calls it, before `accept`.",
  examples: [
    "check --chart=hello_chart --declaration=hello_chart.chart.json --app=api.json --helm=helm --helm-version=4.0.0 --report=report.json",
  ],
  options: OPTIONS,
  run: check,
});

async function check(values: Values): Promise<Outcome> {
  const report = await reportOnChart({
    directory: values.chart,
    helms: helmVersions(values.helm, values["helm-version"]),
    chart: readChart(values.declaration),
    apps: (values.app ?? []).map(readApp),
    crds: (values.crds ?? []).map(readText),
    environments: ["", ...(values.environment ?? [])],
  });
  writeText(values.report, `${JSON.stringify(report, undefined, 2)}\n`);
  return { exitCode: 0, output: "" };
}
