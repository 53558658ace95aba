/** Objects as the API server shows them to policies: with defaults, and without what its types leave out. */
import { withChildren } from "../base/json.ts";
import { isMap, mapOf } from "../checks/objects/objects.ts";
import type { Json, JsonObject, KubernetesObject } from "../checks/types.ts";
import { stored } from "../compare/defaults.ts";

/** Custom resources stay as they are, but for nulls. */
export function admitted(object: KubernetesObject, isCustom: boolean): JsonObject {
  if (isCustom) return mapOf(withoutNulls(object.body));
  const readable = object.kind === "Secret" && object.group === "" ? withoutStringData(object.body) : object.body;
  // An empty field has a default as a missing one has.
  const written = mapOf(typed(readable, ""));
  if (object.kind === "ReplicaSet") return withReplicas(object, written);
  const filled = stored({ ...object, body: written });
  return isRole(object) ? { ...filled, rules: object.body["rules"] ?? null } : filled;
}

/** A ReplicaSet has the defaults of a Deployment, as far as it has its fields. */
function withReplicas(object: KubernetesObject, body: JsonObject): JsonObject {
  const { minReadySeconds, replicas, selector, template } = mapOf(
    stored({ ...object, kind: "Deployment", body })["spec"],
  );
  const given = Object.entries({ minReadySeconds, replicas, selector, template });
  const spec = given.flatMap(([key, value]): [string, Json][] => (value === undefined ? [] : [[key, value]]));
  return { ...body, spec: Object.fromEntries(spec) };
}

/** Their rules are always there, if only as null. */
function isRole({ kind, group }: KubernetesObject): boolean {
  return group === "rbac.authorization.k8s.io" && kind.endsWith("Role");
}

function withoutNulls(value: Json): Json {
  return withChildren(value, (inner) => (inner === null ? undefined : withoutNulls(inner)));
}

function withoutStringData({ stringData, ...secret }: JsonObject): JsonObject {
  if (!isMap(stringData)) return secret;
  const encoded = Object.entries(stringData).map(([key, text]) => [key, Buffer.from(String(text)).toString("base64")]);
  return { ...secret, data: { ...mapOf(secret["data"]), ...Object.fromEntries(encoded) } };
}

/** Maps whose keys people choose: what is in them stays. */
const FREE = [
  "annotations",
  "binaryData",
  "data",
  "labels",
  "limits",
  "matchLabels",
  "nodeSelector",
  "parameters",
  "requests",
];

/** Maps of resources to quantities. */
const QUANTITIES = ["limits", "requests"];

/** Truth values that are pointers in Kubernetes' types, so that false is not the same as nothing. */
const POINTERS = [
  "allowPrivilegeEscalation",
  "allowVolumeExpansion",
  "automountServiceAccountToken",
  "allocateLoadBalancerNodePorts",
  "enableServiceLinks",
  "hostUsers",
  "immutable",
  "manualSelector",
  "optional",
  "privileged",
  "readOnlyRootFilesystem",
  "runAsNonRoot",
  "setHostnameAsFQDN",
  "shareProcessNamespace",
  "suspend",
];

/** Texts that are pointers, or always there. */
const KEPT_TEXTS = [
  "apiGroup",
  "ingressClassName",
  "name",
  "storageClassName",
  "type",
  "volumeAttributesClassName",
  "key",
];

/** Kubernetes' types leave out most fields that are empty. */
function typed(value: Json, key: string): Json {
  // Quantities are texts, however they are written.
  if (QUANTITIES.includes(key)) return withChildren(value, (item) => (typeof item === "number" ? String(item) : item));
  if (FREE.includes(key)) return value;
  // An item of a list is no field.
  if (Array.isArray(value)) return withChildren(value, (item) => typed(item, ""));
  return withChildren(value, (inner, name) => (isLeftOut(name, inner) ? undefined : typed(inner, name)));
}

function isLeftOut(key: string, value: Json): boolean {
  if (value === null) return true;
  if (Array.isArray(value)) return value.length === 0;
  if (isMap(value)) return FREE.includes(key) && Object.keys(value).length === 0;
  return (value === false && !POINTERS.includes(key)) || (value === "" && !KEPT_TEXTS.includes(key));
}
