/** An autoscaler's minimum does not exceed its maximum. */

import { scalersOf } from "../objects/scaling.ts";
import type { ObjectCheck } from "../types.ts";

export const autoscalerLimits: ObjectCheck = {
  code: "autoscaler-limits",
  severity: "error",
  about: "failure",
  description: "An autoscaler's minimum number of pods does not exceed its maximum.",
  source: "Kubernetes API: HorizontalPodAutoscalerSpec; KEDA: ScaledObject specification",
  run: (rendering) =>
    scalersOf(rendering)
      .filter(({ least, most }) => least > most)
      .map(({ object, least, most, mostPath }) => ({
        object,
        path: mostPath,
        what: `is below the minimum of ${least}`,
        got: most,
        expected: `at least ${least}`,
        fix: { app: "raise `max_replicas` in `autoscaling`, or lower `min_replicas`, which defaults to `replicas`" },
      })),
};
