/** Resources: Kubernetes rejects a container that requests more than its limit. */

import { amount } from "../../base/quantity.ts";
import { joinPath, type Problem } from "../../model/problems.ts";
import type { App } from "../../model/types.ts";

export function validateResources({ label, resources }: App): readonly Problem[] {
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
