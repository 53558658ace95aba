/** How a new version of an app replaces its pods. */

import type { JsonObject } from "../../base/json.ts";
import { isNone } from "../../base/quantity.ts";
import type { AppFacts } from "../../facts/types.ts";
import { WORKLOADS } from "../../facts/workloads.ts";
import { DEFAULTS } from "../../model/defaults.ts";

/** A Deployment's `strategy`, or the `updateStrategy` of another workload. */
export function resolveUpdateStrategy(facts: AppFacts): JsonObject | undefined {
  const { update_strategy } = facts.app;
  if (update_strategy === undefined) return holdsVolume(facts) ? { type: "Recreate" } : undefined;
  const { type = "RollingUpdate", max_surge, partition } = update_strategy;
  const max_unavailable = update_strategy.max_unavailable ?? (surgesAlone(facts) ? 0 : undefined);
  const rollingUpdate = {
    ...(max_unavailable === undefined ? {} : { maxUnavailable: max_unavailable }),
    ...(max_surge === undefined ? {} : { maxSurge: max_surge }),
    ...(partition === undefined ? {} : { partition }),
  };
  return { type, ...(Object.keys(rollingUpdate).length === 0 ? {} : { rollingUpdate }) };
}

/** Whether Kubernetes' default of 1 unavailable pod would come with a surge, which a DaemonSet cannot have. */
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
