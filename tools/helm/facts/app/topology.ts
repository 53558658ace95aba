/** What an app's pods are spread over. */
import { given } from "../../base/json.ts";
import { DEFAULTS } from "../../model/defaults.ts";
import type { App } from "../../model/types.ts";
import type { AppTypeTraits } from "../app_types.ts";
import { TOPOLOGY_KEYS } from "../topology.ts";
import type { AppFacts } from "../types.ts";

/**
 * What apps are spread over by default, if they are long-running and can have several pods. The scheduler does the same by
 * itself, but only if its defaults are unchanged (Kubernetes documentation, "Pod Topology Spread Constraints").
 */
const DEFAULT_SPREAD = ["host", "zone"] as const;

export function topologySpreadOf(
  { topology_spread, anti_affinity }: App,
  { replicas }: AppTypeTraits,
): AppFacts["topologySpread"] {
  const isSpread = replicas !== undefined && anti_affinity === undefined;
  const declared = topology_spread ?? (isSpread ? DEFAULT_SPREAD : []);
  return [declared].flat().map((constraint) => {
    const {
      topology_key,
      max_skew = DEFAULTS.topologySpreadConstraint.max_skew,
      when_unsatisfiable = DEFAULTS.topologySpreadConstraint.when_unsatisfiable,
      match_label_keys,
      min_domains,
      node_affinity_policy,
      node_taints_policy,
    } = typeof constraint === "string" ? { topology_key: TOPOLOGY_KEYS[constraint] } : constraint;
    const fields = given({
      maxSkew: max_skew,
      whenUnsatisfiable: when_unsatisfiable,
      matchLabelKeys: match_label_keys,
      minDomains: min_domains,
      nodeAffinityPolicy: node_affinity_policy,
      nodeTaintsPolicy: node_taints_policy,
    });
    return [topology_key, fields];
  });
}
