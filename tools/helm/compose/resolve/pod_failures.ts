/** What a failed pod of a job means (Kubernetes documentation, "Jobs"). */

import type { JsonObject } from "../../base/json.ts";
import { DEFAULTS } from "../../model/defaults.ts";
import type { App, PodFailureRule } from "../../model/types.ts";

export function podFailurePolicy({ pod_failure_policy: policy }: App): JsonObject | undefined {
  return policy && { rules: policy.rules.map(kubernetesRule) };
}

/** With a limit for each index, Kubernetes has none for all together unless it is said. */
export function backoffLimit({ backoff_limit, backoff_limit_per_index }: App, usual: number): number | undefined {
  return backoff_limit ?? (backoff_limit_per_index === undefined ? usual : undefined);
}

function kubernetesRule({ action, on_exit_codes: codes, on_pod_conditions: conditions }: PodFailureRule): JsonObject {
  return {
    action,
    ...(codes && {
      onExitCodes: {
        ...(codes.container_name === undefined ? {} : { containerName: codes.container_name }),
        operator: codes.operator ?? DEFAULTS.podExitCodes.operator,
        // Kubernetes takes them only in order.
        values: codes.values.toSorted((left, right) => left - right),
      },
    }),
    ...(conditions && {
      onPodConditions: Object.entries(conditions).map(([type, status]) => ({ type, status })),
    }),
  };
}
