/** Jobs as hooks: of Helm (Helm documentation, "Chart Hooks"), or of Argo CD (its documentation, "Sync Phases and Waves"). */

import { HOOK_EVENTS } from "../../facts/app_types.ts";
import type { AppFacts, HookPhase } from "../../facts/types.ts";
import type { ChartView } from "../../model/chart_view.ts";
import { APP_DEFAULTS } from "../../model/defaults.ts";
import type { HookView } from "../../model/views.ts";

/** Argo CD has only one kind of deployment, the sync, for the first and every later one. It has no tests. */
const SYNC_PHASES: Readonly<Record<HookPhase, string>> = {
  before_deploy: "PreSync",
  after_deploy: "PostSync",
  before_upgrade: "PreSync",
  after_upgrade: "PostSync",
  test: "Skip",
};

/** The hook that an app's workload is; undefined if it is not a hook. */
export function resolveHook(
  { app, hookPhase: phase, runsFirst }: AppFacts,
  gitops: ChartView["gitops"],
): HookView | undefined {
  const { weight = APP_DEFAULTS.weight, delete_policy = [] } = app;
  if (phase === undefined) return undefined;
  // Without before-hook-creation the second deployment fails on the first one's job.
  const policies = [...new Set(["before-hook-creation", ...delete_policy])];
  const hook = gitops === undefined || phase === "test" ? helmHook : argoHook;
  return {
    annotations: hook(phase, weight, policies),
    // Everything else is deployed between the hooks before a deployment and those after it.
    prerequisites: runsFirst ? hook(phase, weight - 1, ["before-hook-creation"]) : {},
  };
}

function helmHook(phase: HookPhase, weight: number, policies: readonly string[]): HookView["annotations"] {
  return {
    "helm.sh/hook": HOOK_EVENTS[phase],
    "helm.sh/hook-weight": String(weight),
    "helm.sh/hook-delete-policy": policies.join(","),
  };
}

function argoHook(phase: HookPhase, weight: number, policies: readonly string[]): HookView["annotations"] {
  return {
    "argocd.argoproj.io/hook": SYNC_PHASES[phase],
    "argocd.argoproj.io/hook-delete-policy": policies.map(argoPolicy).join(","),
    "argocd.argoproj.io/sync-wave": String(weight),
  };
}

/** In Argo CD, `hook-succeeded` is `HookSucceeded`. */
function argoPolicy(policy: string): string {
  return policy.replace(/(^|-)([a-z])/g, (_, _dash: string, letter: string) => letter.toUpperCase());
}

/** The same hook with other delete policies. */
export function withPolicies(hook: HookView["annotations"], policies: readonly string[]): HookView["annotations"] {
  return "helm.sh/hook" in hook
    ? { ...hook, "helm.sh/hook-delete-policy": policies.join(",") }
    : { ...hook, "argocd.argoproj.io/hook-delete-policy": policies.map(argoPolicy).join(",") };
}
