/** A workload has at most one autoscaler: two would work against each other. */

import { scalersOf } from "../objects/scaling.ts";
import { areNeighbours } from "../objects/scope.ts";
import type { ObjectCheck } from "../types.ts";

export const autoscalersOfOne: ObjectCheck = {
  code: "autoscalers-of-one",
  severity: "error",
  about: "failure",
  description: "A workload has at most one autoscaler, counting KEDA's, since two would work against each other.",
  source: "KEDA: Scaling Deployments, StatefulSets & Custom Resources",
  run: (rendering) =>
    scalersOf(rendering).flatMap(({ object, target }, index, all) => {
      const first = all.findIndex((other) => other.target === target && areNeighbours(other.object, object, rendering));
      const other = all[first];
      if (other === undefined || first === index) return [];
      return {
        object,
        path: "spec.scaleTargetRef",
        what: `is also the target of ${other.object.id}`,
        got: target,
        expected: "at most one autoscaler per workload",
        fix: { app: "remove one of them, or move its metrics to `metrics` in the other's `autoscaling`" },
      };
    }),
};
