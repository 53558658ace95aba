/** What scales an app, and its settings in values. */

import type { Json, JsonObject } from "../../base/json.ts";
import { metricField } from "../../facts/autoscaling.ts";
import type { AppFacts } from "../../facts/types.ts";
import type { AppView } from "../../model/app_view.ts";
import { DEFAULTS } from "../../model/defaults.ts";
import type { App } from "../../model/types.ts";

type Autoscaling = NonNullable<App["autoscaling"]>;
type Keda = NonNullable<Autoscaling["keda"]>;

/** The kind of the object that scales the app. */
export function scalerOf({ autoscaling }: App): AppView["scaler"] {
  if (autoscaling === undefined) return undefined;
  return autoscaling.keda === undefined ? "HorizontalPodAutoscaler" : "ScaledObject";
}

/** `apps.<app>.autoscaling` of an app that a HorizontalPodAutoscaler scales. */
export function autoscalingValues({ app: { autoscaling }, replicas }: AppFacts): JsonObject | undefined {
  if (autoscaling === undefined || autoscaling.keda !== undefined) return undefined;
  const { metrics, behavior } = autoscaling;
  return {
    ...limits(replicas, autoscaling),
    ...(metrics && { metrics: byName(metrics as unknown as readonly JsonObject[], metricName) }),
    ...(behavior && { behavior: behavior as JsonObject }),
  };
}

/** `apps.<app>.autoscaling` of an app that KEDA scales. */
export function kedaValues({ app: { autoscaling }, replicas }: AppFacts): JsonObject | undefined {
  if (autoscaling?.keda === undefined) return undefined;
  const { keda, behavior } = autoscaling;
  const settings = kedaSettings(keda);
  return {
    ...limits(replicas, autoscaling),
    triggers: byName(keda.triggers as unknown as readonly JsonObject[], ({ name, type }) => String(name ?? type)),
    ...(Object.keys(settings).length > 0 && { keda: settings }),
    ...(behavior && { behavior: behavior as JsonObject }),
  };
}

function limits(
  replicas = 1,
  { enabled = DEFAULTS.autoscaling.enabled, min_replicas, max_replicas, cpu, memory }: Autoscaling,
): JsonObject {
  return {
    enabled,
    minReplicas: min_replicas ?? Math.max(1, replicas),
    maxReplicas: max_replicas,
    ...(cpu !== undefined && { targetCPUUtilizationPercentage: cpu }),
    ...(memory !== undefined && { targetMemoryUtilizationPercentage: memory }),
  };
}

/** The fields of a ScaledObject's `spec` that are placed as they are. */
function kedaSettings(keda: Keda): JsonObject {
  const fields: Readonly<Record<string, Json | undefined>> = {
    pollingInterval: keda.polling_interval_seconds,
    cooldownPeriod: keda.cooldown_period_seconds,
    initialCooldownPeriod: keda.initial_cooldown_period_seconds,
    idleReplicaCount: keda.idle_replicas,
    fallback: keda.fallback && {
      failureThreshold: keda.fallback.failure_threshold,
      replicas: keda.fallback.replicas,
    },
  };
  return Object.fromEntries(Object.entries(fields).filter((entry): entry is [string, Json] => entry[1] !== undefined));
}

/** The name of a metric: its own, or the resource's. */
function metricName(metric: JsonObject): string {
  const type = String(metric["type"]);
  const source = (metric[metricField(type)] ?? {}) as JsonObject;
  const { name } = (source["metric"] ?? source) as JsonObject;
  return type === "ContainerResource" ? `${source["container"]}-${name}` : String(name);
}

/** A list as a map, so that an overlay can change a single item; a repeated name gets a number. */
function byName(items: readonly JsonObject[], nameOf: (item: JsonObject) => string): JsonObject {
  const named = new Map<string, JsonObject>();
  for (const item of items) {
    const name = nameOf(item);
    let key = name;
    for (let number = 2; named.has(key); number++) key = `${name}-${number}`;
    named.set(key, item);
  }
  return Object.fromEntries(named);
}
