/** A disruption budget allows at least one eviction: otherwise no node with one of its pods can be drained. */
import { plural } from "../../base/text.ts";
import { allowedDisruptions } from "../../facts/disruptions.ts";
import { lookup, mapOf } from "../objects/objects.ts";
import { podCountOf } from "../objects/scaling.ts";
import { podsOf, type Selection, selectionsOf } from "../objects/selectors.ts";
import type { ObjectCheck, Rendering } from "../types.ts";

export const blockedDrain: ObjectCheck = {
  code: "blocked-drain",
  severity: "error",
  about: "practice",
  description: "A PodDisruptionBudget lets at least one pod be evicted; otherwise nodes cannot be drained.",
  source: "Kubernetes: Specifying a Disruption Budget for your Application, Rounding logic when specifying percentages",
  run: (rendering) =>
    selectionsOf(rendering, "PodDisruptionBudget").flatMap((selection) => {
      const { object } = selection;
      const budget = mapOf(lookup(object.body, "spec"));
      const pods = leastPods(selection, rendering);
      if (!(pods >= 1) || !(allowedDisruptions(budget, pods) < 1)) return [];
      const field = budget["minAvailable"] === undefined ? "maxUnavailable" : "minAvailable";
      return {
        object,
        path: `spec.${field}`,
        what: `lets none of the ${plural(pods, "pod")} be evicted, so no node with one of them can be drained`,
        got: budget[field],
        expected: "a budget that allows at least one eviction; Kubernetes rounds percentages up",
        fix: {
          app: "set `max_unavailable` in `disruption_budget` to 1, or raise `replicas` or the autoscaler's `min_replicas`",
        },
      };
    }),
};

/** The least number of pods; NaN if it is unknown. A workload that scales to zero counts with one pod. */
function leastPods(selection: Selection, rendering: Rendering): number {
  const counts = podsOf(selection, rendering).map(({ owner }) => podCountOf(owner, rendering));
  return counts.reduce((sum, count) => {
    if (count === undefined) return Number.NaN;
    return sum + (count.most > 0 ? Math.max(1, count.least) : 0);
  }, 0);
}
