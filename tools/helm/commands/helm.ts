/** `helm`: has Helm do something with a built chart or its release. The run targets of a chart call it. */

import { listWords } from "../base/text.ts";
import { formatProblem } from "../model/problems.ts";
import { defineCommand, type OptionValues, type Outcome, UsageError } from "../system/command.ts";
import { confirm } from "../system/confirm.ts";
import { readHelmOfUser, runHelmInTerminal } from "../system/helm.ts";
import { readText } from "../system/io.ts";
import { readContexts } from "../system/kubeconfig.ts";
import { resolveRunfile } from "../system/runfiles.ts";
import { VERBS, type Verb, verbOf } from "./helm_verbs.ts";
import { type ReleaseOptions, readReleaseOptions } from "./release_options.ts";
import { CHART_OPTIONS, placeOf, type Release, releasesOf, unknownContexts, withoutClusters } from "./releases.ts";

const OPTIONS = {
  ...CHART_OPTIONS,
  verb: { type: "string", required: true, default: "", internal: true, description: "What to do." },
  rendered: {
    type: "string",
    value: "runfile",
    internal: true,
    description: "What Helm renders without further options. Empty if it needs some.",
  },
} as const;

type Values = OptionValues<typeof OPTIONS>;

export const helmCommand = defineCommand({
  summary: `Runs Helm for a chart: ${listWords(Object.keys(VERBS), "or")}.`,
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
  const rendered = rest.length === 0 && values.rendered !== undefined ? readText(resolveRunfile(values.rendered)) : "";
  if (rendered !== "") return { exitCode: 0, output: shown(verb, rendered) };
  const options = readReleaseOptions(rest);
  const releases = releasesOf(values, options);
  return verb.isLocal
    ? runLocally(verb, withoutClusters(releases), { values, options })
    : runInClusters(verb, releases, { values, options });
}

interface Call {
  readonly values: Values;
  readonly options: ReleaseOptions;
}

function shown({ shows = (output) => output }: Verb, output: string): string {
  return shows(output).trimEnd();
}

async function runLocally(verb: Verb, releases: readonly Release[], { values, options }: Call): Promise<Outcome> {
  const outputs: string[] = [];
  for (const release of releases) {
    const { exitCode, stdout } = await readHelmOfUser(resolveRunfile(values.helm), [
      ...verb.args(release),
      ...options.helm,
    ]);
    if (exitCode !== 0) return { exitCode, output: "" };
    outputs.push(stdout);
  }
  return { exitCode: 0, output: shown(verb, outputs.join("")) };
}

/** Goes through the clusters in order, and stops at the first failure. */
async function runInClusters(verb: Verb, releases: readonly Release[], { values, options }: Call): Promise<Outcome> {
  const contexts = readContexts(process.env);
  const strangers = unknownContexts(values.label, releases, contexts);
  if (strangers.length > 0) return { exitCode: 1, output: strangers.map(formatProblem).join("\n") };
  for (const [index, release] of releases.entries()) {
    const place = placeOf(release, contexts);
    if (verb.doing === undefined && releases.length > 1) process.stderr.write(`${place}:\n`);
    const refusal =
      verb.doing === undefined ? undefined : await announce(verb, `${verb.doing} ${place}`, { values, options });
    const helm = resolveRunfile(values.helm);
    const exitCode =
      refusal === undefined ? await runHelmInTerminal(helm, [...verb.args(release), ...options.helm]) : 1;
    if (exitCode === 0) continue;
    const others = releases.slice(index + 1).map((other) => `Not reached: ${placeOf(other, contexts)}`);
    return { exitCode, output: [...(refusal === undefined ? [] : [refusal]), ...others].join("\n") };
  }
  return { exitCode: 0, output: "" };
}

/** Says what will be done and where; gives the reason if it will not be done. */
async function announce(
  { isDestructive }: Verb,
  sentence: string,
  { values, options }: Call,
): Promise<string | undefined> {
  if (isDestructive !== true || options.isConfirmed) {
    process.stderr.write(`${sentence}\n`);
    return undefined;
  }
  const answer = await confirm(`${sentence}. Go on?`);
  if (answer === true) return undefined;
  if (answer === false) return "Nothing was done.";
  return formatProblem({
    code: "not-confirmed",
    label: values.label,
    path: "",
    what: `${sentence} needs a yes`,
    expected: "a terminal to ask in, or --yes",
    fix: "add `-- --yes`",
  });
}
