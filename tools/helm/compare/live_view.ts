/**
 * An object of the cluster as a chart sees it: only what one of its versions declares, in the chart's own notation. What the API
 * server and controllers have filled in is left out, since an upgrade does not touch it (Helm: three-way strategic merge;
 * Kubernetes: Server-Side Apply, "Field management").
 */
import { entryOf } from "../base/table.ts";
import { isMap, listOf } from "../checks/objects/objects.ts";
import { type MergeKeys, mergeKeysOf } from "../facts/merge_keys.ts";
import { isEmpty, isSame } from "./differences.ts";
import { itemsBy } from "./list_keys.ts";
import { type Ownership, ownedField, ownedItem, ownershipOf } from "./ownership.ts";
import { nameOf, type Path } from "./path.ts";
import type { Json, JsonObject, KubernetesObject } from "./types.ts";

interface Place {
  readonly keys: MergeKeys;
  readonly path: Path;
  readonly ownership: Ownership;
}

/** What a place holds in the cluster, and in two versions of a chart. */
interface Versions {
  readonly live: Json | undefined;
  readonly before: Json | undefined;
  readonly after: Json | undefined;
}

/** The live object; `before` and `after` are the same object in the release and in the chart. */
export function liveView(live: KubernetesObject, before: KubernetesObject, after: KubernetesObject): JsonObject {
  const place = { keys: mergeKeysOf(after.kind), path: [], ownership: ownershipOf(live) };
  // The cluster may answer in another version of the API.
  const body = { ...live.body, apiVersion: before.body["apiVersion"] ?? null };
  return viewOf({ live: body, before: before.body, after: after.body }, place) as JsonObject;
}

function viewOf({ live, before, after }: Versions, place: Place): Json | undefined {
  if (isMap(live) && (isMap(before) || isMap(after))) return viewOfMap(live, { before, after }, place);
  if (Array.isArray(live)) return viewOfList(live, { before, after }, place);
  return [after, before].find((declared) => isStoredAs(live, declared, place)) ?? live;
}

/**
 * Whether the API server stores a value so: it writes quantities in its own way, and often leaves out what is empty, zero or
 * false. Whether someone has removed that, only the record of who owns it can tell.
 */
function isStoredAs(live: Json | undefined, declared: Json | undefined, { path, ownership }: Place): boolean {
  if (isSame(live, declared, path)) return true;
  return live === undefined && ownership !== "none" && ["", 0, false].includes(declared as string);
}

type Declared = Pick<Versions, "after" | "before">;

function viewOfMap(live: JsonObject, { before, after }: Declared, { keys, path, ownership }: Place): Json | undefined {
  const [older, newer] = [before, after].map((value) => (isMap(value) ? value : {})) as [JsonObject, JsonObject];
  // In the order of the chart, so that a diff shows only what changes.
  const names = new Set([...Object.keys(newer), ...Object.keys(older)]);
  const entries = [...names].flatMap((name): [string, Json][] => {
    const versions = { live: entryOf(live, name), before: entryOf(older, name), after: entryOf(newer, name) };
    const value = viewOf(versions, { keys, path: [...path, name], ownership: ownedField(ownership, name) });
    return value === undefined ? [] : [[name, value]];
  });
  return entries.length === 0 && isEmpty(after) ? after : Object.fromEntries(entries);
}

function viewOfList(live: readonly Json[], { before, after }: Declared, { keys, path, ownership }: Place): Json {
  const [older, newer] = [listOf(before), listOf(after)];
  const key = entryOf(keys, nameOf(path.at(-1)) ?? "");
  const [present, previous, next] = [live, older, newer].map((list) => (key && itemsBy(key, list)) || undefined);
  if (key !== undefined && present && previous && next) {
    return [...new Set([...next.keys(), ...previous.keys()])].flatMap((id) => {
      const versions = { live: present.get(id), before: previous.get(id), after: next.get(id) };
      const place = { keys, path: [...path, { key, id }], ownership: ownedItem(ownership, key, id) };
      return viewOf(versions, place) ?? [];
    });
  }
  // Without a key, an upgrade replaces the list as a whole, and items are compared in their order.
  return live.map((item, index) => {
    const versions = { live: item, before: older[index], after: newer[index] };
    return (versions.before ?? versions.after) === undefined
      ? item
      : (viewOf(versions, { keys, path: [...path, index], ownership: "unknown" }) ?? item);
  });
}
