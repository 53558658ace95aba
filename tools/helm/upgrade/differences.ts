/** Where two values differ for the Kubernetes API: an empty value equals a missing one, and 1Gi equals 1024Mi. */

import { amount } from "../base/quantity.ts";
import { entryOf } from "../base/table.ts";
import { isMap } from "../checks/objects/objects.ts";
import { joinPath } from "../model/problems.ts";
import type { Json } from "./types.ts";

export type Path = readonly (string | number)[];

export interface Difference {
  readonly path: Path;
  readonly before: Json | undefined;
  readonly after: Json | undefined;
}

/** The deepest places that differ. Lists of different lengths differ as a whole. */
export function differences(before: Json | undefined, after: Json | undefined, path: Path = []): readonly Difference[] {
  if (isMap(before) && isMap(after)) {
    const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
    return keys.flatMap((key) => differences(entryOf(before, key), entryOf(after, key), [...path, key]));
  }
  if (Array.isArray(before) && Array.isArray(after) && before.length === after.length) {
    return before.flatMap((item, index) => differences(item, after[index], [...path, index]));
  }
  return isSame(before, after, path) ? [] : [{ path, before, after }];
}

/** Whether two values at a place mean the same. */
export function isSame(before: Json | undefined, after: Json | undefined, path: Path): boolean {
  if (isEmpty(before) || isEmpty(after)) return isEmpty(before) && isEmpty(after);
  if (isQuantity(path) && isScalar(before) && isScalar(after))
    return before === after || amount(before) === amount(after);
  // The rest are scalars, lists of different lengths and values of different types.
  return before === after;
}

export function isEmpty(value: Json | undefined): boolean {
  if (isMap(value)) return Object.values(value).every(isEmpty);
  return value === undefined || value === null || (Array.isArray(value) && value.length === 0);
}

/** Fields with quantities (Kubernetes API: Quantity), and maps of them. */
const QUANTITIES = new Set(["averageValue", "divisor", "sizeLimit"]);
const OF_QUANTITIES = new Set(["capacity", "hard", "limits", "requests"]);

function isQuantity(path: Path): boolean {
  return OF_QUANTITIES.has(String(path.at(-2))) || QUANTITIES.has(String(path.at(-1)));
}

function isScalar(value: Json | undefined): value is string | number {
  return typeof value === "string" || typeof value === "number";
}

export function formatPath(path: Path): string {
  return path.reduce<string>(joinPath, "");
}

/** The segments of a path like `spec.containers.*.image`, where `*` stands for any key or index. */
export function matches(path: Path, pattern: string): boolean {
  const segments = pattern.split(".");
  return path.length >= segments.length && segments.every((segment, at) => ["*", String(path[at])].includes(segment));
}
