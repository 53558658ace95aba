/** `validate`: shows the build's report on a chart, or makes a new one for other values. */

import { entryOf } from "../base/table.ts";
import { listWords } from "../base/text.ts";
import { junit } from "../checks/report/junit.ts";
import { countSeverities, type Report, withLint } from "../checks/report/report.ts";
import { sarif } from "../checks/report/sarif.ts";
import { text } from "../checks/report/text.ts";
import { KUBE_VERSIONS, knownKubeVersion } from "../facts/kube_versions.ts";
import { formatProblems, type Result, show } from "../model/problems.ts";
import { helmVersions, policyFiles, reportOnChart } from "../system/chart_report.ts";
import { defineCommand, type OptionValues, type Outcome, type Terminal, UsageError } from "../system/command.ts";
import { readText, writeText } from "../system/io.ts";
import { readApp, readChart, readReport } from "../system/json_files.ts";
import { resolveRunfile, userPath } from "../system/runfiles.ts";

const OPTIONS = {
  environment: {
    type: "string",
    value: "name",
    description: "Show only this environment. Default: the chart's own values and every environment.",
  },
  format: {
    type: "string",
    default: "text",
    value: "format",
    description: "Format of the report: `text`, `json`, `junit` or `sarif`.",
  },
  namespace: {
    type: "string",
    short: "n",
    value: "name",
    description: "Namespace to render for. Default: `any-namespace`, so that one typed by hand shows.",
  },
  release: {
    type: "string",
    value: "name",
    description: "Name of the release. Default: `any-release`, so that names typed by hand show.",
  },
  "kube-version": {
    type: "string",
    value: "version",
    description: `Kubernetes version to render for and to check against: ${listWords(KUBE_VERSIONS, "or")}. Default: the chart's versions.`,
  },
  values: {
    type: "string",
    short: "f",
    multiple: true,
    value: "file",
    description: "YAML file of values, as for `helm template`.",
  },
  set: { type: "string", multiple: true, value: "key=value", description: "A single value, as for `helm template`." },
  report: {
    type: "string",
    required: true,
    default: "",
    value: "runfile",
    internal: true,
    description: "The build's report.",
  },
  lint: {
    type: "string",
    required: true,
    default: "",
    value: "runfile",
    internal: true,
    description: "The report of `lint`.",
  },
  chart: { type: "string", default: "", value: "runfile", internal: true, description: "Directory of the chart." },
  declaration: {
    type: "string",
    default: "",
    value: "runfile",
    internal: true,
    description: "The chart's declaration: the JSON of its `helm_chart`.",
  },
  app: {
    type: "string",
    multiple: true,
    value: "runfile",
    internal: true,
    description: "Metadata of an app: the JSON of its `release_app`.",
  },
  policies: {
    type: "string",
    multiple: true,
    value: "runfile",
    internal: true,
    description: "Admission policies that the chart is held against, with their bindings and parameters.",
  },
  crds: {
    type: "string",
    multiple: true,
    value: "runfile",
    internal: true,
    description: "CustomResourceDefinitions that the chart does not contain.",
  },
  helm: { type: "string", default: "", value: "runfile", internal: true, description: "The Helm binary." },
  "helm-version": {
    type: "string",
    default: "",
    value: "version",
    internal: true,
    description: "Version of the Helm binary.",
  },
} as const;

type Values = OptionValues<typeof OPTIONS>;

export const validateChart = defineCommand({
  summary:
    "Shows what is in a chart and what the checks found. With options for Helm, it renders and checks the chart again.",
  examples: [
    "bazel run //hello:hello_chart.validate",
    "bazel run //hello:hello_chart.validate -- --kube-version=1.33 -f values.yaml --set=apps.hello_api.replicas=3",
    "bazel run //hello:hello_chart.prod.validate -- --format=sarif",
  ],
  options: OPTIONS,
  run: validate,
});

const FORMATS: Readonly<Record<string, (report: Report, terminal: Terminal) => string>> = {
  json: (report) => JSON.stringify(report, undefined, 2),
  junit,
  sarif,
  text,
};

async function validate(values: Values, terminal: Terminal): Promise<Outcome> {
  const format = entryOf(FORMATS, values.format);
  if (format === undefined) {
    throw new UsageError(`no format \`${values.format}\`; expected ${listWords(Object.keys(FORMATS), "or")}`);
  }
  const built = readReport(resolveRunfile(values.report));
  const { value: full, problems } = changesRendering(values)
    ? await reportAgain(values, built)
    : { value: withLint(built, readReport(resolveRunfile(values.lint))) };
  if (problems !== undefined) return { exitCode: 1, output: formatProblems(problems) };
  const report = values.environment === undefined ? full : only(full, values.environment);
  // Bazel sets this variable to the file for a test's results.
  const results = process.env["XML_OUTPUT_FILE"];
  if (results !== undefined) writeText(results, junit(report));
  return {
    exitCode: countSeverities(report.problems).errors > 0 ? 1 : 0,
    output: format(report, terminal),
    isResult: true,
  };
}

/** Whether the options change what Helm renders, so that the build's report does not apply. */
function changesRendering(values: Values): boolean {
  return (["namespace", "release", "kube-version", "values", "set"] as const).some(
    (name) => values[name] !== undefined,
  );
}

function reportAgain(values: Values, built: Report): Promise<Result<Report>> {
  const kubeVersion = values["kube-version"];
  if (kubeVersion !== undefined && knownKubeVersion(kubeVersion) === undefined) {
    throw new UsageError(
      `--kube-version: is not a Kubernetes version that charts can be checked against (got ${show(kubeVersion)}); expected one of ${listWords(KUBE_VERSIONS)}`,
    );
  }
  const environments = [...new Set(built.renderings.map(({ environment }) => environment))].filter(
    (name) => values.environment === undefined || name === values.environment,
  );
  const chart = readChart(resolveRunfile(values.declaration));
  return reportOnChart({
    directory: resolveRunfile(values.chart),
    helms: helmVersions([resolveRunfile(values.helm)], [values["helm-version"]]),
    chart,
    apps: (values.app ?? []).map((path) => readApp(resolveRunfile(path))),
    crds: (values.crds ?? []).map((path) => readText(resolveRunfile(path))),
    policies: policyFiles(
      chart,
      (values.policies ?? []).map((path) => readText(resolveRunfile(path))),
    ),
    rendered: environments,
    linted: environments,
    namespace: values.namespace,
    release: values.release,
    kubeVersion,
    options: [
      ...(values.values ?? []).flatMap((file) => ["--values", userPath(file)]),
      ...(values.set ?? []).flatMap((assignment) => ["--set", assignment]),
    ],
  });
}

/** The part of a report that is about one environment. */
function only(report: Report, environment: string): Report {
  return {
    ...report,
    renderings: report.renderings.filter((rendering) => rendering.environment === environment),
    problems: report.problems
      .filter(({ environments }) => environments.includes(environment))
      .map((problem) => ({ ...problem, environments: [environment] })),
  };
}
