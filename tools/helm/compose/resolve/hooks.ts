/** Jobs as hooks: of Helm (Helm documentation, "Chart Hooks"), or of Argo CD (its documentation, "Sync Phases and Waves"). */

import { HOOK_EVENTS } from "../../facts/app_types.ts";
import type { AppFacts, HookPhase } from "../../facts/types.ts";
import type { ChartView } from "../../model/chart_view.ts";
import { APP_DEFAULTS } from "../../model/defaults.ts";
import type { HookView } from "../../model/views.ts";
import { SYNC_WAVE } from "./waves.ts";

export const ARGO_HOOK = "argocd.argoproj.io/hook";

/** Argo CD has only one kind of deployment, the sync, for the first and every later one. It has no tests. */
const SYNC_PHASES: Readonly<Record<HookPhase, string>> = {
  before_deploy: "PreSync",
  after_deploy: "PostSync",
  before_upgrade: "PreSync",
  after_upgrade: "PostSync",
  test: "Skip",
};

/** Nothing is left of a job that succeeded. A test stays: without its pod, `helm test --logs` of Helm 3 fails. */
const DELETE_POLICIES: Readonly<Partial<Record<HookPhase, readonly string[]>>> = { test: [] };
const DELETED_ONCE_SUCCESSFUL = ["hook-succeeded"];

/** Without it, the second deployment fails on what is left of the first one. */
const RENEWAL = "before-hook-creation";

/** The hook that an app's workload is; undefined if it is not a hook. */
export function resolveHook(
  { app, hookPhase: phase, runsFirst }: AppFacts,
  gitops: ChartView["gitops"],
): HookView | undefined {
  if (phase === undefined) return undefined;
  const { weight = APP_DEFAULTS.weight, delete_policy = DELETE_POLICIES[phase] ?? DELETED_ONCE_SUCCESSFUL } = app;
  const hook = gitops === undefined || phase === "test" ? helmHook : bothHooks;
  return {
    annotations: hook(phase, weight, delete_policy),
    // Everything else is deployed between the hooks before a deployment and those after it.
    prerequisites: runsFirst ? hook(phase, weight - 1, DELETED_ONCE_SUCCESSFUL) : {},
  };
}

type Annotations = HookView["annotations"];

function helmHook(phase: HookPhase, weight: number, policies: readonly string[]): Annotations {
  return withPolicies({ "helm.sh/hook": HOOK_EVENTS[phase], "helm.sh/hook-weight": String(weight) }, policies);
}

/** Argo CD ignores Helm's hook annotations next to its own (gitops-engine, `hook.Types`), so Helm can install the chart too. */
function bothHooks(phase: HookPhase, weight: number, policies: readonly string[]): Annotations {
  const argo = { [ARGO_HOOK]: SYNC_PHASES[phase], [SYNC_WAVE]: String(weight) };
  return withPolicies({ ...helmHook(phase, weight, policies), ...argo }, policies);
}

/** The same hook with other policies of deleting it, in addition to the one that always applies. */
export function withPolicies(hook: Annotations, policies: readonly string[]): Annotations {
  const all = [...new Set([RENEWAL, ...policies])];
  const argo = { "argocd.argoproj.io/hook-delete-policy": all.map(argoPolicy).join(",") };
  return { ...hook, "helm.sh/hook-delete-policy": all.join(","), ...(ARGO_HOOK in hook ? argo : {}) };
}

/** In Argo CD, `hook-succeeded` is `HookSucceeded`. */
function argoPolicy(policy: string): string {
  return policy.replace(/(^|-)([a-z])/g, (_, _dash: string, letter: string) => letter.toUpperCase());
}
