/** The rules of a NetworkPolicy are for the directions that it is about. */
import { listOf, lookup } from "../objects/objects.ts";
import type { ObjectCheck } from "../types.ts";

const DIRECTIONS = [
  { field: "ingress", type: "Ingress" },
  { field: "egress", type: "Egress" },
];

export const policyTypes: ObjectCheck = {
  code: "policy-types",
  severity: "error",
  description: "A NetworkPolicy with rules for a direction is about it, since the rules mean nothing otherwise.",
  source: "Kubernetes: Network Policies, The NetworkPolicy resource",
  run: ({ objects }) =>
    objects
      .filter(({ kind, group }) => kind === "NetworkPolicy" && group === "networking.k8s.io")
      .flatMap((object) => {
        const types = listOf(lookup(object.body, "spec", "policyTypes"));
        return DIRECTIONS.filter(
          // Not said, both follow from the rules.
          ({ field, type }) =>
            types.length > 0 && !types.includes(type) && listOf(lookup(object.body, "spec", field)).length > 0,
        ).map(({ field, type }) => ({
          object,
          path: `spec.${field}`,
          what: "means nothing, since the policy is not about that direction",
          got: types,
          expected: `\`${type}\` among \`policyTypes\``,
          fix: `add \`${type}\` to \`policyTypes\` of the manifest, or remove the rules`,
        }));
      }),
};
