/** How Kubernetes merges lists of the objects in charts: by a key of their items, or not at all. */
import { isObject, type Json } from "../base/json.ts";
import { entryOf } from "../base/table.ts";
import { joinPath } from "../model/problems.ts";
import { workloadTraits } from "./workloads.ts";

/** Merge keys by the field that contains the list; in each kind, a field has only one meaning. */
export type MergeKeys = Readonly<Record<string, string>>;

/** Kubernetes API: `patchMergeKey` in PodSpec and Container. */
const IN_PODS: MergeKeys = {
  containers: "name",
  env: "name",
  hostAliases: "ip",
  imagePullSecrets: "name",
  initContainers: "name",
  ports: "containerPort",
  resourceClaims: "name",
  schedulingGates: "name",
  topologySpreadConstraints: "topologyKey",
  volumeDevices: "devicePath",
  volumeMounts: "mountPath",
  volumes: "name",
};

const IN_KINDS: Readonly<Record<string, MergeKeys>> = {
  HeadlessService: { ports: "port" },
  Service: { ports: "port" },
  ServiceAccount: { secrets: "name" },
};

/** Merge keys of an object, by its key in `patches`. */
export function mergeKeysOf(object: string): MergeKeys {
  return workloadTraits(object) === undefined ? (entryOf(IN_KINDS, object) ?? {}) : IN_PODS;
}

/** A list in a patch whose items are merged. */
export interface MergedList {
  readonly path: string;
  readonly field: string;
  readonly key: string;
  readonly items: readonly Json[];
}

export function mergedLists(patch: Json, keys: MergeKeys, path = ""): readonly MergedList[] {
  if (Array.isArray(patch)) return patch.flatMap((item, index) => mergedLists(item, keys, joinPath(path, index)));
  if (!isObject(patch)) return [];
  return Object.entries(patch).flatMap(([field, value]) => {
    const key = entryOf(keys, field);
    const at = joinPath(path, field);
    const inner = mergedLists(value, keys, at);
    return key !== undefined && Array.isArray(value) ? [{ path: at, field, key, items: value }, ...inner] : inner;
  });
}
