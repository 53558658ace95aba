/** Where pods run, and how they see nodes and networks, in terms of the Kubernetes API. */

import type { Json, JsonObject } from "../../base/json.ts";
import type { AppFacts } from "../../facts/types.ts";
import { DEFAULTS } from "../../model/defaults.ts";
import type { App } from "../../model/types.ts";

/** Defaults of the values' `tolerations`. */
export function tolerationValues({ tolerations = [] }: App): readonly JsonObject[] {
  return tolerations.map(({ key, operator, value, effect, toleration_seconds }) => ({
    ...(key === undefined ? {} : { key }),
    operator: operator ?? (value === undefined ? "Exists" : "Equal"),
    ...(value === undefined ? {} : { value }),
    ...(effect === undefined ? {} : { effect }),
    ...(toleration_seconds === undefined ? {} : { tolerationSeconds: toleration_seconds }),
  }));
}

/** Defaults of the values' `affinity`, which is in Kubernetes' own form already. */
export function affinityValues({ affinity = {} }: App): JsonObject {
  return affinity as JsonObject;
}

/** Defaults of the values' `antiAffinity`. */
export function antiAffinityValues({ anti_affinity: own }: App): JsonObject | undefined {
  if (own === undefined) return undefined;
  const { type = DEFAULTS.antiAffinity.type, topology_key = DEFAULTS.antiAffinity.topology_key } =
    typeof own === "string" ? { type: own } : own;
  return { type, topologyKey: topology_key };
}

/** Defaults of the values' `topologySpread`; an empty list keeps the key for users to fill in. */
export function topologySpreadValues({ app, topologySpread }: AppFacts): JsonObject | undefined {
  const hasOwn = app.topology_spread !== undefined;
  return hasOwn || topologySpread.length > 0 ? Object.fromEntries(topologySpread) : undefined;
}

export function hostAliases({ host_aliases = {} }: App): readonly JsonObject[] | undefined {
  const aliases = Object.entries(host_aliases).map(([ip, hostnames]) => ({ ip, hostnames: [...hostnames] }));
  return aliases.length === 0 ? undefined : aliases;
}

/** On its node's network, a pod finds the cluster's Services only with this policy. */
export function dnsPolicy({ dns_policy, host_network }: App): string | undefined {
  return dns_policy ?? (host_network === true ? "ClusterFirstWithHostNet" : undefined);
}

export function dnsConfig({ dns_config }: App): JsonObject | undefined {
  if (dns_config === undefined) return undefined;
  const { nameservers, searches, options } = dns_config;
  return {
    ...(nameservers && { nameservers: [...nameservers] }),
    ...(searches && { searches: [...searches] }),
    ...(options && { options: Object.entries(options).map(resolverOption) }),
  };
}

function resolverOption([name, value]: readonly [string, Json]): JsonObject {
  return value === "" ? { name } : { name, value: String(value) };
}
