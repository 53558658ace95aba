/** `validate`: shows the report on a chart, as it was made by the build, or anew with other values. */

import { parseArgs } from "node:util";
import { entryOf } from "../base/table.ts";
import { listWords } from "../base/text.ts";
import { junit } from "../checks/report/junit.ts";
import { countSeverities, type Report } from "../checks/report/report.ts";
import { sarif } from "../checks/report/sarif.ts";
import { text } from "../checks/report/text.ts";
import type { App, Chart } from "../model/types.ts";
import { helmVersions, reportOnChart } from "../system/chart_report.ts";
import type { Outcome, Terminal } from "../system/command.ts";
import { readText, writeText } from "../system/io.ts";
import { resolveRunfile, userPath } from "../system/runfiles.ts";

const OPTIONS = {
  /** Runfiles: the report, and for another one the chart, what it is made of, and Helm. */
  report: { type: "string", default: "" },
  chart: { type: "string", default: "" },
  declaration: { type: "string", default: "" },
  app: { type: "string", multiple: true },
  crds: { type: "string", multiple: true },
  helm: { type: "string", default: "" },
  "helm-version": { type: "string", default: "" },
  /** The only environment that is looked at. Default: the chart's own values, and every environment. */
  environment: { type: "string" },
  format: { type: "string", default: "text" },
  /** Options for Helm, with Helm's meaning. */
  namespace: { type: "string", short: "n" },
  release: { type: "string" },
  "kube-version": { type: "string" },
  values: { type: "string", short: "f", multiple: true },
  set: { type: "string", multiple: true },
} as const;

type Values = ReturnType<typeof parse>;

function parse(args: readonly string[]) {
  return parseArgs({ args: [...args], options: OPTIONS }).values;
}

const FORMATS: Readonly<Record<string, (report: Report, terminal: Terminal) => string>> = {
  json: (report) => JSON.stringify(report, undefined, 2),
  junit,
  sarif,
  text,
};

export async function validateChart(args: readonly string[], terminal: Terminal): Promise<Outcome> {
  const values = parse(args);
  const format = entryOf(FORMATS, values.format);
  if (format === undefined) {
    const known = listWords(Object.keys(FORMATS), "or");
    return { exitCode: 2, output: `validate: no format \`${values.format}\`; expected ${known}` };
  }
  const built = JSON.parse(readText(resolveRunfile(values.report))) as Report;
  const full = isAsked(values) ? await anew(values, built) : built;
  const report = values.environment === undefined ? full : only(full, values.environment);
  // Bazel says by this variable where a test's results go.
  const results = process.env["XML_OUTPUT_FILE"];
  if (results !== undefined) writeText(results, junit(report));
  return {
    exitCode: countSeverities(report.problems).errors > 0 ? 1 : 0,
    output: format(report, terminal),
    isResult: true,
  };
}

/** Whether the report of the build does not answer what is asked. */
function isAsked(values: Values): boolean {
  return (["namespace", "release", "kube-version", "values", "set"] as const).some(
    (name) => values[name] !== undefined,
  );
}

function anew(values: Values, built: Report): Promise<Report> {
  return reportOnChart({
    directory: resolveRunfile(values.chart),
    helms: helmVersions([resolveRunfile(values.helm)], [values["helm-version"]]),
    chart: JSON.parse(readText(resolveRunfile(values.declaration))) as Chart,
    apps: (values.app ?? []).map((path) => JSON.parse(readText(resolveRunfile(path))) as App),
    crds: (values.crds ?? []).map((path) => readText(resolveRunfile(path))),
    environments: [...new Set(built.renderings.map(({ environment }) => environment))].filter(
      (name) => values.environment === undefined || name === values.environment,
    ),
    namespace: values.namespace,
    release: values.release,
    options: [
      ...(values["kube-version"] === undefined ? [] : ["--kube-version", values["kube-version"]]),
      ...(values.values ?? []).flatMap((file) => ["--values", userPath(file)]),
      ...(values.set ?? []).flatMap((assignment) => ["--set", assignment]),
    ],
  });
}

/** The report on one environment. */
function only(report: Report, environment: string): Report {
  return {
    ...report,
    renderings: report.renderings.filter((rendering) => rendering.environment === environment),
    problems: report.problems
      .filter(({ environments }) => environments.includes(environment))
      .map((problem) => ({ ...problem, environments: [environment] })),
  };
}
