/** How two versions of an object differ, but for the defaults of the Kubernetes API. */
import { listOf, lookup } from "../checks/objects/objects.ts";
import { type Difference, differences } from "./differences.ts";
import { itemsBy, listKeysOf } from "./list_keys.ts";
import type { Path } from "./path.ts";
import type { Json, JsonObject, KubernetesObject, Pair } from "./types.ts";

/** Adds what an object leaves to the API server. */
export type Complete = (object: KubernetesObject) => JsonObject;

/** The differences at a place and below. */
export function objectDifferences(
  { before, after }: Pair,
  complete: Complete,
  at: readonly string[] = [],
): readonly Difference[] {
  const [older, newer] = [lookup(complete(before), ...at), lookup(complete(after), ...at)];
  return differences(older, newer, { path: at, keys: listKeysOf(after.kind) }).filter(
    // A default that depends on other fields changes with them.
    ({ path }) => isWritten(before.body, path) || isWritten(after.body, path),
  );
}

function isWritten(body: JsonObject, path: Path): boolean {
  return (valueAt(body, path) ?? null) !== null;
}

/** The value at a path; undefined if there is none. */
export function valueAt(value: Json | undefined, path: Path): Json | undefined {
  return path.reduce<Json | undefined>((inner, step) => {
    if (typeof step !== "object") return lookup(inner, step);
    const items = itemsBy(step.key, listOf(inner));
    return items?.get(step.id) ?? (step.was === undefined ? undefined : items?.get(step.was));
  }, value);
}
