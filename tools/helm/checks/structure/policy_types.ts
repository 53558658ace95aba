/** A NetworkPolicy has rules only for the directions in its `policyTypes`. */
import { listOf, lookup } from "../objects/objects.ts";
import type { ObjectCheck } from "../types.ts";

const DIRECTIONS = [
  { field: "ingress", type: "Ingress" },
  { field: "egress", type: "Egress" },
];

export const policyTypes: ObjectCheck = {
  code: "policy-types",
  severity: "error",
  about: "failure",
  description:
    "A NetworkPolicy lists each direction it has rules for in `policyTypes`; otherwise the rules have no effect.",
  source: "Kubernetes: Network Policies, The NetworkPolicy resource",
  run: ({ objects }) =>
    objects
      .filter(({ kind, group }) => kind === "NetworkPolicy" && group === "networking.k8s.io")
      .flatMap((object) => {
        const types = listOf(lookup(object.body, "spec", "policyTypes"));
        return DIRECTIONS.filter(
          // If unset, the types follow from the rules.
          ({ field, type }) =>
            types.length > 0 && !types.includes(type) && listOf(lookup(object.body, "spec", field)).length > 0,
        ).map(({ field, type }) => ({
          object,
          path: `spec.${field}`,
          what: "has no effect, since `policyTypes` does not list that direction",
          got: types,
          expected: `\`${type}\` among \`policyTypes\``,
          fix: `add \`${type}\` to \`policyTypes\` of the manifest, or remove the rules`,
        }));
      }),
};
