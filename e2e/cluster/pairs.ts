/**
 * Upgrades between two versions of a chart, live and offline. Live: the first version is installed, upgraded and rolled back, and
 * the results are compared with fresh installations. Offline: the upgrade test says whether the API server will refuse it. The two
 * are held against each other.
 */
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
  readonly helm: Helm;
  /** What the cluster made of the upgrade and of the rollback; undefined if it did what was asked. */
  readonly live: Outcome;
  /** What the upgrade test says of both directions; undefined if it lets them pass. */
  readonly offline: Outcome;
  /** What else went wrong, such as an installation that fails. */
  readonly failures: readonly string[];
  readonly seconds: number;
}

interface Outcome {
  readonly upgrade: string | undefined;
  readonly rollback: string | undefined;
}

const RELEASE = "prod";
const LOOSEST_FIRST: readonly Level[] = ["privileged", "baseline", "restricted"];

export async function judgePairs(
  controlPlane: ControlPlane,
  {
    pairs,
    helms,
    seen,
  }: { readonly pairs: readonly Pair[]; readonly helms: readonly Helm[]; readonly seen: (result: PairResult) => void },
): Promise<readonly PairResult[]> {
  const jobs = pairs.flatMap((pair) => helms.map((helm) => ({ pair, helm })));
  return inParallel(jobs, async ({ pair, helm }, index) => {
    const start = performance.now();
    const failures: string[] = [];
    const nothing = { upgrade: undefined, rollback: undefined };
    const live = await liveOutcome(controlPlane, { pair, helm, index, failures }).catch((error: Error) => {
      failures.push(error.message);
      return nothing;
    });
    const offline = {
      upgrade: await refusal(helm, pair.previous, pair.next),
      rollback: await refusal(helm, pair.next, pair.previous),
    };
    const result = { pair, helm, live, offline, failures, seconds: (performance.now() - start) / 1000 };
    seen(result);
    return result;
  });
}

interface Job {
  readonly pair: Pair;
  readonly helm: Helm;
  readonly index: number;
  readonly failures: string[];
}

async function liveOutcome(controlPlane: ControlPlane, { pair, helm, index, failures }: Job): Promise<Outcome> {
  const place = async (suffix: string, ...charts: readonly string[]) => {
    const name = `pair-${index}-${suffix}`;
    const namespace = namespaceOf(controlPlane.api, name);
    const commands = session(controlPlane, helm, { name: RELEASE, namespace: name, options: [] });
    const objects = await Promise.all(charts.map((chart) => commands.template(chart)));
    const levels = charts.map((directory) => levelOf({ directory, label: "" }));
    await namespace.create(LOOSEST_FIRST.find((level) => levels.includes(level)) ?? "restricted");
    await surround(controlPlane.api, namespace, objects.flat());
    return { namespace, commands, objects };
  };
  const { namespace, commands, objects } = await place("a", pair.previous, pair.next);
  const fresh = await place("b", pair.next);
  try {
    const [before = [], after = []] = objects;
    if (!worked(await commands.install(pair.previous), "install the previous version", failures))
      return refusedNothing();
    const installed = await snapshot(namespace, [...before, ...after]);
    const upgrade = failureOf(await commands.upgrade(pair.next));
    const upgraded = await snapshot(namespace, [...before, ...after]);
    const rollback = failureOf(await commands.rollback(1));
    const rolledBack = await snapshot(namespace, [...before, ...after]);

    if (
      worked(await fresh.commands.install(pair.next), "install the next version", failures) &&
      upgrade === undefined
    ) {
      const expected = await snapshot(fresh.namespace, [...before, ...after]);
      failures.push(...differences(expected, upgraded).map((text) => `after the upgrade: ${text}`));
    }
    if (rollback === undefined)
      failures.push(...differences(installed, rolledBack).map((text) => `after the rollback: ${text}`));
    await Promise.all([commands, fresh.commands].map((each: Session) => each.uninstall()));
    return { upgrade, rollback };
  } finally {
    await Promise.all([namespace, fresh.namespace].map((each) => each.remove()));
  }
}

function refusedNothing(): Outcome {
  return { upgrade: undefined, rollback: undefined };
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
  const refused = problems.filter(({ what }) => what.includes("Kubernetes rejects"));
  return refused.length === 0 ? undefined : refused.map(({ path, what }) => `${path} ${what}`).join("; ");
}
