/**
 * The defaults of the Kubernetes API for the kinds that charts use (Kubernetes: pkg/apis, `defaults.go` of each group).
 * `e2e/cluster` holds them against a real API server.
 */
import { entryOf } from "../base/table.ts";
import { isMap, listOf, textOf } from "../checks/objects/objects.ts";
import { each, type Fill, fields, from, given, inTurn, value } from "./fill.ts";
import { kindOf } from "./matching.ts";
import { CLAIM_SPEC, HOST_PATH, IMPLIED_IN_PODS, OWN_POD_SPEC, POD_SPEC } from "./pod_defaults.ts";
import type { Json, JsonObject, KubernetesObject } from "./types.ts";

const TEMPLATE: Fill = fields({ spec: POD_SPEC });
const IMPLIED_TEMPLATE: Fill = fields({ spec: IMPLIED_IN_PODS });

/** The fields of a rolling update, unless the strategy has another type. */
function rolling(table: Readonly<Record<string, Fill>>): Fill {
  return fields({
    rollingUpdate: (found, { type = "RollingUpdate" }) => (type === "RollingUpdate" ? fields(table)(found, {}) : found),
    type: value("RollingUpdate"),
  });
}

const JOB_SPEC: Fill = fields({
  backoffLimit: from(({ backoffLimitPerIndex }) => (backoffLimitPerIndex === undefined ? 6 : 2 ** 31 - 1)),
  completionMode: value("NonIndexed"),
  completions: from(({ parallelism }) => (parallelism === undefined ? 1 : undefined)),
  manualSelector: value(false),
  parallelism: value(1),
  podReplacementPolicy: from(({ podFailurePolicy }) =>
    podFailurePolicy === undefined ? "TerminatingOrFailed" : "Failed",
  ),
  suspend: value(false),
  template: TEMPLATE,
});

const PUBLISHED = ["LoadBalancer", "NodePort"];
const typeOf = (service: JsonObject) => textOf(service["type"]) ?? "ClusterIP";
const ofService = (isFilled: (type: string) => boolean, filled: Json): Fill =>
  from((spec) => (isFilled(typeOf(spec)) ? filled : undefined));

const SERVICE_SPEC: Fill = fields({
  allocateLoadBalancerNodePorts: ofService((type) => type === "LoadBalancer", true),
  externalTrafficPolicy: ofService((type) => PUBLISHED.includes(type), "Cluster"),
  internalTrafficPolicy: ofService((type) => type !== "ExternalName", "Cluster"),
  ipFamilyPolicy: ofService((type) => type !== "ExternalName", "SingleStack"),
  ports: given(each(fields({ protocol: value("TCP"), targetPort: from(({ port }) => port) }))),
  sessionAffinity: value("None"),
  sessionAffinityConfig: from(({ sessionAffinity }) =>
    sessionAffinity === "ClientIP" ? { clientIP: { timeoutSeconds: 10800 } } : undefined,
  ),
  type: value("ClusterIP"),
});

/** Of an autoscaler that says something about its behaviour; without a word, they hold as well. */
const BEHAVIOR: Fill = fields({
  scaleDown: fields({
    policies: value([{ type: "Percent", value: 100, periodSeconds: 15 }]),
    selectPolicy: value("Max"),
  }),
  scaleUp: fields({
    policies: value([
      { type: "Pods", value: 4, periodSeconds: 15 },
      { type: "Percent", value: 100, periodSeconds: 15 },
    ]),
    selectPolicy: value("Max"),
    stabilizationWindowSeconds: value(0),
  }),
});

const GROUP = "rbac.authorization.k8s.io";

const BINDING: Fill = fields({
  roleRef: given(fields({ apiGroup: value(GROUP) })),
  subjects: given(
    each(fields({ apiGroup: from(({ kind }) => (kind === "User" || kind === "Group" ? GROUP : undefined)) })),
  ),
});

const POLICY_PORTS: Fill = given(each(fields({ ports: given(each(fields({ protocol: value("TCP") }))) })));

const CLAIM_TEMPLATE: Fill = fields({
  apiVersion: value("v1"),
  kind: value("PersistentVolumeClaim"),
  spec: CLAIM_SPEC,
  status: value({ phase: "Pending" }),
});

/** What the API server writes into stored objects, by group and kind. */
const FILLED_IN: Readonly<Record<string, Fill>> = {
  PersistentVolume: fields({
    spec: fields({
      hostPath: HOST_PATH,
      persistentVolumeReclaimPolicy: value("Retain"),
      volumeMode: value("Filesystem"),
    }),
  }),
  PersistentVolumeClaim: fields({ spec: CLAIM_SPEC }),
  Pod: fields({ spec: OWN_POD_SPEC }),
  Secret: fields({ type: value("Opaque") }),
  Service: fields({ spec: SERVICE_SPEC }),
  "apps/DaemonSet": fields({
    spec: fields({
      revisionHistoryLimit: value(10),
      template: TEMPLATE,
      updateStrategy: rolling({ maxSurge: value(0), maxUnavailable: value(1) }),
    }),
  }),
  "apps/Deployment": fields({
    spec: fields({
      progressDeadlineSeconds: value(600),
      replicas: value(1),
      revisionHistoryLimit: value(10),
      strategy: rolling({ maxSurge: value("25%"), maxUnavailable: value("25%") }),
      template: TEMPLATE,
    }),
  }),
  "apps/StatefulSet": fields({
    spec: fields({
      persistentVolumeClaimRetentionPolicy: fields({ whenDeleted: value("Retain"), whenScaled: value("Retain") }),
      podManagementPolicy: value("OrderedReady"),
      replicas: value(1),
      revisionHistoryLimit: value(10),
      template: TEMPLATE,
      updateStrategy: rolling({ partition: value(0) }),
      volumeClaimTemplates: given(each(CLAIM_TEMPLATE)),
    }),
  }),
  "autoscaling/HorizontalPodAutoscaler": fields({
    spec: fields({
      behavior: given(BEHAVIOR),
      metrics: value([
        { type: "Resource", resource: { name: "cpu", target: { type: "Utilization", averageUtilization: 80 } } },
      ]),
      minReplicas: value(1),
    }),
  }),
  "batch/CronJob": fields({
    spec: fields({
      concurrencyPolicy: value("Allow"),
      failedJobsHistoryLimit: value(1),
      jobTemplate: fields({ spec: fields({ template: TEMPLATE }) }),
      successfulJobsHistoryLimit: value(3),
      suspend: value(false),
    }),
  }),
  "batch/Job": fields({ spec: JOB_SPEC }),
  "networking.k8s.io/NetworkPolicy": fields({
    spec: fields({
      egress: POLICY_PORTS,
      ingress: POLICY_PORTS,
      policyTypes: from(({ egress }) => (listOf(egress).length > 0 ? ["Ingress", "Egress"] : ["Ingress"])),
    }),
  }),
  "rbac.authorization.k8s.io/ClusterRoleBinding": BINDING,
  "rbac.authorization.k8s.io/RoleBinding": BINDING,
  "scheduling.k8s.io/PriorityClass": fields({ preemptionPolicy: value("PreemptLowerPriority") }),
  "storage.k8s.io/StorageClass": fields({
    reclaimPolicy: value("Delete"),
    volumeBindingMode: value("Immediate"),
  }),
};

const NO: Fill = value(false);

/** What holds without being written anywhere. */
const IMPLIED: Readonly<Record<string, Fill>> = {
  Pod: fields({ spec: IMPLIED_IN_PODS }),
  Service: fields({ spec: fields({ publishNotReadyAddresses: NO }) }),
  "apps/DaemonSet": fields({ spec: fields({ minReadySeconds: value(0), template: IMPLIED_TEMPLATE }) }),
  "apps/Deployment": fields({
    spec: fields({ minReadySeconds: value(0), paused: NO, template: IMPLIED_TEMPLATE }),
  }),
  "apps/StatefulSet": fields({ spec: fields({ minReadySeconds: value(0), template: IMPLIED_TEMPLATE }) }),
  "autoscaling/HorizontalPodAutoscaler": fields({ spec: fields({ behavior: BEHAVIOR }) }),
  "batch/CronJob": fields({
    spec: fields({ jobTemplate: fields({ spec: inTurn(JOB_SPEC, fields({ template: IMPLIED_TEMPLATE })) }) }),
  }),
  "batch/Job": fields({ spec: fields({ template: IMPLIED_TEMPLATE }) }),
  "policy/PodDisruptionBudget": fields({ spec: fields({ unhealthyPodEvictionPolicy: value("IfHealthyBudget") }) }),
};

/** An object as the API server stores it. */
export function stored(object: KubernetesObject): JsonObject {
  return filled(object.body, entryOf(FILLED_IN, kindOf(object)));
}

/** An object with everything that it means. */
export function spelledOut(object: KubernetesObject): JsonObject {
  return filled(stored(object), entryOf(IMPLIED, kindOf(object)));
}

function filled(body: JsonObject, fill: Fill | undefined): JsonObject {
  const result = fill?.(body, {});
  return isMap(result) ? result : body;
}

/** The kinds that have defaults. */
export const KINDS_WITH_DEFAULTS: readonly string[] = Object.keys(FILLED_IN);
