/** Where an autoscaler looks at the share of a request, there is a request: without one it does nothing at all. */
import { listWords } from "../../problems.ts";
import { lookup } from "../objects.ts";
import { type Scaler, scalersOf, type Utilization } from "../scaling.ts";
import { areNeighbours } from "../scope.ts";
import type { Check, Container, Rendering } from "../types.ts";

export const missingRequest: Check = {
  code: "missing-request",
  topic: "structure",
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

/** Kubernetes takes the limit where there is no request. */
function withoutRequest({ object, target }: Scaler, { resource, container }: Utilization, rendering: Rendering) {
  return rendering.pods
    .filter(({ owner }) => owner.id === target && areNeighbours(object, owner, rendering))
    .flatMap(({ containers }) => containers)
    .filter(({ role, name }) => role !== "init" && (container === undefined || container === name))
    .filter(({ body }) => ["requests", "limits"].every((of) => lookup(body, "resources", of, resource) === undefined));
}

/** Containers, and what they have to request for an autoscaler's sake and do not. */
export function missingRequests(rendering: Rendering): readonly (readonly [container: Container, resource: string])[] {
  return scalersOf(rendering).flatMap((scaler) =>
    scaler.utilizations.flatMap((utilization) =>
      withoutRequest(scaler, utilization, rendering).map((container) => [container, utilization.resource] as const),
    ),
  );
}
