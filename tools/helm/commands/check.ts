/** `check`: writes the report on a built chart, on every build. It does not fail on problems; `accept` does. */

import { helmVersions, reportOnChart } from "../system/chart_report.ts";
import { defineCommand, type OptionValues, type Outcome } from "../system/command.ts";
import { readText, writeText } from "../system/io.ts";
import { readApp, readChart } from "../system/json_files.ts";

const OPTIONS = {
  chart: { type: "string", required: true, default: "", value: "directory", description: "Directory of the chart." },
  declaration: {
    type: "string",
    required: true,
    default: "",
    value: "file",
    description: "The chart's declaration: the JSON of its `helm_chart`.",
  },
  app: {
    type: "string",
    multiple: true,
    value: "file",
    description: "Metadata of an app: the JSON of its `release_app`.",
  },
  helm: { type: "string", multiple: true, value: "file", description: "A Helm binary." },
  "helm-version": {
    type: "string",
    multiple: true,
    value: "version",
    description: "Version of a Helm binary: one for each `--helm`, in the same order.",
  },
  environment: {
    type: "string",
    multiple: true,
    value: "name",
    description: "An environment to render the chart for, in addition to the chart's own values.",
  },
  crds: {
    type: "string",
    multiple: true,
    value: "file",
    description: "CustomResourceDefinitions that the chart does not contain.",
  },
  report: {
    type: "string",
    required: true,
    default: "",
    value: "file",
    description: "File to write the report to.",
  },
} as const;

type Values = OptionValues<typeof OPTIONS>;

export const checkChart = defineCommand({
  summary: "Checks a chart and writes the report. The build runs it before `accept`.",
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
