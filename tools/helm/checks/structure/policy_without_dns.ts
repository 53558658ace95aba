/** Pods with restricted egress can still resolve names. */
import { appOf } from "../objects/apps.ts";
import { listOf, lookup, numberOf } from "../objects/objects.ts";
import { podsOf, type Selection, selectionsOf } from "../objects/selectors.ts";
import type { Json, ObjectCheck, Rendering } from "../types.ts";

const DNS_PORT = 53;

export const policyWithoutDns: ObjectCheck = {
  code: "policy-without-dns",
  severity: "warning",
  about: "practice",
  description: "A NetworkPolicy that allows egress also allows DNS, over UDP and TCP.",
  source: "Kubernetes: Debugging DNS Resolution; RFC 7766, section 5",
  run: (rendering) => {
    const policies = selectionsOf(rendering, "NetworkPolicy").filter((policy) => rulesOf(policy).length > 0);
    return policies
      .filter(({ object }) => appOf(object, rendering.declaration)?.network_policy?.dns !== false)
      .flatMap((policy) => {
        const rules = alike(policy, policies, rendering).flatMap(rulesOf);
        const missing = ["UDP", "TCP"].filter((protocol) => !rules.some((rule) => allows(rule, protocol)));
        if (missing.length === 0) return [];
        return {
          object: policy.object,
          path: "spec.egress",
          what: `allows egress, but no DNS over ${missing.join(" and ")}`,
          expected: `a rule for port ${DNS_PORT} over UDP and TCP`,
          fix: { app: "leave `dns` in `network_policy` on", manifest: "add the rule to the manifest" },
        };
      });
  },
};

function rulesOf({ object }: Selection): readonly Json[] {
  const types = listOf(lookup(object.body, "spec", "policyTypes"));
  return types.length === 0 || types.includes("Egress") ? listOf(lookup(object.body, "spec", "egress")) : [];
}

/** The policies that apply to all pods of this policy: rules of several policies add up. */
function alike(policy: Selection, policies: readonly Selection[], rendering: Rendering): readonly Selection[] {
  const pods = podsOf(policy, rendering);
  return policies.filter((other) => {
    const others = podsOf(other, rendering);
    return other === policy || (pods.length > 0 && pods.every((pod) => others.includes(pod)));
  });
}

function allows(rule: Json, protocol: string): boolean {
  const ports = lookup(rule, "ports");
  if (listOf(ports).length === 0) return true;
  return listOf(ports).some((item) => {
    if ((lookup(item, "protocol") ?? "TCP") !== protocol) return false;
    const port = lookup(item, "port");
    const end = numberOf(lookup(item, "endPort")) ?? Number(port);
    // A name is a port of the other side, which may be DNS.
    return port === undefined || Number.isNaN(Number(port)) || (Number(port) <= DNS_PORT && DNS_PORT <= end);
  });
}
