/** Hooks: objects that a deployment creates and deletes itself, outside the release (Helm: Chart Hooks; Argo CD: Sync Phases and Waves). */

import type { KubernetesObject } from "../types.ts";
import { hooksOf, wordsOf } from "./objects.ts";

export const ARGO_HOOK = "argocd.argoproj.io/hook";
export const ARGO_WAVE = "argocd.argoproj.io/sync-wave";

/** The annotations of each tool's hooks, and the policy that deletes a hook before the next deployment creates it again. */
export const HOOK_TOOLS = [
  { hook: "helm.sh/hook", policies: "helm.sh/hook-delete-policy", renewal: "before-hook-creation" },
  { hook: ARGO_HOOK, policies: "argocd.argoproj.io/hook-delete-policy", renewal: "BeforeHookCreation" },
] as const;

/** Phases of Argo CD's sync that an object is a hook of; skipped objects are not hooks. */
export function argoHooksOf({ annotations }: KubernetesObject): readonly string[] {
  return wordsOf(annotations[ARGO_HOOK]).filter((phase) => phase !== "Skip");
}

/** The annotation that turns an object into a hook; undefined for an ordinary object of the release. */
export function hookAnnotationOf(object: KubernetesObject): string | undefined {
  if (hooksOf(object).length > 0) return "helm.sh/hook";
  return argoHooksOf(object).length > 0 ? ARGO_HOOK : undefined;
}

export function isHook(object: KubernetesObject): boolean {
  return hookAnnotationOf(object) !== undefined;
}

/** Whether Helm creates one object before another, for every event before a deployment that the latter is a hook of. */
export function isBeforeInHelm(first: KubernetesObject, then: KubernetesObject): boolean {
  const events = hooksOf(then).filter((event) => event.startsWith("pre-"));
  if (events.length === 0) return true;
  // Hooks of equal weight are created in the order of their kinds, in which pods come last.
  return events.every((event) => hooksOf(first).includes(event)) && helmWeight(first) <= helmWeight(then);
}

function helmWeight({ annotations }: KubernetesObject): number {
  return Number(annotations["helm.sh/hook-weight"] ?? 0);
}

/** Whether Argo CD creates one object before another, or in the same wave. */
export function isBeforeInArgo(first: KubernetesObject, then: KubernetesObject): boolean {
  const [one, other] = [argoTime(first), argoTime(then)];
  return one.phase < other.phase || (one.phase === other.phase && one.wave <= other.wave);
}

const ARGO_PHASES = ["PreSync", "Sync", "PostSync"];

function argoTime(object: KubernetesObject) {
  const phases = argoHooksOf(object).map((phase) => ARGO_PHASES.indexOf(phase));
  const known = phases.filter((phase) => phase >= 0);
  return {
    phase: known.length > 0 ? Math.min(...known) : ARGO_PHASES.indexOf("Sync"),
    wave: Number(object.annotations[ARGO_WAVE] ?? 0),
  };
}
