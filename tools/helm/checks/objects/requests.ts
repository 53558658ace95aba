/** Without a request, Kubernetes uses the limit. */

import type { Container, Rendering } from "../types.ts";
import { lookup } from "./objects.ts";
import type { Scaler, Utilization } from "./scaling.ts";
import { scalersOf } from "./scaling.ts";
import { areNeighbours } from "./scope.ts";
export function withoutRequest({ object, target }: Scaler, { resource, container }: Utilization, rendering: Rendering) {
  return rendering.pods
    .filter(({ owner }) => owner.id === target && areNeighbours(object, owner, rendering))
    .flatMap(({ containers }) => containers)
    .filter(({ role, name }) => role !== "init" && (container === undefined || container === name))
    .filter(({ body }) => ["requests", "limits"].every((of) => lookup(body, "resources", of, resource) === undefined));
}

/** Containers without a request that an autoscaler needs, each with the resource. */
export function missingRequests(rendering: Rendering): readonly (readonly [container: Container, resource: string])[] {
  return scalersOf(rendering).flatMap((scaler) =>
    scaler.utilizations.flatMap((utilization) =>
      withoutRequest(scaler, utilization, rendering).map((container) => [container, utilization.resource] as const),
    ),
  );
}
