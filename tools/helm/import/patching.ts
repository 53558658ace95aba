/** What is left of the difference between what was imported and what apps render, as strategic-merge patches. */

import { entryOf } from "../base/table.ts";
import { isMap, listOf, lookup, mapOf } from "../checks/objects/objects.ts";
import { spelledOut } from "../compare/defaults.ts";
import type { Difference } from "../compare/differences.ts";
import { identifyAlike, match } from "../compare/matching.ts";
import { numberPorts } from "../compare/named_ports.ts";
import { normalized } from "../compare/normal_form.ts";
import { objectDifferences, valueAt } from "../compare/object_differences.ts";
import { formatPath, type Item, type Path } from "../compare/path.ts";
import { type MergeKeys, mergeKeysOf } from "../facts/merge_keys.ts";
import { harmless } from "./reasons.ts";
import type { Json, JsonObject, KubernetesObject } from "./types.ts";

/** The same object, as it was imported and as the chart renders it. */
export interface Differing {
  readonly before: KubernetesObject;
  readonly after: KubernetesObject;
  readonly differences: readonly Difference[];
}

const same = () => undefined;

/** The objects that both sides have, and where they differ in what matters. */
export function differing(
  before: readonly KubernetesObject[],
  after: readonly KubernetesObject[],
): readonly Differing[] {
  const number = { before: numberPorts(before), after: numberPorts(after) };
  return match(before, after, identifyAlike(before, after, same)).pairs.map((pair) => {
    const sides = { before: normalized(number.before(pair.before)), after: normalized(number.after(pair.after)) };
    const written = { before: normalized(pair.before), after: normalized(pair.after) };
    const differences = objectDifferences(sides, spelledOut).filter(({ path, before: old, after: now, isOrder }) => {
      if (isOrder === true) return matters(path, written.before.body);
      return (
        harmless(formatPath(path), valueAt(sides.before.body, path) ?? old, valueAt(sides.after.body, path) ?? now) ===
        undefined
      );
    });
    return { ...written, differences };
  });
}

/** Init containers run one after the other, and `$(NAME)` stands for a variable before it. */
function matters(path: Path, body: JsonObject): boolean {
  const field = path.at(-1);
  return field === "initContainers" || (field === "env" && JSON.stringify(valueAt(body, path) ?? null).includes("$("));
}

/** The patch that makes the rendered object the imported one. `key`: of the object in `patches`. */
export function patchOf({ before, differences }: Differing, key: string): JsonObject {
  return patchMap(differences, before.body, mergeKeysOf(key.split("/")[0] ?? key));
}

type Step = Path[number];

/** `differences`: with paths from here. */
function patchMap(differences: readonly Difference[], before: JsonObject, keys: MergeKeys): JsonObject {
  const byField = Map.groupBy(differences, ({ path }) => String(path[0]));
  return Object.fromEntries(
    [...byField].map(([field, group]) => [field, patchField(field, group, before[field], keys)]),
  );
}

function patchField(field: string, group: readonly Difference[], before: Json | undefined, keys: MergeKeys): Json {
  const key = entryOf(keys, field);
  if (group.some(({ path }) => path.length === 1)) return replaced(before, key);
  const inner = group.map((difference) => ({ ...difference, path: difference.path.slice(1) }));
  if (inner.every(({ path }) => typeof path[0] === "string")) return patchMap(inner, mapOf(before), keys);
  const isMerged = key !== undefined && inner.every(({ path: [step] }) => isItem(step) && step.key === key);
  return isMerged ? patchItems(key, inner, listOf(before), keys) : replaced(before, key);
}

/** A value as a whole. Lists that are merged by a key say so; nothing removes what is there. */
function replaced(before: Json | undefined, key: string | undefined): Json {
  if (Array.isArray(before) && key !== undefined) return [{ $patch: "replace" }, ...before];
  return before ?? null;
}

function isItem(step: Step | undefined): step is Item {
  return typeof step === "object";
}

function patchItems(key: string, differences: readonly Difference[], before: readonly Json[], keys: MergeKeys): Json {
  const byItem = Map.groupBy(differences, ({ path: [step] }) => (step as Item).id);
  return [...byItem].map(([id, group]): Json => {
    const [first] = group;
    const step = first?.path[0] as Item;
    const item = before.find((each) => [id, step.was].includes(String(lookup(each, key))));
    const typed = typedKey(id, key);
    if (group.some(({ path }) => path.length === 1)) return isMap(item) ? item : { [key]: typed, $patch: "delete" };
    const inner = group.map((difference) => ({ ...difference, path: difference.path.slice(1) }));
    return { [key]: typed, ...patchMap(inner, mapOf(item), keys) };
  });
}

const NUMBERS = new Set(["containerPort", "port"]);

function typedKey(id: string, key: string): Json {
  return NUMBERS.has(key) ? Number(id) : id;
}

/** Patches of several rounds: a later one adds to an earlier one. */
export function joinedPatches(one: JsonObject, other: JsonObject): JsonObject {
  const entries = Object.entries(other).map(([key, patch]): [string, Json] => {
    const keys = mergeKeysOf(key.split("/")[0] ?? key);
    return [key, joined(mapOf(one[key]), mapOf(patch), keys)];
  });
  return { ...one, ...Object.fromEntries(entries) };
}

function joined(one: JsonObject, other: JsonObject, keys: MergeKeys): JsonObject {
  const entries = Object.entries(other).map(([field, value]): [string, Json] => {
    const before = one[field];
    const key = entryOf(keys, field);
    if (isMap(before) && isMap(value)) return [field, joined(before, value, keys)];
    const isMerged = key !== undefined && Array.isArray(before) && Array.isArray(value) && !isReplacement(value);
    return [field, isMerged ? joinedItems(key, before, value, keys) : value];
  });
  return { ...one, ...Object.fromEntries(entries) };
}

function isReplacement(list: readonly Json[]): boolean {
  return lookup(list[0], "$patch") === "replace";
}

function joinedItems(key: string, one: readonly Json[], other: readonly Json[], keys: MergeKeys): readonly Json[] {
  const added = other.filter((item) => !one.some((before) => lookup(before, key) === lookup(item, key)));
  const changed = one.map((before) => {
    const item = other.find((each) => lookup(each, key) === lookup(before, key));
    return item === undefined || isReplacement([before]) ? before : joined(mapOf(before), mapOf(item), keys);
  });
  return [...changed, ...added];
}
