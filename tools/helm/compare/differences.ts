/** Where two values differ for the Kubernetes API: an empty value equals a missing one, and 1Gi equals 1024Mi. */

import { amount } from "../base/quantity.ts";
import { entryOf } from "../base/table.ts";
import { isMap } from "../checks/objects/objects.ts";
import type { MergeKeys } from "../facts/merge_keys.ts";
import { itemsBy } from "./list_keys.ts";
import { nameOf, type Path } from "./path.ts";
import type { Json } from "./types.ts";

export interface Difference {
  readonly path: Path;
  readonly before: Json | undefined;
  readonly after: Json | undefined;
  /** Whether the items of a list are the same, but stand in another order; `before` and `after` are their keys. */
  readonly isOrder?: true;
}

/** Where a comparison starts. */
export interface Start {
  readonly path?: Path;
  /** Keys by which lists are matched. Default: items are matched by their position. */
  readonly keys?: MergeKeys;
}

/** The deepest places that differ. Lists without a key differ as a whole if their lengths do. */
export function differences(
  before: Json | undefined,
  after: Json | undefined,
  { path = [], keys = {} }: Start = {},
): readonly Difference[] {
  if (isMap(before) && isMap(after)) {
    const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
    return names.flatMap((name) =>
      differences(entryOf(before, name), entryOf(after, name), { path: [...path, name], keys }),
    );
  }
  if (Array.isArray(before) && Array.isArray(after)) return inLists(before, after, { path, keys });
  return isSame(before, after, path) ? [] : [{ path, before, after }];
}

function inLists(before: readonly Json[], after: readonly Json[], start: Required<Start>): readonly Difference[] {
  const { path, keys } = start;
  const key = entryOf(keys, nameOf(path.at(-1)) ?? "");
  const [older, newer] = [before, after].map((list) => (key === undefined ? undefined : itemsBy(key, list)));
  if (key !== undefined && older !== undefined && newer !== undefined) {
    const inItems = itemPairs(older, newer, path).flatMap(({ id, was = id }) => {
      const item = was === id ? { key, id } : { key, id, was };
      return differences(older.get(was), newer.get(id), { path: [...path, item], keys });
    });
    return [...inItems, ...inOrder([...older.keys()], [...newer.keys()], path)];
  }
  if (before.length !== after.length) return isSame(before, after, path) ? [] : [{ path, before, after }];
  return before.flatMap((item, index) => differences(item, after[index], { path: [...path, index], keys }));
}

/** The items of two lists. A container that has only got another name is still the same one. */
function itemPairs(
  older: ReadonlyMap<string, Json>,
  newer: ReadonlyMap<string, Json>,
  path: Path,
): readonly { readonly id: string; readonly was?: string }[] {
  const [gone, added] = [
    [...older.keys()].filter((id) => !newer.has(id)),
    [...newer.keys()].filter((id) => !older.has(id)),
  ];
  const [was, id] = [gone[0], added[0]];
  const isRenamed = gone.length === 1 && added.length === 1 && CONTAINERS.has(nameOf(path.at(-1)) ?? "");
  if (isRenamed && was !== undefined && id !== undefined) {
    return [...[...newer.keys()].filter((key) => key !== id).map((key) => ({ id: key })), { id, was }];
  }
  return [...new Set([...older.keys(), ...newer.keys()])].map((key) => ({ id: key }));
}

const CONTAINERS = new Set(["containers", "initContainers"]);

/** Whether the items that both lists have follow each other differently. */
function inOrder(before: readonly string[], after: readonly string[], path: Path): readonly Difference[] {
  const [older, newer] = [before.filter((id) => after.includes(id)), after.filter((id) => before.includes(id))];
  return older.every((id, at) => id === newer[at]) ? [] : [{ path, before: older, after: newer, isOrder: true }];
}

/** Whether two values at a place mean the same. */
export function isSame(before: Json | undefined, after: Json | undefined, path: Path): boolean {
  const field = nameOf(path.at(-1));
  if (isEmpty(before, field) || isEmpty(after, field)) return isEmpty(before, field) && isEmpty(after, field);
  if (isQuantity(path) && isScalar(before) && isScalar(after))
    return before === after || amount(before) === amount(after);
  // The rest are scalars, lists of different lengths and values of different types.
  return before === after;
}

/** An empty selector of these selects everything, and none selects nothing or only its own namespace. */
const SELECTORS = new Set(["labelSelector", "namespaceSelector", "podSelector"]);

/** Whether a value means the same as none. `field`: its name. */
export function isEmpty(value: Json | undefined, field?: string): boolean {
  if (isMap(value)) {
    return !SELECTORS.has(field ?? "") && Object.entries(value).every(([name, inner]) => isEmpty(inner, name));
  }
  return value === undefined || value === null || (Array.isArray(value) && value.length === 0);
}

/** Fields with quantities (Kubernetes API: Quantity), and maps of them. */
const QUANTITIES = new Set(["averageValue", "divisor", "sizeLimit"]);
const OF_QUANTITIES = new Set(["capacity", "hard", "limits", "requests"]);

function isQuantity(path: Path): boolean {
  return OF_QUANTITIES.has(nameOf(path.at(-2)) ?? "") || QUANTITIES.has(nameOf(path.at(-1)) ?? "");
}

function isScalar(value: Json | undefined): value is string | number {
  return typeof value === "string" || typeof value === "number";
}
