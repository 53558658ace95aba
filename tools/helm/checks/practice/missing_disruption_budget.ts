/** A drain evicts one of several pods at a time. */
import { appOf } from "../objects/apps.ts";
import { podCountOf } from "../objects/scaling.ts";
import { podsOf, selectionsOf } from "../objects/selectors.ts";
import type { ObjectCheck } from "../types.ts";

export const missingDisruptionBudget: ObjectCheck = {
  code: "missing-disruption-budget",
  severity: "warning",
  about: "practice",
  description:
    "A workload with several pods has a PodDisruptionBudget, so that drains do not evict all of them at once.",
  source: "Kubernetes: Disruptions, Pod disruption budgets",
  run: (rendering) => {
    const covered = selectionsOf(rendering, "PodDisruptionBudget").flatMap((budget) => podsOf(budget, rendering));
    return rendering.pods.flatMap((pod) => {
      const pods = podCountOf(pod.owner, rendering)?.least ?? 0;
      // An app may declare that all of its pods can be evicted.
      const declared = appOf(pod.owner, rendering.declaration)?.disruption_budget?.enabled;
      if (pods < 2 || covered.includes(pod) || declared === false) return [];
      return {
        object: pod.owner,
        path: "",
        what: `has ${pods} pods but no PodDisruptionBudget, so drains may evict all of them at once`,
        expected: "a PodDisruptionBudget",
        fix: { app: "leave `disruption_budget` at its default, or add one to `manifests`" },
      };
    });
  },
};
