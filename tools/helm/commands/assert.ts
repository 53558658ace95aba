/** `assert`: holds what a chart renders against cases that people wrote. */
import { readCases } from "../assertions/cases.ts";
import { verdictsJunit, verdictsText } from "../assertions/report.ts";
import type { PlacedCase } from "../assertions/types.ts";
import { verdictsOn } from "../assertions/verdicts.ts";
import { closest, listWords } from "../base/text.ts";
import { formatProblems, type Problem } from "../model/problems.ts";
import { type RenderableChart, readRenderableChart } from "../system/chart_versions.ts";
import { defineCommand, type OptionValues, type Outcome, type Terminal } from "../system/command.ts";
import { readText, writeText } from "../system/io.ts";
import { type CaseDefaults, environmentOf, renderCases } from "../system/render_cases.ts";
import { findRunfile, userPath } from "../system/runfiles.ts";
import { findFile } from "./comparison_options.ts";

const OPTIONS = {
  case: { type: "string", multiple: true, value: "name", description: "Only this case. Default: all." },
  chart: { type: "string", required: true, default: "", value: "chart", internal: true, description: "The chart." },
  cases: {
    type: "string",
    required: true,
    multiple: true,
    value: "file",
    internal: true,
    description: "A YAML file of cases.",
  },
  helm: { type: "string", required: true, default: "", value: "path", internal: true, description: "The Helm binary." },
  label: { type: "string", default: "assert", internal: true, description: "Who reports problems." },
  environment: { type: "string", value: "name", description: "Environment of cases that name none." },
  values: {
    type: "string",
    short: "f",
    multiple: true,
    value: "file",
    description: "YAML file of values for all cases.",
  },
  release: {
    type: "string",
    value: "name",
    description: "Release of cases that name none. Default: the chart's name.",
  },
  namespace: {
    type: "string",
    short: "n",
    default: "default",
    value: "name",
    description: "Namespace of cases that name none.",
  },
  "kube-version": {
    type: "string",
    value: "version",
    description: "Kubernetes version of cases that name none. Default: Helm's own.",
  },
} as const;

type Values = OptionValues<typeof OPTIONS>;

export const assertChart = defineCommand({
  summary: "Renders a chart for the cases of a test, and fails if something is not as they expect.",
  examples: ["bazel test //hello:render_test", 'bazel run //hello:render_test -- --case="prod has three pods"'],
  options: OPTIONS,
  run: assertCases,
});

async function assertCases(values: Values, terminal: Terminal): Promise<Outcome> {
  const { label } = values;
  const { cases: all, problems } = readCases((values.cases ?? []).map(readCaseFile), label);
  const chart = readRenderableChart(findFile(values.chart));
  const defaults: CaseDefaults = {
    helm: findFile(values.helm),
    environment: values.environment,
    values: (values.values ?? []).map(findFile),
    release: values.release,
    namespace: values.namespace,
    kubeVersion: values["kube-version"],
  };
  const cases = all.filter(({ name }) => values.case?.includes(name) ?? true);
  const found = [
    ...problems,
    ...(values.case ?? []).flatMap((name) => unknownCase(name, all, label)),
    ...(chart === undefined ? [{ ...NO_CHART, label, got: values.chart }] : unknownEnvironments(chart, cases, values)),
  ];
  if (found.length > 0 || chart === undefined) return { exitCode: 1, output: formatProblems(found) };
  const outcomes = await renderCases(chart, cases, defaults);
  const verdicts = cases.flatMap((each, index) => verdictsOn(each, outcomes[index] ?? { objects: [] }, label));
  // Bazel sets this variable to the file for a test's results.
  const results = process.env["XML_OUTPUT_FILE"];
  if (results !== undefined) writeText(results, verdictsJunit(verdicts, label));
  const holds = verdicts.every(({ failures }) => failures.length === 0);
  return { exitCode: holds ? 0 : 1, output: verdictsText(verdicts, terminal), isResult: true };
}

/** A file of the build is called as in its repository. */
function readCaseFile(path: string) {
  const runfile = findRunfile(path);
  const name = runfile === undefined ? path : path.slice(path.indexOf("/") + 1);
  return { name, text: readText(runfile ?? userPath(path)) };
}

const NO_CHART = {
  code: "no-chart",
  path: "chart",
  what: "is not a chart",
  expected: "a directory with a `Chart.yaml`, or a packaged chart",
  fix: "name a chart",
};

function unknownCase(name: string, all: readonly PlacedCase[], label: string): readonly Problem[] {
  const known = all.map((each) => each.name);
  if (known.includes(name)) return [];
  const meant = closest(name, known);
  return [
    {
      code: "unknown-case",
      label,
      path: "--case",
      what: "is not the name of a case",
      got: name,
      expected: known.length === 0 ? "a test with cases" : listWords(known, "or"),
      fix: meant === undefined ? "choose one of them" : `write ${JSON.stringify(meant)}`,
    },
  ];
}

function unknownEnvironments(
  { environments }: RenderableChart,
  cases: readonly PlacedCase[],
  values: Values,
): readonly Problem[] {
  return cases.flatMap((tested) => {
    const environment = environmentOf(tested, { environment: values.environment });
    if (environment === undefined || environments.includes(environment)) return [];
    const meant = closest(environment, environments);
    return {
      code: "unknown-environment",
      label: values.label,
      path: `${tested.place}: environment`,
      what: "is not an environment of the chart",
      got: environment,
      expected: environments.length === 0 ? "a chart with `environments`" : listWords(environments, "or"),
      fix: meant === undefined ? "correct it, or add it to the chart's `environments`" : `write \`${meant}\``,
    };
  });
}
