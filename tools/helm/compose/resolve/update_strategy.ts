/** How a new version of an app replaces its pods. */

import { given, type JsonObject } from "../../base/json.ts";
import { isNone } from "../../base/quantity.ts";
import type { AppFacts } from "../../facts/types.ts";
import { WORKLOADS } from "../../facts/workloads.ts";
import { DEFAULTS } from "../../model/defaults.ts";

/**
 * Kubernetes' defaults of rolling updates (Kubernetes API, DeploymentSpec, DaemonSetSpec, StatefulSetSpec). The chart contains
 * them: fields that only the API server filled in belong to nobody, so a server-side apply of another type would not remove
 * them, and Kubernetes rejects them there.
 */
const ROLLING_UPDATES: Readonly<Record<string, JsonObject>> = {
  DaemonSet: { maxUnavailable: 1, maxSurge: 0 },
  Deployment: { maxUnavailable: "25%", maxSurge: "25%" },
  StatefulSet: { partition: 0 },
};

/** A Deployment's `strategy`, or the `updateStrategy` of another workload. */
export function resolveUpdateStrategy(facts: AppFacts): JsonObject {
  const { app, traits } = facts;
  const { update_strategy: own } = app;
  const type = own === undefined && holdsVolume(facts) ? "Recreate" : (own?.type ?? "RollingUpdate");
  if (type !== "RollingUpdate") return { type };
  const set = given({ maxUnavailable: own?.max_unavailable, maxSurge: own?.max_surge, partition: own?.partition });
  const surge = surgesAlone(facts) ? { maxUnavailable: 0 } : {};
  return { type, rollingUpdate: { ...ROLLING_UPDATES[traits.workload], ...surge, ...set } };
}

/** Whether the app sets a surge alone: Kubernetes' default of one unavailable pod cannot go with it in a DaemonSet. */
function surgesAlone({ app, traits }: AppFacts): boolean {
  return WORKLOADS[traits.workload].perNode && !isNone(app.update_strategy?.max_surge ?? 0);
}

/** Whether a Deployment's pod blocks a volume for its replacement, which would wait forever on another node. */
function holdsVolume({ traits, volumes }: AppFacts): boolean {
  const claims = volumes.flatMap(({ entry }) => entry.claim ?? []);
  const isShared = ({ access_modes = DEFAULTS.claim.access_modes }: (typeof claims)[number]) =>
    access_modes.some((mode) => mode === "ReadWriteMany" || mode === "ReadOnlyMany");
  return traits.workload === "Deployment" && claims.some((claim) => !isShared(claim));
}
