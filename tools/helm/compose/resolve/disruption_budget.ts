/** The PodDisruptionBudget in values. */

import type { JsonObject } from "../../base/json.ts";
import { DEFAULTS } from "../../model/defaults.ts";
import type { App } from "../../model/types.ts";

/** `apps.<app>.disruptionBudget`; undefined if the app leaves it to the default. */
export function disruptionBudgetValues({ disruption_budget: budget }: App): JsonObject | undefined {
  if (budget === undefined) return undefined;
  return {
    enabled: budget.enabled ?? DEFAULTS.disruptionBudget.enabled,
    ...(budget.min_available === undefined
      ? { maxUnavailable: budget.max_unavailable ?? 1 }
      : { minAvailable: budget.min_available }),
  };
}
