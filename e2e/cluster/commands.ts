/** What `node e2e/cluster.mjs` can be asked to do. */
import { join } from "node:path";
import type { JsonObject } from "../../tools/helm/base/json.ts";
import { writeChart } from "../../tools/helm/system/io.ts";
import { attributePairs } from "./attribute_pairs.ts";
import { type BuiltChart, type Variant, variantsOf } from "./charts.ts";
import { judgeCases } from "./check_cases.ts";
import type { ControlPlane } from "./control_plane.ts";
import { judgeDefaults } from "./defaults.ts";
import { type Delivered, deliver, deliveries } from "./delivery.ts";
import { emptyTexts } from "./empty_texts.ts";
import { judgeGitops } from "./gitops.ts";
import { type Helm, session } from "./helm.ts";
import { inParallel, matrix, shareOf } from "./matrix.ts";
import { nullValues } from "./null_values.ts";
import { judgePairs } from "./pairs.ts";
import { judgePolicies, NAMESPACE as POLICIES_NAMESPACE } from "./policies.ts";
import { corpusOf } from "./policy_corpus.ts";
import { answersTo } from "./questions.ts";
import { composedCharts, judgeRandom } from "./random.ts";
import { refusals } from "./refusals.ts";
import {
  agrees,
  answerLine,
  caseLine,
  cellLine,
  defaultsLine,
  deliveredLine,
  gitopsLine,
  pairLine,
  pairTable,
  policyTable,
  storyLine,
  tableOf,
  verdictLine,
} from "./report.ts";
import { resourceGrid } from "./resource_grid.ts";
import { tellStories } from "./stories.ts";
import { valuePairs } from "./value_pairs.ts";

/** Pairs that were refused, or came out wrong, when pairs were first tried live. */
const ONCE_REFUSED = [
  /^app\.#service\.ip_/,
  /^app\.(update_strategy|strategy|service_account|autoscaling|replicas)$/,
  /^app\.#?(claim|volume)\b/,
  /^values\.(Stateful|Daemon)Set\.persistence\b/,
];

/** What tests are made of. */
export interface Build {
  /** Directories of the example charts, by label. */
  exampleCharts(): ReadonlyMap<string, string>;
  helmBinary(major: 3 | 4): string;
  /** The programs of run targets of the examples, by label. */
  runTargets(labels: readonly string[]): ReadonlyMap<string, string>;
  /** A folder for charts, which is removed at the end. */
  readonly scratch: string;
}

/** Tests on a running control plane; gives the number of failures. */
export type Tests = (controlPlane: ControlPlane) => Promise<number>;

/** What a command does once the control plane runs. Builds come before: a busy machine makes its leases run out. */
export const COMMANDS: Readonly<Record<string, (build: Build, words: readonly string[]) => Tests>> = {
  ci: (build) =>
    inSequence([
      onBothHelms(build, shareOf(chartsOf(build))),
      againstRandom(build, { count: 100, seed: 1 }),
      checkCases(build),
      againstPolicies(build, { count: 20, seed: 1 }),
      apiDefaults,
      gitopsFiles,
      stories(build, () => true),
      delivery(build),
      upgradePairs(build, (name) => ONCE_REFUSED.some((pattern) => pattern.test(name))),
    ]),
  charts: (build, [pattern = ""]) => {
    const charts = chartsOf(build).filter(({ label }) => label.includes(pattern));
    return onBothHelms(build, charts.flatMap(variantsOf));
  },
  checks: checkCases,
  defaults: () => apiDefaults,
  delivery: (build) => delivery(build),
  gitops: () => gitopsFiles,
  pairs: (build, [pattern = ""]) => upgradePairs(build, (name) => name.includes(pattern)),
  policies: (build, [count = "60", seed = "1"]) => againstPolicies(build, { count: Number(count), seed: Number(seed) }),
  random: (build, [count = "100", seed = "1"]) => againstRandom(build, { count: Number(count), seed: Number(seed) }),
  stories: (build, [pattern = ""]) => stories(build, (title) => title.includes(pattern)),
  up: () => async (controlPlane) => {
    process.stdout.write(`export KUBECONFIG=${controlPlane.kubeconfig}\n`);
    // Until a signal comes.
    return new Promise(() => undefined);
  },
};

/** One after the other, whatever the earlier ones found. */
function inSequence(tests: readonly Tests[]): Tests {
  return async (controlPlane) => {
    let failures = 0;
    for (const test of tests) failures += await test(controlPlane);
    return failures;
  };
}

function chartsOf(build: Build): readonly BuiltChart[] {
  return [...build.exampleCharts()].map(([label, directory]) => ({ label, directory }));
}

function onBothHelms(build: Build, variants: readonly Variant[]): Tests {
  const helms = ([3, 4] as const).map((major) => helmOf(build, major));
  return async (controlPlane) => {
    const cells = await matrix(controlPlane, { variants, helms, seen: (cell) => print(cellLine(cell)) });
    print(tableOf(cells));
    return cells.filter(({ findings }) => findings.length > 0).length;
  };
}

function againstRandom(build: Build, { count, seed }: { readonly count: number; readonly seed: number }): Tests {
  if (!(count > 0 && Number.isInteger(seed))) throw new Error("expected a number of charts, and a seed");
  const helm = helmOf(build, 4);
  const charts = composedCharts(count, seed);
  return async (controlPlane) => {
    const verdicts = await judgeRandom(controlPlane, helm, charts);
    for (const verdict of verdicts) print(verdictLine(verdict));
    const failed = verdicts.filter(({ objections }) => objections.length > 0).length;
    print(`# the API server takes ${count - failed} of ${count} random charts`);
    return failed;
  };
}

/** What the checks, a build and the schema of values refuse. */
function checkCases(build: Build): Tests {
  const helm = helmOf(build, 4);
  const tables = {
    "a build refuses": refusals(helm),
    "a build judges resources": resourceGrid(),
    "values without": nullValues(helm),
    "an empty text": emptyTexts(),
  };
  const questions = Object.entries(tables).flatMap(([subject, rows]) =>
    rows.map((row) => ({ ...row, title: `${subject}: ${row.title}` })),
  );
  return async (controlPlane) => {
    const verdicts = await judgeCases(controlPlane);
    const answers = await answersTo(controlPlane, questions);
    for (const verdict of verdicts) print(caseLine(verdict));
    for (const answer of answers) print(answerLine(answer));
    const all = [...verdicts, ...answers];
    const failed = all.filter(({ disagreements }) => disagreements.length > 0).length;
    print(`# the API server agrees with ${all.length - failed} of ${all.length} cases`);
    return failed;
  };
}

/** `count`: random charts, in addition to the examples. */
function againstPolicies(build: Build, { count, seed }: { readonly count: number; readonly seed: number }): Tests {
  const helm = helmOf(build, 4);
  const examples = [...build.exampleCharts().values()];
  const random = composedCharts(count, seed).map(({ files }, index) => {
    const directory = join(build.scratch, `policies-${index}`);
    writeChart(directory, files);
    return directory;
  });
  return async (controlPlane) => {
    const { template } = session(controlPlane, helm, { name: "shop", namespace: POLICIES_NAMESPACE, options: [] });
    const rendered = await inParallel([...examples, ...random], template);
    const tallies = await judgePolicies(controlPlane, corpusOf(rendered.flat() as unknown as readonly JsonObject[]));
    print(policyTable(tallies));
    return tallies.filter(({ differences }) => differences.length > 0).length;
  };
}

async function apiDefaults(controlPlane: ControlPlane): Promise<number> {
  const verdicts = await judgeDefaults(controlPlane);
  for (const verdict of verdicts) print(defaultsLine(verdict));
  return verdicts.filter(({ findings }) => findings.length > 0).length;
}

async function gitopsFiles(controlPlane: ControlPlane): Promise<number> {
  const verdicts = await judgeGitops(controlPlane);
  for (const verdict of verdicts) print(gitopsLine(verdict));
  // An example that moved would otherwise go unnoticed.
  if (verdicts.length === 0) print("not ok - the examples have files for Argo CD and Flux");
  return verdicts.length === 0 ? 1 : verdicts.filter(({ objections }) => objections.length > 0).length;
}

function upgradePairs(build: Build, isWanted: (name: string) => boolean): Tests {
  const helms = ([3, 4] as const).map((major) => helmOf(build, major));
  const pairs = [...attributePairs(build.scratch, isWanted), ...valuePairs(build.scratch, isWanted)];
  return async (controlPlane) => {
    const results = await judgePairs(controlPlane, { pairs, helms, seen: (result) => print(pairLine(result)) });
    print(pairTable(results));
    return results.filter((result) => !agrees(result)).length;
  };
}

function stories(build: Build, isWanted: (title: string) => boolean): Tests {
  const helms = ([3, 4] as const).map((major) => helmOf(build, major));
  return async (controlPlane) => {
    const told = await tellStories(controlPlane, {
      helms,
      scratch: build.scratch,
      isWanted,
      seen: (each) => print(storyLine(each)),
    });
    return told.filter(({ findings }) => findings.length > 0).length;
  };
}

function delivery(build: Build): Tests {
  const documents = deliveries();
  const charts = build.exampleCharts();
  const programs = build.runTargets([
    ...new Set(documents.flatMap(({ commands }) => commands.map(({ target }) => target))),
  ]);
  const means = {
    helm: helmOf(build, 4),
    chartOf: (label: string) => charts.get(label) ?? "",
    programOf: (target: string) => programs.get(target) ?? "",
    seen: (result: Delivered) => print(deliveredLine(result)),
  };
  return async (controlPlane) => {
    let failures = 0;
    for (const document of documents) failures += await deliver(controlPlane, document, means);
    return failures;
  };
}

function helmOf(build: Build, major: 3 | 4): Helm {
  return { major, program: build.helmBinary(major) };
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}
