/** Where an autoscaler looks at the share of a request, there is a request: without one it does nothing at all. */

import { listWords } from "../../base/text.ts";
import { withoutRequest } from "../objects/requests.ts";
import { scalersOf } from "../objects/scaling.ts";
import type { ObjectCheck } from "../types.ts";

export const missingRequest: ObjectCheck = {
  code: "missing-request",
  severity: "error",
  description:
    "Containers request each resource whose utilization an autoscaler looks at, which does nothing otherwise.",
  source: "Kubernetes: Horizontal Pod Autoscaling, Algorithm details",
  run: (rendering) =>
    scalersOf(rendering).flatMap((scaler) =>
      scaler.utilizations.flatMap((utilization) => {
        const containers = withoutRequest(scaler, utilization, rendering);
        if (containers.length === 0) return [];
        return {
          object: scaler.object,
          path: utilization.path,
          what: `is a share of the ${utilization.resource} that containers request, and ${listWords(containers.map(({ name }) => name))} of ${scaler.target} requests none`,
          expected: `a request of ${utilization.resource} in each container`,
          fix: `add \`"${utilization.resource}"\` to \`resources["requests"]\``,
        };
      }),
    ),
};
