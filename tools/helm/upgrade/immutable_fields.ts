/**
 * The fields that the Kubernetes API does not let change, by group and kind, from the `Validate…Update` functions of its
 * `validation` packages. All fields of other kinds may change, like those of Ingress, NetworkPolicy, CronJob and
 * PodDisruptionBudget.
 */

import { amount } from "../base/quantity.ts";
import { lookup, textOf } from "../checks/objects/objects.ts";
import type { Json, JsonObject } from "./types.ts";

export interface ImmutableFields {
  /** Paths that must not change, including everything below; some may change if a condition holds. */
  readonly fixed: Readonly<Record<string, true | Unless>>;
  /** Paths below them that may change; `*` stands for any item. */
  readonly except?: readonly string[];
  /** What the API server says. */
  readonly refusal: string;
  /** What it says of single fields, if it says something else. */
  readonly refusals?: Readonly<Record<string, string>>;
  /** Fields that it keeps without a word when a version leaves them out. */
  readonly kept?: Readonly<Record<string, Kept>>;
  /** How to make the change anyway. */
  readonly remedy: string;
}

/** What becomes of an object whose next version leaves a field out. */
export interface Kept {
  readonly result: string;
  /** How to make the change anyway, if the object need not be deleted for it. */
  readonly remedy?: string;
}

/** When the API allows a field to change, in words and as a condition. */
export interface Unless {
  readonly words: string;
  readonly holds: (change: {
    readonly before: Json | undefined;
    readonly after: Json | undefined;
    readonly objectBefore: JsonObject;
    readonly objectAfter: JsonObject;
  }) => boolean;
}

const RENAME = "keep the value, or rename the object, which creates a new one and deletes the old";
const RECREATE = "keep the value, or have the object deleted before the upgrade and explain that in `accept`";

const IMMUTABLE = "field is immutable";
const SET_ONCE = "may not change once set";
const SELECTOR: ImmutableFields = { fixed: { "spec.selector": true }, refusal: IMMUTABLE, remedy: RENAME };
const ROLE: ImmutableFields = { fixed: { roleRef: true }, refusal: "cannot change roleRef", remedy: RENAME };

const unlessMutable: Unless = {
  words: "if the object was `immutable`",
  holds: ({ objectBefore }) => objectBefore["immutable"] !== true,
};
const SEALED = "field is immutable when `immutable` is set";
const sealed = { binaryData: unlessMutable, data: unlessMutable, immutable: unlessMutable, stringData: unlessMutable };

/** An allocated address is kept if the next version requests none; a headless Service stays headless. */
const unlessKept: Unless = {
  words: "unless the new version leaves the address to the cluster, or either version is an `ExternalName`",
  holds: ({ before, after, objectBefore, objectAfter }) =>
    [objectBefore, objectAfter].some((object) => serviceType(object) === "ExternalName") ||
    (after === undefined && before !== "None"),
};

/** If a version sets none, the cluster has chosen one and keeps it. */
const unlessFirstStays: Unless = {
  words: "unless the first stays, or either version sets none",
  holds: ({ before, after }) => {
    const [first, second] = [before, after].map((list) => lookup(list, 0));
    return first === undefined || second === undefined || first === second;
  },
};

/** Most clusters give a Service that names no family an IPv4 address. */
const unlessFamilyStays: Unless = {
  words: "unless the first stays (`IPv4` if a version sets none)",
  holds: ({ before, after }) => {
    const [first = "IPv4", second = "IPv4"] = [before, after].map((list) => lookup(list, 0));
    return first === second;
  },
};

/** A Service with addresses of two families keeps both until it is told to have one. */
const unlessPolicyStays: Unless = {
  words: "unless the new version sets it, or the old one left the Service with one family",
  holds: ({ before, after }) => after !== undefined || before === undefined || before === "SingleStack",
};

const unlessUnset: Unless = {
  words: "unless either version does not set it",
  holds: ({ before, after }) => before === undefined || after === undefined,
};

const unlessOtherType: Unless = {
  words: "unless either version is not a `LoadBalancer`",
  holds: ({ objectBefore, objectAfter }) =>
    [objectBefore, objectAfter].some((object) => serviceType(object) !== "LoadBalancer"),
};

const unlessGrowing: Unless = {
  words: "unless it grows",
  holds: ({ before, after }) => amount(String(after)) >= amount(String(before)),
};

const unlessIndexed: Unless = {
  words: "unless the Job is `Indexed`",
  holds: ({ objectBefore, objectAfter }) =>
    [objectBefore, objectAfter].every((object) => lookup(object, "spec", "completionMode") === "Indexed"),
};

function serviceType(service: JsonObject): string {
  return textOf(lookup(service, "spec", "type")) ?? "ClusterIP";
}

export const IMMUTABLE_FIELDS: Readonly<Record<string, ImmutableFields>> = {
  ConfigMap: { fixed: sealed, refusal: SEALED, remedy: RENAME },
  PersistentVolume: {
    fixed: { spec: true },
    except: [
      "spec.accessModes",
      "spec.capacity",
      "spec.claimRef",
      "spec.mountOptions",
      "spec.persistentVolumeReclaimPolicy",
      "spec.storageClassName",
      "spec.volumeAttributesClassName",
    ],
    refusal: "spec.persistentvolumesource is immutable after creation",
    refusals: { "spec.nodeAffinity": IMMUTABLE, "spec.volumeMode": IMMUTABLE },
    remedy: RENAME,
  },
  PersistentVolumeClaim: {
    fixed: { spec: true, "spec.resources.requests.storage": unlessGrowing },
    except: ["spec.resources", "spec.volumeAttributesClassName"],
    refusal:
      "spec is immutable after creation except resources.requests and volumeAttributesClassName for bound claims",
    refusals: { "spec.resources.requests.storage": "field can not be less than status.capacity" },
    remedy: "keep the value, or create a new claim and copy the data to it",
  },
  Pod: {
    fixed: { spec: true },
    except: [
      "spec.activeDeadlineSeconds",
      "spec.containers.*.image",
      "spec.initContainers.*.image",
      "spec.terminationGracePeriodSeconds",
      "spec.tolerations",
    ],
    refusal: "pod updates may not change fields other than `spec.containers[*].image`",
    remedy: "run the pod in a Deployment or a hook",
  },
  Secret: {
    fixed: { ...sealed, type: true },
    refusal: SEALED,
    refusals: { type: IMMUTABLE },
    remedy: RENAME,
  },
  Service: {
    fixed: {
      "spec.clusterIP": unlessKept,
      "spec.clusterIPs": unlessFirstStays,
      "spec.healthCheckNodePort": unlessUnset,
      "spec.ipFamilies": unlessFamilyStays,
      "spec.ipFamilyPolicy": unlessPolicyStays,
      "spec.loadBalancerClass": unlessOtherType,
    },
    refusal: SET_ONCE,
    refusals: {
      "spec.healthCheckNodePort": IMMUTABLE,
      "spec.ipFamilies": "expected another address as indicated by `ipFamilies[0]`",
    },
    kept: {
      "spec.clusterIP": { result: "the Service stays headless" },
      "spec.ipFamilies": { result: "the Service keeps its address" },
      "spec.ipFamilyPolicy": {
        result: "the Service keeps its addresses of both families",
        remedy: "write `SingleStack`, which takes the second address away, or keep the value",
      },
    },
    remedy: RECREATE,
  },
  "apiextensions.k8s.io/CustomResourceDefinition": {
    fixed: { "spec.group": true, "spec.names.kind": true, "spec.names.plural": true, "spec.scope": true },
    refusal: IMMUTABLE,
    remedy: "keep the value, or define another resource and move the objects to it",
  },
  "apps/DaemonSet": SELECTOR,
  "apps/Deployment": SELECTOR,
  "apps/ReplicaSet": SELECTOR,
  "apps/StatefulSet": {
    fixed: { spec: true },
    except: [
      "spec.minReadySeconds",
      "spec.ordinals",
      "spec.persistentVolumeClaimRetentionPolicy",
      "spec.replicas",
      "spec.revisionHistoryLimit",
      "spec.template",
      "spec.updateStrategy",
    ],
    refusal:
      "updates to statefulset spec for fields other than 'replicas', 'ordinals', 'template', 'updateStrategy', 'revisionHistoryLimit', 'persistentVolumeClaimRetentionPolicy' and 'minReadySeconds' are forbidden",
    remedy:
      "keep the value, or have the StatefulSet deleted with `kubectl delete --cascade=orphan` before the upgrade, which keeps pods and claims, and explain that in `accept`",
  },
  "batch/Job": {
    fixed: {
      "spec.backoffLimitPerIndex": true,
      "spec.completionMode": true,
      "spec.completions": unlessIndexed,
      "spec.managedBy": true,
      "spec.podFailurePolicy": true,
      "spec.selector": true,
      "spec.successPolicy": true,
      "spec.template": true,
    },
    refusal: IMMUTABLE,
    remedy:
      "make the Job a hook, which is deleted before it is created again, or give it a different name in each version",
  },
  "discovery.k8s.io/EndpointSlice": { fixed: { addressType: true }, refusal: IMMUTABLE, remedy: RENAME },
  "networking.k8s.io/IngressClass": { fixed: { "spec.controller": true }, refusal: IMMUTABLE, remedy: RENAME },
  "node.k8s.io/RuntimeClass": { fixed: { handler: true }, refusal: IMMUTABLE, remedy: RENAME },
  "rbac.authorization.k8s.io/ClusterRoleBinding": ROLE,
  "rbac.authorization.k8s.io/RoleBinding": ROLE,
  "scheduling.k8s.io/PriorityClass": {
    fixed: { preemptionPolicy: true, value: true },
    refusal: "may not be changed in an update",
    remedy: RENAME,
  },
  "storage.k8s.io/StorageClass": {
    fixed: { parameters: true, provisioner: true, reclaimPolicy: true, volumeBindingMode: true },
    refusal: IMMUTABLE,
    remedy: RENAME,
  },
};
