/** Edits of declarations in words: where a value is to be written. */

import { starlark, starlarkEntry } from "../base/starlark.ts";
import { joinPath } from "./problems.ts";
import { isDict } from "./translate.ts";

export type Path = readonly (string | number)[];

/** A dict in a declaration, with where it is. */
export interface Target {
  readonly path: Path;
  readonly dict: Readonly<Record<string, unknown>>;
}

/** Longer values stand in no edit. */
const LONGEST_VALUE = 120;

export function placeOf(path: Path): string {
  return path.reduce<string>(joinPath, "");
}

/** Brings a value to a path below a dict; dicts on the way that are there already keep what they have. */
export function writeTo(path: readonly string[], value: unknown, target: Target): string {
  const depth = depthOf(path, target.dict);
  const [key, ...rest] = path.slice(depth);
  if (key === undefined) return replace(path, value, target);
  const isAssignment = target.path.length === 0 && depth === 0;
  const text = isAssignment ? `${key} = ${nested(rest, value)}` : `${JSON.stringify(key)}: ${nested(rest, value)}`;
  const place = placeOf([...target.path, ...path.slice(0, depth)]);
  return depth === 0 ? `write \`${text}\`` : `add \`${text}\` to \`${place}\``;
}

/** Something is there already: a dict or list can take more, other values give way. */
function replace(path: readonly string[], value: unknown, target: Target): string {
  const present = path.reduce<unknown>((dict, key) => (isDict(dict) ? dict[key] : undefined), target.dict);
  const place = placeOf([...target.path, ...path]);
  if (typeof present === "object") return `take it into \`${place}\`, which is there already`;
  return `set \`${place}\` to \`${starlark(value)}\`, in place of \`${starlark(present)}\``;
}

/** Writes the entries of a dict in the place of the dict. */
export function writeOut(dict: Readonly<Record<string, unknown>>): string {
  return `write \`${Object.entries(dict).map(starlarkEntry).join(", ")}\` in its place`;
}

function nested(path: readonly string[], value: unknown): string {
  const text = starlark(value);
  const shown = text.length > LONGEST_VALUE ? "…" : text;
  return path.reduceRight((inner, key) => `{${JSON.stringify(key)}: ${inner}}`, shown);
}

/** How many keys of a path are there. */
function depthOf(path: readonly string[], dict: unknown): number {
  const [key = "", ...rest] = path;
  if (path.length === 0 || !isDict(dict) || !Object.hasOwn(dict, key)) return 0;
  // What is there and no dict has to give way, or takes it in.
  return isDict(dict[key]) || rest.length === 0 ? 1 + depthOf(rest, dict[key]) : path.length;
}
