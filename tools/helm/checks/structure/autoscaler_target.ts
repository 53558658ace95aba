/** What an autoscaler scales is in the chart. */

import { scalersOf } from "../objects/scaling.ts";
import { areNeighbours } from "../objects/scope.ts";
import { correction, oneOf } from "../objects/wording.ts";
import type { ObjectCheck } from "../types.ts";

const SCALABLE = ["Deployment", "ReplicaSet", "StatefulSet"];

export const autoscalerTarget: ObjectCheck = {
  code: "autoscaler-target",
  severity: "error",
  description: "What an autoscaler scales is a workload of the chart.",
  source: "Kubernetes: Horizontal Pod Autoscaling, API Object",
  run: (rendering) =>
    scalersOf(rendering).flatMap(({ object, target }) => {
      const near = rendering.objects.filter((other) => areNeighbours(object, other, rendering));
      if (near.some(({ id }) => id === target)) return [];
      const candidates = near.filter(({ kind }) => SCALABLE.includes(kind)).map(({ id }) => id);
      return {
        object,
        path: "spec.scaleTargetRef",
        what: "is no workload of the chart",
        got: target,
        expected: oneOf(candidates, "a workload of the chart"),
        fix: correction(
          target,
          candidates,
          "remove the autoscaler from `manifests`, and declare the app's `autoscaling`",
        ),
      };
    }),
};
