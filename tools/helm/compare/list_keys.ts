/** How lists in objects are matched: by Kubernetes' merge keys, and where it has none, by what tells items apart for people. */
import { isMap, lookup } from "../checks/objects/objects.ts";
import { type MergeKeys, mergeKeysOf } from "../facts/merge_keys.ts";
import type { Json } from "./types.ts";

/** Lists that Kubernetes replaces as a whole, but whose items have an identity, by the field that contains them. */
const BY_IDENTITY: MergeKeys = {
  items: "key",
  matchExpressions: "key",
  paths: "path",
  rules: "host",
  subjects: "name",
  tls: "secretName",
  versions: "name",
  volumeClaimTemplates: "metadata.name",
};

/** The keys by which lists of a kind's objects are compared. */
export function listKeysOf(kind: string): MergeKeys {
  return { ...BY_IDENTITY, ...mergeKeysOf(kind) };
}

/** The items of a list by their key; undefined if they are not maps that differ in it, which the ports of a Service need not do (TCP and UDP). */
export function itemsBy(key: string, list: readonly Json[]): ReadonlyMap<string, Json> | undefined {
  const path = key.split(".");
  const entries = list.flatMap((item): (readonly [string, Json])[] => {
    const id = isMap(item) ? lookup(item, ...path) : undefined;
    return typeof id === "string" || typeof id === "number" ? [[String(id), item]] : [];
  });
  const items = new Map(entries);
  return items.size === list.length ? items : undefined;
}
