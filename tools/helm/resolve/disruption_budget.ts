/** What values say of a PodDisruptionBudget, and how many pods one lets go. */
import type { App, Json, JsonObject } from "../types.ts";

/** `apps.<app>.disruptionBudget`; undefined where the app leaves it to the default. */
export function disruptionBudgetValues({ disruption_budget: budget }: App): JsonObject | undefined {
  if (budget === undefined) return undefined;
  return {
    enabled: budget.enabled ?? true,
    ...(budget.min_available === undefined
      ? { maxUnavailable: budget.max_unavailable ?? 1 }
      : { minAvailable: budget.min_available }),
  };
}

/** How many of an app's pods a budget lets go at once. Kubernetes rounds percentages up, whichever side they are on. */
export function allowedDisruptions({ maxUnavailable, minAvailable }: JsonObject, pods: number): number {
  return minAvailable === undefined ? share(maxUnavailable, pods) : pods - share(minAvailable, pods);
}

function share(amount: Json | undefined, pods: number): number {
  const text = String(amount);
  return text.endsWith("%") ? Math.ceil((pods * Number(text.slice(0, -1))) / 100) : Number(text);
}
