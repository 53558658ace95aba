/** Describes edits of declarations: where to write a value. */

import { starlark, starlarkEntry } from "../base/starlark.ts";
import { joinPath } from "./problems.ts";
import { isDict } from "./translate.ts";

export type Path = readonly (string | number)[];

/** A dict in a declaration, and its place. */
export interface Target {
  readonly path: Path;
  readonly dict: Readonly<Record<string, unknown>>;
}

/** Longer values are not shown in an edit. */
const LONGEST_VALUE = 120;

export function placeOf(path: Path): string {
  return path.reduce<string>(joinPath, "");
}

/** Writes a value at a path below a dict; existing dicts on the way keep their content. */
export function writeTo(path: readonly string[], value: unknown, target: Target): string {
  const depth = depthOf(path, target.dict);
  const [key, ...rest] = path.slice(depth);
  if (key === undefined) return replace(path, value, target);
  const isAssignment = target.path.length === 0 && depth === 0;
  const text = isAssignment ? `${key} = ${nested(rest, value)}` : `${starlark(key)}: ${nested(rest, value)}`;
  const place = placeOf([...target.path, ...path.slice(0, depth)]);
  return depth === 0 ? `write \`${text}\`` : `add \`${text}\` to \`${place}\``;
}

/** The path already has a value: dicts and lists can take more, other values are replaced. */
function replace(path: readonly string[], value: unknown, target: Target): string {
  const present = path.reduce<unknown>((dict, key) => (isDict(dict) ? dict[key] : undefined), target.dict);
  const place = placeOf([...target.path, ...path]);
  if (typeof present === "object") return `merge it into \`${place}\`, which already exists`;
  return `set \`${place}\` to \`${starlark(value)}\`, instead of \`${starlark(present)}\``;
}

/** Replaces a dict with its entries. */
export function writeOut(dict: Readonly<Record<string, unknown>>): string {
  return `write \`${Object.entries(dict).map(starlarkEntry).join(", ")}\` instead`;
}

function nested(path: readonly string[], value: unknown): string {
  const text = starlark(value);
  const shown = text.length > LONGEST_VALUE ? "…" : text;
  return path.reduceRight((inner, key) => `{${starlark(key)}: ${inner}}`, shown);
}

/** How many keys of a path exist. */
function depthOf(path: readonly string[], dict: unknown): number {
  const [key = "", ...rest] = path;
  if (path.length === 0 || !isDict(dict) || !Object.hasOwn(dict, key)) return 0;
  // An existing value that is not a dict is replaced, or merged with.
  return isDict(dict[key]) || rest.length === 0 ? 1 + depthOf(rest, dict[key]) : path.length;
}
