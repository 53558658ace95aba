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
    const live = await liveOutcomes(controlPlane, { pair, helms, index, failures }).catch((error: Error) => {
      failures.push(error.message);
      return new Map<number, Outcome>();
    });
    const [helm] = helms as [Helm];
    const offline = {
      upgrade: await refusal(helm, pair.previous, pair.next),
      rollback: await refusal(helm, pair.next, pair.previous),
    };
    const result = { pair, live, offline, failures, seconds: (performance.now() - start) / 1000 };
    seen(result);
    return result;
  });
}

interface Job {
  readonly pair: Pair;
  readonly helms: readonly Helm[];
  readonly index: number;
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
  { pair, failures }: Job,
  expected: State | undefined,
): Promise<Outcome> {
  const report = (step: string, from: State, to: State) =>
    failures.push(...differences(from, to).map((text) => `Helm ${helm.major}, after the ${step}: ${text}`));
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
  if (upgrade === undefined && expected !== undefined) report("upgrade", expected, await look());
  await prepare(pair.previous);
  const rollback = failureOf(await commands.rollback(1));
  if (rollback === undefined) report("rollback", installed, await look());
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

/** What the upgrade test says that the API server will refuse. */
async function refusal(helm: Helm, from: string, to: string): Promise<string | undefined> {
  const [previous, next] = [readChartVersion(from), readChartVersion(to)];
  if (previous === undefined || next === undefined) throw new Error(`no chart in ${from} or ${to}`);
  const settings = { helm: helm.program, release: RELEASE, label: "pair", options: ["--namespace", "shop"] };
  const { upgrade } = await renderUpgrade(previous, next, settings);
  const { problems } = checkUpgrade(upgrade, { chart: "chart", test: "test" });
  // Helm leaves claims that a hook has created as they are; to the upgrade test they are ordinary objects, as to Argo CD.
  const ofHooks = upgrade.renderings.flatMap(({ after }) => after.filter(isClaimOfJob).map(({ id }) => id));
  const refused = problems.filter(
    ({ path, what }) => REFUSED.test(what) && !ofHooks.includes(path.split(" ")[0] ?? ""),
  );
  return refused.length === 0 ? undefined : refused.map(({ path, what }) => `${path} ${what}`).join("; ");
}

function isClaimOfJob({ kind, labels }: CheckedObject): boolean {
  return kind === "PersistentVolumeClaim" && /^(cron)?job$/.test(labels["app.kubernetes.io/component"] ?? "");
}
