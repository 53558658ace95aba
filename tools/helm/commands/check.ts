/** `check`: makes the report on a built chart, on every build. What is wrong stands in the report; `accept` fails on it. */

import { parseArgs } from "node:util";
import type { App, Chart } from "../model/types.ts";
import { helmVersions, reportOnChart } from "../system/chart_report.ts";
import type { Outcome } from "../system/command.ts";
import { readText, writeText } from "../system/io.ts";

const OPTIONS = {
  /** Directory of the chart. */
  chart: { type: "string", default: "" },
  /** JSON of the `helm_chart`, and of its apps. */
  declaration: { type: "string", default: "" },
  app: { type: "string", multiple: true },
  /** Binaries of Helm, and as many versions of theirs. */
  helm: { type: "string", multiple: true },
  "helm-version": { type: "string", multiple: true },
  /** Environments of the chart. */
  environment: { type: "string", multiple: true },
  /** Files with CustomResourceDefinitions that the chart does not hold. */
  crds: { type: "string", multiple: true },
  /** File of the report. */
  report: { type: "string", default: "" },
} as const;

export async function checkChart(args: readonly string[]): Promise<Outcome> {
  const { values } = parseArgs({ args: [...args], options: OPTIONS });
  const report = await reportOnChart({
    directory: values.chart,
    helms: helmVersions(values.helm, values["helm-version"]),
    chart: JSON.parse(readText(values.declaration)) as Chart,
    apps: (values.app ?? []).map((path) => JSON.parse(readText(path)) as App),
    crds: (values.crds ?? []).map(readText),
    environments: ["", ...(values.environment ?? [])],
  });
  writeText(values.report, `${JSON.stringify(report, undefined, 2)}\n`);
  return { exitCode: 0, output: "" };
}
