/** `helm`: has Helm do something with a built chart or its release. The run targets of a chart call it. */

import { join } from "node:path";
import { listWords } from "../base/text.ts";
import { formatProblem, type Problem } from "../model/problems.ts";
import { defineCommand, type OptionValues, type Outcome, type Terminal, UsageError } from "../system/command.ts";
import { confirm } from "../system/confirm.ts";
import { interruptible } from "../system/interruption.ts";
import { readText } from "../system/io.ts";
import { readContexts } from "../system/kubeconfig.ts";
import { resolveRunfile } from "../system/runfiles.ts";
import { VERBS, type Verb, verbOf } from "./helm_verbs.ts";
import { type ReleaseOptions, readReleaseOptions } from "./release_options.ts";
import {
  CHART_OPTIONS,
  placeOf,
  type Release,
  releasesOf,
  renderedFile,
  unknownContexts,
  unknownEnvironment,
  withoutClusters,
} from "./releases.ts";

const OPTIONS = {
  ...CHART_OPTIONS,
  verb: { type: "string", required: true, default: "", internal: true, description: "What to do." },
  rendered: {
    type: "string",
    value: "runfile",
    internal: true,
    description: "What Helm renders without further options, a file for each environment.",
  },
} as const;

type Values = OptionValues<typeof OPTIONS>;

export const helmCommand = defineCommand({
  summary: `Runs Helm for a chart: ${listWords(Object.keys(VERBS), "or")}.`,
  examples: [
    "bazel run //hello:hello_chart.template -- --set=apps.hello_api.replicas=3",
    "bazel run //hello:hello_chart.install -- --environment=dev --timeout=10m",
    "bazel run //hello:hello_chart.prod.rollback -- 7 --yes",
  ],
  options: OPTIONS,
  rest: "`--environment=<name>` chooses the values and the destinations of an environment. Options of Helm, such as `--set`, `--values`, `--namespace`, `--kube-context` or `--timeout`; `--release=<name>` names the release, and `--yes` answers the question before something is taken away.",
  run: runVerb,
});

async function runVerb(values: Values, { isColored }: Terminal, rest: readonly string[]): Promise<Outcome> {
  const verb = verbOf(values.verb);
  if (verb === undefined)
    throw new UsageError(`no verb \`${values.verb}\`; expected ${listWords(Object.keys(VERBS), "or")}`);
  const options = readReleaseOptions(rest);
  const environment = values.environment ?? options.environment;
  const unknown = unknownEnvironment({ ...values, environment: options.environment }, values.environment);
  if (unknown !== undefined) return { exitCode: 1, output: formatProblem(unknown) };
  const isPlain = rest.length === 0 || (rest.length === 1 && rest[0] === `--environment=${environment}`);
  const rendered = isPlain && values.rendered !== undefined ? readRendered(values.rendered, environment) : "";
  if (rendered !== "" && verb.shows !== undefined) return { exitCode: 0, output: verb.shows(rendered) };
  const task = { options, helm: resolveRunfile(values.helm), label: values.label, isColored };
  const releases = releasesOf({ ...values, environment }, options);
  if (verb.isLocal?.(options)) {
    return (await inOrder(withoutClusters(releases), (release) => verb.run({ ...task, release }))).outcome;
  }
  const contexts = readContexts(process.env, options.kubeconfig);
  const strangers = unknownContexts(values.label, releases, contexts);
  if (strangers.length > 0) return { exitCode: 1, output: strangers.map(formatProblem).join("\n") };
  const { outcome, count } = await inOrder(releases, async (release) => {
    const place = placeOf(release, contexts);
    const isOneOf = releases.length > 1;
    const refusal = await interruptible(NOTHING, (signal) => announce(verb, place, { ...task, isOneOf, signal }));
    return refusal ?? verb.run({ ...task, release });
  });
  const others = releases.slice(count).map((other) => `Not reached: ${placeOf(other, contexts)}`);
  return { ...outcome, output: [outcome.output, ...others].filter((text) => text !== "").join("\n") };
}

/** What the build has rendered; empty if Helm needs more options. */
function readRendered(folder: string, environment: string | undefined): string {
  return readText(join(resolveRunfile(folder), renderedFile(environment)));
}

/** Does one after the other, and stops at the first failure. `count`: how many it has come to. */
async function inOrder(
  releases: readonly Release[],
  run: (release: Release) => Promise<Outcome>,
): Promise<{ readonly outcome: Outcome; readonly count: number }> {
  const outputs: string[] = [];
  let exitCode = 0;
  for (const [index, release] of releases.entries()) {
    const outcome = await run(release);
    const isFailure = outcome.exitCode !== 0 && outcome.isResult !== true;
    if (isFailure) return { outcome, count: index + 1 };
    outputs.push(outcome.output);
    exitCode = Math.max(exitCode, outcome.exitCode);
  }
  const output = outputs.filter((text) => text !== "").join("\n");
  const outcome = exitCode === 0 ? { exitCode, output } : { exitCode, output, isResult: true };
  return { outcome, count: releases.length };
}

interface Announcement {
  readonly options: ReleaseOptions;
  readonly label: string;
  /** Whether there are several releases. */
  readonly isOneOf: boolean;
  readonly signal: AbortSignal;
}

const NOTHING = "Nothing was done.";

/** Says what will be done and where; gives the outcome if it will not be done. */
async function announce(
  { doing, isDestructive }: Verb,
  place: string,
  { options, label, isOneOf, signal }: Announcement,
): Promise<Outcome | undefined> {
  const sentence = doing === undefined ? `${place}:` : `${doing} ${place}`;
  if (isDestructive !== true || options.isConfirmed) {
    if (doing !== undefined || isOneOf) process.stderr.write(`${sentence}\n`);
    return undefined;
  }
  const answer = await confirm(`${sentence}. Go on?`, signal);
  if (answer === true) return undefined;
  if (answer === false) return { exitCode: 1, output: NOTHING };
  const problem: Problem = {
    code: "not-confirmed",
    label,
    path: "",
    what: `${sentence} needs a yes`,
    expected: "a terminal to ask in, or --yes",
    fix: "add `-- --yes`",
  };
  return { exitCode: 1, output: formatProblem(problem) };
}
