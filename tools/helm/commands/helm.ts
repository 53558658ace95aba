/** `helm`: has Helm do something with a built chart or its release. The run targets of a chart call it. */

import { listWords } from "../base/text.ts";
import { formatProblem } from "../model/problems.ts";
import { defineCommand, type OptionValues, type Outcome, UsageError } from "../system/command.ts";
import { confirm } from "../system/confirm.ts";
import { environmentOptions, runHelmInTerminal } from "../system/helm.ts";
import { readContexts } from "../system/kubeconfig.ts";
import { resolveRunfile } from "../system/runfiles.ts";
import { type Release, VERBS, verbOf } from "./helm_verbs.ts";
import { type ReleaseOptions, readReleaseOptions } from "./release_options.ts";

const OPTIONS = {
  verb: { type: "string", required: true, default: "", internal: true, description: "What to do." },
  label: { type: "string", default: "", internal: true, description: "Label of the run target." },
  chart: { type: "string", default: "", value: "runfile", internal: true, description: "Directory of the chart." },
  environment: { type: "string", internal: true, description: "Environment whose values are used." },
  release: {
    type: "string",
    default: "",
    internal: true,
    description: "Name of the release, unless people choose another one.",
  },
  namespace: {
    type: "string",
    default: "",
    internal: true,
    description: "Namespace of the release, unless people choose another one.",
  },
  "create-namespace": { type: "boolean", internal: true, description: "Whether installing creates the namespace." },
  helm: { type: "string", default: "", value: "runfile", internal: true, description: "The Helm binary." },
} as const;

type Values = OptionValues<typeof OPTIONS>;

export const helmCommand = defineCommand({
  summary: "Runs Helm for a chart: `template`, `install`, `rollback`, `uninstall`, `status`, `history` or `helm_test`.",
  examples: [
    "bazel run //hello:hello_chart.template -- --set=apps.hello_api.replicas=3",
    "bazel run //hello:hello_chart.prod.install -- --kube-context=prod --timeout=10m",
    "bazel run //hello:hello_chart.prod.rollback -- 7 --yes",
  ],
  options: OPTIONS,
  rest: "Options of Helm, such as `--set`, `--values`, `--namespace`, `--kube-context` or `--timeout`; `--release=<name>` names the release, and `--yes` answers the question before something is taken away.",
  run: runVerb,
});

async function runVerb(values: Values, _: unknown, rest: readonly string[]): Promise<Outcome> {
  const verb = verbOf(values.verb);
  if (verb === undefined)
    throw new UsageError(`no verb \`${values.verb}\`; expected ${listWords(Object.keys(VERBS), "or")}`);
  const options = readReleaseOptions(rest);
  const release = releaseOf(values, options);
  if (verb.doing !== undefined) {
    const refusal = await announce({ ...verb, doing: verb.doing }, release, values.label, options);
    if (refusal !== undefined) return { exitCode: 1, output: refusal };
  }
  const args = [...verb.args(release), "--namespace", release.namespace, ...options.helm];
  return { exitCode: await runHelmInTerminal(resolveRunfile(values.helm), args), output: "" };
}

function releaseOf(values: Values, { release, namespace }: ReleaseOptions): Release {
  // Only what reads the chart is given one.
  const chart = values.chart === "" ? "" : resolveRunfile(values.chart);
  return {
    name: release ?? values.release,
    namespace: namespace ?? values.namespace,
    chart,
    values: values.environment === undefined ? [] : environmentOptions(chart, values.environment),
    createsNamespace: values["create-namespace"] === true,
  };
}

/** Says what will be done and where; gives the reason if it will not be done. */
async function announce(
  { doing, isDestructive }: { readonly doing: string; readonly isDestructive?: true },
  { name, namespace }: Release,
  label: string,
  { context: wanted, isConfirmed }: ReleaseOptions,
): Promise<string | undefined> {
  const { current, known } = readContexts(process.env);
  if (wanted !== undefined && !known.includes(wanted)) {
    return formatProblem({
      code: "unknown-context",
      label,
      path: "--kube-context",
      what: "is not in the kubeconfig",
      got: wanted,
      expected: known.length === 0 ? "a kubeconfig with contexts" : listWords(known, "or"),
      fix: "choose one of them, or set KUBECONFIG",
    });
  }
  const context = wanted ?? current;
  const place = context === undefined ? "the default cluster" : `context ${context}`;
  const sentence = `${doing} release ${name} in namespace ${namespace} of ${place}`;
  if (isDestructive !== true || isConfirmed) {
    process.stderr.write(`${sentence}\n`);
    return undefined;
  }
  const answer = await confirm(`${sentence}. Go on?`);
  if (answer === true) return undefined;
  if (answer === false) return "Nothing was done.";
  return formatProblem({
    code: "not-confirmed",
    label,
    path: "",
    what: `${sentence} needs a yes`,
    expected: "a terminal to ask in, or --yes",
    fix: "add `-- --yes`",
  });
}
