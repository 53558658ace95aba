/** JSON schemas of the values for scaling and monitoring. */
import type { JsonObject } from "../../base/json.ts";
import { closed } from "./values_schemas.ts";

const pods = (description: string, minimum: number): JsonObject => ({
  description,
  type: "integer",
  minimum,
  maximum: 10000,
});
const utilization = (resource: string): JsonObject => ({
  description: `${resource} use to aim at, in percent of what the pods request.`,
  type: "integer",
  minimum: 1,
  maximum: 1000,
});
const switched = (description: string): JsonObject => ({ description, type: "boolean" });
const seconds = (description: string, minimum: number): JsonObject => ({ description, type: "integer", minimum });

const limits = (minimum: number): JsonObject => ({
  enabled: switched("Whether the number of pods follows the load. If not, `replicas` holds."),
  minReplicas: pods("The fewest pods.", minimum),
  maxReplicas: pods("The most pods.", 1),
});

const LIMITS = ["minReplicas", "maxReplicas"];

const targets: JsonObject = {
  targetCPUUtilizationPercentage: utilization("CPU"),
  targetMemoryUtilizationPercentage: utilization("Memory"),
};

const behavior: JsonObject = { description: "How fast to scale, as in Kubernetes.", type: "object" };

/** Without any, Kubernetes would aim at a use of CPU that nobody chose. `withTarget`: what holds if a target is the only one. */
function someTarget(others: string, withTarget: JsonObject = {}): JsonObject {
  return {
    anyOf: [
      ...Object.keys(targets).map((key) => ({ required: [key], ...withTarget })),
      { required: [others], properties: { [others]: { minProperties: 1 } } },
    ],
  };
}

const byLoad = closed(
  "Scales the number of pods by load.",
  {
    ...limits(1),
    ...targets,
    metrics: {
      description: "Additional metrics by name, as in Kubernetes.",
      type: "object",
      additionalProperties: {
        type: "object",
        required: ["type"],
        properties: { type: { enum: ["Resource", "ContainerResource", "Pods", "Object", "External"] } },
      },
    },
    behavior,
  },
  LIMITS,
);

export const autoscaling: JsonObject = { ...byLoad, ...someTarget("metrics") };

const byEvents = closed(
  "Scales the number of pods by events, with KEDA.",
  {
    ...limits(0),
    ...targets,
    triggers: {
      description: "What to scale by, by name, as in KEDA.",
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
    keda: closed("Other settings of the ScaledObject.", {
      pollingInterval: seconds("Seconds between two looks at the triggers.", 1),
      cooldownPeriod: seconds("Seconds without events before scaling down to none.", 0),
      initialCooldownPeriod: seconds("Seconds after its creation before the ScaledObject may scale down to none.", 0),
      idleReplicaCount: { description: "Pods while no trigger is active.", const: 0 },
      fallback: closed("What holds while triggers cannot be read.", {
        failureThreshold: { description: "Failed readings before the fallback holds.", type: "integer", minimum: 1 },
        replicas: pods("Pods while the fallback holds.", 0),
      }),
    }),
    behavior,
  },
  LIMITS,
);

export const kedaAutoscaling: JsonObject = {
  ...byEvents,
  // The load of no pods is unknown, so it cannot wake up the app.
  ...someTarget("triggers", { properties: { minReplicas: { type: "integer", minimum: 1 } } }),
};

const amount = (description: string): JsonObject => ({
  description,
  type: ["integer", "string"],
  minimum: 0,
  pattern: "^(100|[0-9]{1,2})%$",
});

export const disruptionBudget: JsonObject = {
  ...closed(
    "How many pods a node drain may evict at once. Set either maxUnavailable or minAvailable, and the other one to null.",
    {
      enabled: switched("Whether the app has a PodDisruptionBudget."),
      maxUnavailable: amount("Pods that may be missing, as a number or a percentage."),
      minAvailable: amount("Pods that must remain, as a number or a percentage."),
    },
  ),
  oneOf: [{ required: ["maxUnavailable"] }, { required: ["minAvailable"] }],
};

export const metrics: JsonObject = closed("How Prometheus scrapes the app.", {
  enabled: switched("Whether Prometheus scrapes the app."),
  interval: {
    description: "Time between two scrapes, like 30s. Empty: Prometheus' default.",
    type: "string",
    pattern: "^(\\d+y)?(\\d+w)?(\\d+d)?(\\d+h)?(\\d+m)?(\\d+s)?(\\d+ms)?$",
  },
});

export const alerts: JsonObject = closed("The app's alerts, in a PrometheusRule.", {
  enabled: switched("Whether the chart has the alerts."),
});
export const dashboards: JsonObject = closed("The app's Grafana dashboards, in a ConfigMap.", {
  enabled: switched("Whether the chart has the dashboards."),
});
