/** How a new version of an app replaces its pods. */
import type { App, JsonObject } from "../types.ts";

/** A Deployment's `strategy`, or a StatefulSet's `updateStrategy`. */
export function resolveUpdateStrategy({ update_strategy }: App): JsonObject | undefined {
  if (update_strategy === undefined) return undefined;
  const { type = "RollingUpdate", max_unavailable, max_surge, partition } = update_strategy;
  const rollingUpdate = {
    ...(max_unavailable === undefined ? {} : { maxUnavailable: max_unavailable }),
    ...(max_surge === undefined ? {} : { maxSurge: max_surge }),
    ...(partition === undefined ? {} : { partition }),
  };
  return { type, ...(Object.keys(rollingUpdate).length === 0 ? {} : { rollingUpdate }) };
}
