/** The target of an autoscaler is in the chart. */

import { workloadsWith } from "../../facts/workloads.ts";
import { fixedNames } from "../objects/fixed_names.ts";
import { scalersOf } from "../objects/scaling.ts";
import { areNeighbours } from "../objects/scope.ts";
import { correction, oneOf } from "../objects/wording.ts";
import type { ObjectCheck } from "../types.ts";

const SCALABLE = workloadsWith("scalable");

export const autoscalerTarget: ObjectCheck = {
  code: "autoscaler-target",
  severity: "error",
  about: "practice",
  description: "The target of an autoscaler is a workload of the chart.",
  source: "Kubernetes: Horizontal Pod Autoscaling, API Object",
  run: (rendering) => {
    const fixed = fixedNames(rendering);
    return scalersOf(rendering).flatMap(({ object, target }) => {
      const near = rendering.objects.filter((other) => areNeighbours(object, other, rendering));
      if (near.some(({ id }) => id === target) || fixed.has(target)) return [];
      const candidates = near.filter(({ kind }) => SCALABLE.includes(kind)).map(({ id }) => id);
      return {
        object,
        path: "spec.scaleTargetRef",
        what: "is not a workload of the chart",
        got: target,
        expected: oneOf(candidates, "a workload of the chart"),
        fix: correction(target, candidates, {
          app: "remove the autoscaler from `manifests`, and declare the app's `autoscaling`",
        }),
      };
    });
  },
};
