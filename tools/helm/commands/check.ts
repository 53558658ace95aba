/** `check`: makes the report on a built chart, on every build. What is wrong stands in the report; `accept` fails on it. */
import { parseArgs } from "node:util";
import { type HelmVersion, reportOnChart } from "../chart_report.ts";
import type { Outcome } from "../commands.ts";
import { readText, writeText } from "../io.ts";
import type { App, Chart } from "../types.ts";

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

/** Binaries with the versions that are given in the same order. */
export function helmVersions(paths: readonly string[] = [], versions: readonly string[] = []): readonly HelmVersion[] {
  return paths.map((path, index) => ({ path, version: versions[index] ?? "" }));
}
