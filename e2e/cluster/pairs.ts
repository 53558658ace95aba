/**
 * Upgrades between two versions of a chart, live and offline. Live: the first version is installed, upgraded and rolled back, and
 * the results are compared with fresh installations. Offline: the upgrade test says whether the API server will refuse it. The two
 * are held against each other.
 */
import type { KubernetesObject as CheckedObject } from "../../tools/helm/checks/types.ts";
import { readChartVersion, renderUpgrade } from "../../tools/helm/system/chart_versions.ts";
import { checkUpgrade } from "../../tools/helm/upgrade/upgrade.ts";
import type { Pair } from "./attribute_pairs.ts";
import { type Level, levelOf } from "./charts.ts";
import type { ControlPlane } from "./control_plane.ts";
import { type Helm, type Session, saidBy, session } from "./helm.ts";
import { inParallel } from "./matrix.ts";
import { type Namespace, namespaceOf } from "./namespaces.ts";
import { differences, type State, stateOf } from "./normalized.ts";
import type { KubernetesObject } from "./objects.ts";
import type { Run } from "./processes.ts";
import { surround } from "./surroundings.ts";

export interface PairResult {
  readonly pair: Pair;
  /** What the cluster made of it, by the major version of Helm. */
  readonly live: ReadonlyMap<number, Outcome>;
  /** What the upgrade test says of both directions. */
  readonly offline: Outcome;
  /** What else went wrong, such as an installation that fails. */
  readonly failures: readonly string[];
  readonly seconds: number;
}

/** Why something is refused; undefined if it works. */
export interface Outcome {
  readonly upgrade: string | undefined;
  readonly rollback: string | undefined;
}

const RELEASE = "prod";
/** What the upgrade test says of upgrades that fail: the API server, Helm or the pods refuse them. */
const REFUSED = /Kubernetes rejects|Helm does not take over|no pod can be made/;
/** What it says of upgrades that do not do what they say: the API server keeps what was there. */
const KEPT = /Kubernetes ignores/;
const LOOSEST_FIRST: readonly Level[] = ["privileged", "baseline", "restricted"];

interface Course {
  readonly pairs: readonly Pair[];
  readonly helms: readonly Helm[];
  readonly seen: (result: PairResult) => void;
}

export async function judgePairs(
  controlPlane: ControlPlane,
  { pairs, helms, seen }: Course,
): Promise<readonly PairResult[]> {
  return inParallel(pairs, async (pair, index) => {
    const start = performance.now();
    const failures: string[] = [];
    const [helm] = helms as [Helm];
    const said = {
      upgrade: await saidOffline(helm, pair.previous, pair.next),
      rollback: await saidOffline(helm, pair.next, pair.previous),
    };
    const offline = { upgrade: said.upgrade.refusal, rollback: said.rollback.refusal };
    const live = await liveOutcomes(controlPlane, { pair, helms, index, said, failures }).catch((error: Error) => {
      failures.push(error.message);
      return new Map<number, Outcome>();
    });
    const result = { pair, live, offline, failures, seconds: (performance.now() - start) / 1000 };
    seen(result);
    return result;
  });
}

interface Job {
  readonly pair: Pair;
  readonly helms: readonly Helm[];
  readonly index: number;
  readonly said: Readonly<Record<keyof Outcome, Said>>;
  readonly failures: string[];
}

/** Every Helm takes the same way; where it leads has to be the same as for a fresh installation. */
async function liveOutcomes(controlPlane: ControlPlane, job: Job): Promise<ReadonlyMap<number, Outcome>> {
  const { helms, failures } = job;
  const fresh = helms.at(-1) as Helm;
  const expected = await inNamespace(
    controlPlane,
    job,
    { helm: fresh, suffix: "fresh" },
    async ({ commands, prepare, look }) => {
      await prepare(job.pair.next);
      const installed = worked(await commands.install(job.pair.next), "install the next version", failures);
      return installed ? look() : undefined;
    },
  );
  const outcomes = new Map<number, Outcome>();
  for (const helm of helms) {
    const suffix = `h${helm.major}`;
    outcomes.set(
      helm.major,
      await inNamespace(controlPlane, job, { helm, suffix }, (place) => thereAndBack(place, job, expected)),
    );
  }
  return outcomes;
}

async function thereAndBack(
  { helm, commands, prepare, look }: Place,
  { pair, said, failures }: Job,
  expected: State | undefined,
): Promise<Outcome> {
  const report = (step: string, kept: readonly string[], [from, to]: readonly [State, State]) =>
    failures.push(
      ...unexpected(differences(from, to), kept).map((text) => `Helm ${helm.major}, after the ${step}: ${text}`),
    );
  await prepare(pair.previous);
  const begun = worked(
    await commands.install(pair.previous),
    `Helm ${helm.major}, install the previous version`,
    failures,
  );
  if (!begun) return { upgrade: undefined, rollback: undefined };
  const installed = await look();
  await prepare(pair.next);
  const upgrade = failureOf(await commands.upgrade(pair.next));
  if (upgrade === undefined && expected !== undefined) report("upgrade", said.upgrade.kept, [expected, await look()]);
  await prepare(pair.previous);
  const rollback = failureOf(await commands.rollback(1));
  // What was never there cannot be kept.
  const kept = upgrade === undefined ? said.rollback.kept : [];
  if (rollback === undefined) report("rollback", kept, [installed, await look()]);
  return { upgrade, rollback };
}

interface Place {
  readonly helm: Helm;
  readonly commands: Session;
  /** Creates what a version expects of whoever installs it. */
  readonly prepare: (chart: string) => Promise<void>;
  /** The objects of both versions that are there. */
  readonly look: () => Promise<State>;
}

/** A namespace for both versions, for as long as a function uses it. */
async function inNamespace<Result>(
  controlPlane: ControlPlane,
  { pair, index }: Job,
  { helm, suffix }: { readonly helm: Helm; readonly suffix: string },
  use: (place: Place) => Promise<Result>,
): Promise<Result> {
  const charts = [pair.previous, pair.next];
  const name = `pair-${index}-${suffix}`;
  const namespace = namespaceOf(controlPlane.api, name);
  const commands = session(controlPlane, helm, { name: RELEASE, namespace: name, options: [] });
  const rendered = new Map(
    await Promise.all(charts.map(async (chart) => [chart, await commands.template(chart)] as const)),
  );
  const prepare = (chart: string) => surround(controlPlane.api, namespace, rendered.get(chart) ?? []);
  const levels = charts.map((directory) => levelOf({ directory, label: "" }));
  await namespace.create(LOOSEST_FIRST.find((level) => levels.includes(level)) ?? "restricted");
  try {
    const objects = [...rendered.values()].flat();
    return await use({ helm, commands, prepare, look: () => snapshot(namespace, objects) });
  } finally {
    await namespace.remove();
  }
}

async function snapshot(namespace: Namespace, rendered: readonly KubernetesObject[]): Promise<State> {
  await namespace.settle();
  return stateOf(rendered, await namespace.everything(), namespace.name);
}

function failureOf(run: Run): string | undefined {
  return run.exitCode === 0 ? undefined : saidBy(run) || run.stdout;
}

function worked(run: Run, what: string, failures: string[]): boolean {
  const failure = failureOf(run);
  if (failure !== undefined) failures.push(`${what}: ${failure}`);
  return failure === undefined;
}

interface Said {
  /** What the API server will refuse. */
  readonly refusal: string | undefined;
  /** Objects in which it will keep something. */
  readonly kept: readonly string[];
}

/** What the upgrade test says. */
async function saidOffline(helm: Helm, from: string, to: string): Promise<Said> {
  const [previous, next] = [readChartVersion(from), readChartVersion(to)];
  if (previous === undefined || next === undefined) throw new Error(`no chart in ${from} or ${to}`);
  const settings = { helm: helm.program, release: RELEASE, label: "pair", options: ["--namespace", "shop"] };
  const { upgrade } = await renderUpgrade(previous, next, settings);
  const { problems } = checkUpgrade(upgrade, { chart: "chart", test: "test" });
  // Helm leaves claims that a hook has created as they are; to the upgrade test they are ordinary objects, as to Argo CD.
  const ofHooks = upgrade.renderings.flatMap(({ after }) => after.filter(isClaimOfJob).map(({ id }) => id));
  const idOf = (path: string) => path.split(" ")[0] ?? "";
  const refused = problems.filter(({ path, what }) => REFUSED.test(what) && !ofHooks.includes(idOf(path)));
  return {
    refusal: refused.length === 0 ? undefined : refused.map(({ path, what }) => `${path} ${what}`).join("; "),
    kept: problems.filter(({ what }) => KEPT.test(what)).map(({ path }) => idOf(path)),
  };
}

/** Differences from a fresh installation that the upgrade test does not speak of, and those of which it speaks in vain. */
function unexpected(found: readonly string[], kept: readonly string[]): readonly string[] {
  const isIn = (id: string) => (text: string) => text.startsWith(`${id} `);
  return [
    ...found.filter((text) => !kept.some((id) => isIn(id)(text))),
    ...kept.filter((id) => !found.some(isIn(id))).map((id) => `${id} keeps nothing, though the upgrade test says so`),
  ];
}

function isClaimOfJob({ kind, labels }: CheckedObject): boolean {
  return kind === "PersistentVolumeClaim" && /^(cron)?job$/.test(labels["app.kubernetes.io/component"] ?? "");
}
