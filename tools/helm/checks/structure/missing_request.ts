/** An autoscaler that scales on utilization needs requests: without them it does nothing. */

import { listWords } from "../../base/text.ts";
import { withoutRequest } from "../objects/requests.ts";
import { scalersOf } from "../objects/scaling.ts";
import type { ObjectCheck } from "../types.ts";

export const missingRequest: ObjectCheck = {
  code: "missing-request",
  severity: "error",
  about: "failure",
  description:
    "Containers request every resource whose utilization an autoscaler scales on; otherwise it does nothing.",
  source: "Kubernetes: Horizontal Pod Autoscaling, Algorithm details",
  run: (rendering) =>
    scalersOf(rendering).flatMap((scaler) =>
      scaler.utilizations.flatMap((utilization) => {
        const containers = withoutRequest(scaler, utilization, rendering);
        if (containers.length === 0) return [];
        return {
          object: scaler.object,
          path: utilization.path,
          what: `is relative to the ${utilization.resource} that containers request, but ${listWords(containers.map(({ name }) => name))} of ${scaler.target} requests none`,
          expected: `a request for ${utilization.resource} in each container`,
          fix: { app: `add \`"${utilization.resource}"\` to \`resources["requests"]\`` },
        };
      }),
    ),
};
