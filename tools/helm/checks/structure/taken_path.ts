/** Each host and path leads to one place. */
import { type Claim, claimsOf } from "../objects/hosts.ts";
import type { ObjectCheck } from "../types.ts";

export const takenPath: ObjectCheck = {
  code: "taken-path",
  severity: "error",
  about: "failure",
  description: "No two rules of Ingresses, or matches of routes, claim the same host and path.",
  source: "Kubernetes: Ingress, Multiple matches; Gateway API: HTTPRoute, HTTPRouteMatch",
  run: ({ objects }) => {
    const claimed = new Map<string, Claim>();
    return objects.flatMap(claimsOf).flatMap((claim) => {
      const first = claimed.get(claim.key);
      claimed.set(claim.key, first ?? claim);
      if (first === undefined) return [];
      const { object, path, got } = claim;
      return {
        object,
        path,
        what: `is already claimed by ${first.object.id} ${first.path}`,
        got,
        expected: "a different host or path for each",
        fix: { app: "change `paths` or `hosts` in `ingress` or `route` of one of the apps" },
      };
    });
  },
};
