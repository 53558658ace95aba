/** No container requests more than its limit. */

import { amount } from "../../base/quantity.ts";
import { entryOf } from "../../base/table.ts";
import { joinPath } from "../../model/problems.ts";
import { lookup, mapOf } from "../objects/objects.ts";
import { allContainers } from "../objects/security.ts";
import type { ObjectCheck } from "../types.ts";

export const requestOverLimit: ObjectCheck = {
  code: "request-over-limit",
  severity: "error",
  about: "failure",
  description: "No container requests more of a resource than its limit, which Kubernetes rejects.",
  source: "Kubernetes: Resource Management for Pods and Containers",
  run: ({ pods }) =>
    pods.flatMap((pod) =>
      allContainers(pod).flatMap(({ path, body }) => {
        const limits = mapOf(lookup(body, "resources", "limits"));
        return Object.entries(mapOf(lookup(body, "resources", "requests")))
          .filter(
            ([resource, request]) => amount(String(request)) > amount(String(entryOf(limits, resource) ?? Infinity)),
          )
          .map(([resource, got]) => ({
            object: pod.owner,
            path: joinPath(`${path}.resources.requests`, resource),
            what: `is more than the limit of ${limits[resource]}`,
            got,
            expected: `at most ${limits[resource]}`,
            fix: "lower it in `requests` of `resources`, or raise it in `limits`",
          }));
      }),
    ),
};
