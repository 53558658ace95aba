/** Objects as the API server shows them to policies: with defaults, and without what its types leave out. */
import { isMap, mapOf } from "../checks/objects/objects.ts";
import type { Json, JsonObject, KubernetesObject } from "../checks/types.ts";
import { stored } from "../compare/defaults.ts";

/** `group`: that of the kind. Custom resources stay as they are, but for nulls. */
export function admitted(object: KubernetesObject, isCustom: boolean): JsonObject {
  const written = mapOf(withoutNulls(object.body));
  if (isCustom) return written;
  const readable = object.kind === "Secret" && object.group === "" ? withoutStringData(written) : written;
  // An empty field has a default as a missing one has.
  const filled = typed(mapOf(stored({ ...object, body: typed(readable, "") })), "");
  return object.kind.endsWith("Role") && object.group === "rbac.authorization.k8s.io"
    ? { rules: null, ...filled }
    : filled;
}

function withoutNulls(value: Json): Json {
  if (Array.isArray(value)) return value.map(withoutNulls);
  if (!isMap(value)) return value;
  const entries = Object.entries(value).filter(([, inner]) => inner !== null);
  return Object.fromEntries(entries.map(([key, inner]) => [key, withoutNulls(inner)]));
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
function typed(map: JsonObject, parent: string): JsonObject {
  if (FREE.includes(parent)) return map;
  const entries = Object.entries(map).filter(([key, value]) => !isLeftOut(key, value));
  return Object.fromEntries(entries.map(([key, value]) => [key, typedValue(key, value)]));
}

function typedValue(key: string, value: Json): Json {
  if (Array.isArray(value)) return value.map((item) => (isMap(item) ? typed(item, "") : item));
  return isMap(value) ? typed(value, key) : value;
}

function isLeftOut(key: string, value: Json): boolean {
  if (Array.isArray(value)) return value.length === 0;
  if (isMap(value)) return FREE.includes(key) && Object.keys(value).length === 0;
  return (value === false && !POINTERS.includes(key)) || (value === "" && !KEPT_TEXTS.includes(key));
}
