/** One autoscaler for a workload: two undo each other's work. */

import { scalersOf } from "../objects/scaling.ts";
import { areNeighbours } from "../objects/scope.ts";
import type { ObjectCheck } from "../types.ts";

export const autoscalersOfOne: ObjectCheck = {
  code: "autoscalers-of-one",
  severity: "error",
  description:
    "A workload has one autoscaler at most, since two would undo each other's work; KEDA makes one of its own.",
  source: "KEDA: Scaling Deployments, StatefulSets & Custom Resources",
  run: (rendering) =>
    scalersOf(rendering).flatMap(({ object, target }, index, all) => {
      const first = all.findIndex((other) => other.target === target && areNeighbours(other.object, object, rendering));
      const other = all[first];
      if (other === undefined || first === index) return [];
      return {
        object,
        path: "spec.scaleTargetRef",
        what: `is what ${other.object.id} scales, too`,
        got: target,
        expected: "one autoscaler for a workload",
        fix: "remove one of them, or move its metrics to the other one's `metrics` in `autoscaling`",
      };
    }),
};
