import type { JsonObject } from "../base/json.ts";
import type { App } from "../model/app.gen.ts";
import { DEFAULTS } from "../model/defaults.ts";
export const HOST = "kubernetes.io/hostname";

export const TOPOLOGY_KEYS = { zone: "topology.kubernetes.io/zone", host: HOST } as const;

/**
 * What the apps that run on are spread over unless they say otherwise. The scheduler does as much by itself, but only where its
 * own defaults have been left alone (Kubernetes documentation, "Pod Topology Spread Constraints").
 */
export const DEFAULT_SPREAD = ["host", "zone"] as const;

/** The constraints of an app by topology key, in the order they are declared. */
export function topologyConstraints(app: App): readonly (readonly [string, JsonObject])[] {
  const declared = app.topology_spread ?? (app.anti_affinity === undefined ? DEFAULT_SPREAD : []);
  return [declared].flat().map((constraint) => {
    const {
      topology_key,
      max_skew = DEFAULTS.topologySpreadConstraint.max_skew,
      when_unsatisfiable = DEFAULTS.topologySpreadConstraint.when_unsatisfiable,
    } = typeof constraint === "string" ? { topology_key: TOPOLOGY_KEYS[constraint] } : constraint;
    return [topology_key, { maxSkew: max_skew, whenUnsatisfiable: when_unsatisfiable }] as const;
  });
}
