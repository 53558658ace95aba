/**
 * `check` and `lint`: write reports on a built chart. The build always has the one of `check`; `.validate` and `.test` have both.
 * Neither fails on problems with the chart; `accept` does.
 */

import { formatProblems, show } from "../model/problems.ts";
import type { Chart } from "../model/types.ts";
import { helmVersions, lintedOnBuild, policyFiles, type ReportRequest, reportOnChart } from "../system/chart_report.ts";
import { defineCommand, type OptionValues, type Outcome, UsageError } from "../system/command.ts";
import { readText, writeText } from "../system/io.ts";
import { readApp, readChart } from "../system/json_files.ts";
import { DECLARATION_OPTIONS, POLICY_OPTIONS } from "./declaration_options.ts";

const OPTIONS = {
  ...DECLARATION_OPTIONS,
  ...POLICY_OPTIONS,
  helm: { type: "string", multiple: true, value: "file", description: "A Helm binary." },
  "helm-version": {
    type: "string",
    multiple: true,
    value: "version",
    description: "Version of a Helm binary: one for each `--helm`, in the same order.",
  },
  report: {
    type: "string",
    required: true,
    default: "",
    value: "file",
    description: "File to write the report to.",
  },
  "time-limit": {
    type: "string",
    value: "seconds",
    description: "Seconds after which a Helm that has not ended is stopped. Default: 300.",
  },
} as const;

type Values = OptionValues<typeof OPTIONS>;

const EXAMPLE =
  "--chart=hello_chart --declaration=hello_chart.chart.json --app=api.json --helm=helm --helm-version=4.0.0 --report=report.json";

export const checkChart = defineCommand({
  summary: "Renders and checks a chart, and writes the report. The build runs it before `accept`.",
  examples: [`check ${EXAMPLE}`],
  options: OPTIONS,
  run: (values) =>
    writeReport(values, (environments, chart) => ({ rendered: environments, linted: lintedOnBuild(chart) })),
});

export const lintChart = defineCommand({
  summary: "Writes a report of what `helm lint` says about a chart, with its own values and those of each environment.",
  examples: [`lint ${EXAMPLE}`],
  options: OPTIONS,
  run: (values) => writeReport(values, (environments) => ({ rendered: [], linted: environments })),
});

type Environments = Pick<ReportRequest, "linted" | "rendered">;

async function writeReport(
  values: Values,
  choose: (environments: readonly string[], chart: Chart) => Environments,
): Promise<Outcome> {
  const chart = readChart(values.declaration);
  const { value: report, problems } = await reportOnChart({
    directory: values.chart,
    helms: helmVersions(values.helm, values["helm-version"]),
    chart,
    apps: (values.app ?? []).map(readApp),
    crds: (values.crds ?? []).map(readText),
    policies: policyFiles(chart, (values.policies ?? []).map(readText)),
    ...choose(["", ...(values.environment ?? [])], chart),
    timeLimit: secondsOf(values["time-limit"]),
  });
  if (problems !== undefined) return { exitCode: 1, output: formatProblems(problems) };
  writeText(values.report, `${JSON.stringify(report, undefined, 2)}\n`);
  return { exitCode: 0, output: "" };
}

function secondsOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const seconds = Number(text);
  if (seconds > 0 && Number.isFinite(seconds)) return seconds;
  throw new UsageError(`--time-limit: is not a number of seconds (got ${show(text)}); expected one above 0`);
}
