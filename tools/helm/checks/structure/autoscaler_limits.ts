/** An autoscaler's lower limit is not above its upper one. */

import { scalersOf } from "../objects/scaling.ts";
import type { ObjectCheck } from "../types.ts";

export const autoscalerLimits: ObjectCheck = {
  code: "autoscaler-limits",
  severity: "error",
  description: "An autoscaler's lower limit is not above its upper limit.",
  source: "Kubernetes API: HorizontalPodAutoscalerSpec; KEDA: ScaledObject specification",
  run: (rendering) =>
    scalersOf(rendering)
      .filter(({ least, most }) => least > most)
      .map(({ object, least, most, mostPath }) => ({
        object,
        path: mostPath,
        what: `is less than the lower limit, which is ${least}`,
        got: most,
        expected: `at least ${least}`,
        fix: "raise `max_replicas` in `autoscaling`, or lower `min_replicas`, whose default is `replicas`",
      })),
};
