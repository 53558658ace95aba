/** A disruption budget sets one limit. Its numbers are cross-checked with the values. */

import type { AppFacts } from "../../facts/types.ts";
import type { Problem } from "../../model/problems.ts";

export function validateDisruptionBudget({ app }: AppFacts): readonly Problem[] {
  const { label, disruption_budget: budget = {} } = app;
  if (budget.max_unavailable === undefined || budget.min_available === undefined) return [];
  return [
    {
      code: "conflicting-attributes",
      label,
      path: "disruption_budget.min_available",
      what: "cannot be combined with `max_unavailable`",
      got: budget.min_available,
      expected: "either `max_unavailable` or `min_available`",
      fix: "remove one of them",
    },
  ];
}
