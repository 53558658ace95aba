/** JSON schemas of the values that say how many pods there are, and of what watches them. */
import type { JsonObject } from "../../base/json.ts";
import { closed } from "./values_schemas.ts";

const pods = (minimum: number): JsonObject => ({ type: "integer", minimum, maximum: 10000 });
const percent: JsonObject = { type: "integer", minimum: 1, maximum: 1000 };
const switched: JsonObject = { type: "boolean" };

const targets: JsonObject = {
  targetCPUUtilizationPercentage: percent,
  targetMemoryUtilizationPercentage: percent,
};

const behavior: JsonObject = { description: "How fast to scale, as Kubernetes writes it.", type: "object" };

export const autoscaling: JsonObject = closed(
  "Number of pods by load; where it is not enabled, `replicas` holds. Utilization is in percent of what the pods request.",
  {
    enabled: switched,
    minReplicas: pods(1),
    maxReplicas: pods(1),
    ...targets,
    metrics: {
      description: "Further metrics by name, as Kubernetes writes them.",
      type: "object",
      additionalProperties: {
        type: "object",
        required: ["type"],
        properties: { type: { enum: ["Resource", "ContainerResource", "Pods", "Object", "External"] } },
      },
    },
    behavior,
  },
);

export const kedaAutoscaling: JsonObject = closed(
  "Number of pods by events, with KEDA; where it is not enabled, `replicas` holds. Utilization is in percent of what the pods request.",
  {
    enabled: switched,
    minReplicas: pods(0),
    maxReplicas: pods(1),
    ...targets,
    triggers: {
      description: "What to scale by, by name, as KEDA writes it.",
      type: "object",
      additionalProperties: {
        type: "object",
        required: ["type", "metadata"],
        properties: {
          type: { type: "string", minLength: 1 },
          metadata: { type: "object", additionalProperties: { type: "string" } },
        },
      },
    },
    keda: closed("Further settings of the ScaledObject, in seconds and pods.", {
      pollingInterval: { type: "integer", minimum: 1 },
      cooldownPeriod: { type: "integer", minimum: 0 },
      initialCooldownPeriod: { type: "integer", minimum: 0 },
      idleReplicaCount: { const: 0 },
      fallback: closed(undefined, { failureThreshold: { type: "integer", minimum: 1 }, replicas: pods(0) }),
    }),
    behavior,
  },
);

const amount: JsonObject = { type: ["integer", "string"], minimum: 0, pattern: "^(100|[0-9]{1,2})%$" };

export const disruptionBudget: JsonObject = {
  ...closed(
    "How many of the pods a drain of nodes may take away at once, a number or a percentage: maxUnavailable or minAvailable, the other one null.",
    { enabled: switched, maxUnavailable: amount, minAvailable: amount },
  ),
  oneOf: [{ required: ["maxUnavailable"] }, { required: ["minAvailable"] }],
};

export const metrics: JsonObject = closed("How Prometheus scrapes the app; without an interval at its own pace.", {
  enabled: switched,
  interval: { type: "string", pattern: "^(\\d+y)?(\\d+w)?(\\d+d)?(\\d+h)?(\\d+m)?(\\d+s)?(\\d+ms)?$" },
});

export const alerts: JsonObject = closed("The app's alerts, a PrometheusRule.", { enabled: switched });
export const dashboards: JsonObject = closed("The app's dashboards, a ConfigMap for Grafana.", { enabled: switched });
