/** Resources: Kubernetes rejects a container that requests more than its limit. */

import { amount } from "../../base/quantity.ts";
import type { ContainerFacts } from "../../facts/types.ts";
import { joinPath, type Problem } from "../../model/problems.ts";

export function validateResources({ app: { label, resources } }: ContainerFacts): readonly Problem[] {
  const limits = resources?.limits ?? {};
  return Object.entries(resources?.requests ?? {}).flatMap(([resource, request]) => {
    const limit = limits[resource];
    if (limit === undefined || amount(request) <= amount(limit)) return [];
    return {
      code: "request-over-limit",
      label,
      path: joinPath("resources.requests", resource),
      what: `is more than the limit of ${limit}`,
      got: request,
      expected: `at most ${limit}`,
      fix: "lower the request or raise the limit",
    };
  });
}
