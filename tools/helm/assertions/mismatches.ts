/** Where a value is not what an assertion wants: every place at once. */
import { isDeepStrictEqual } from "node:util";
import type { Json } from "../base/json.ts";
import { entryOf } from "../base/table.ts";
import { isMap } from "../checks/objects/objects.ts";
import { joinPath } from "../model/problems.ts";
import type { Mismatch } from "./types.ts";

/** Where two values differ. */
export function unequal(got: Json, wanted: Json, path: string): readonly Mismatch[] {
  if (isMap(got) && isMap(wanted)) {
    const names = [...new Set([...Object.keys(wanted), ...Object.keys(got)])];
    return names.flatMap((name) => inBoth(entryOf(got, name), entryOf(wanted, name), joinPath(path, name), unequal));
  }
  if (Array.isArray(got) && Array.isArray(wanted) && got.length === wanted.length) {
    return wanted.flatMap((item: Json, index) => inBoth(got[index], item, joinPath(path, index), unequal));
  }
  return isDeepStrictEqual(got, wanted) ? [] : [{ path, what: "is not equal", got, expected: shown(wanted) }];
}

/** Where a value lacks a part: a part of a text, items of a list, or fields of a map. */
export function lacking(got: Json, wanted: Json, path: string): readonly Mismatch[] {
  if (typeof got === "string" && typeof wanted === "string") {
    return got.includes(wanted) ? [] : [{ path, what: "does not contain the text", got, expected: shown(wanted) }];
  }
  if (Array.isArray(got)) return withoutItems(got, [wanted].flat(), path);
  return withoutPart(got, wanted, path);
}

/** The same below the top, where a text or number is wanted as a whole. */
function withoutPart(got: Json, wanted: Json, path: string): readonly Mismatch[] {
  if (isMap(got) && isMap(wanted)) {
    return Object.entries(wanted).flatMap(([name, part]) =>
      inBoth(entryOf(got, name), part, joinPath(path, name), withoutPart),
    );
  }
  if (Array.isArray(got) && Array.isArray(wanted)) return withoutItems(got, wanted, path);
  return unequal(got, wanted, path);
}

function withoutItems(got: readonly Json[], wanted: readonly Json[], path: string): readonly Mismatch[] {
  return wanted
    .filter((item) => !got.some((each) => withoutPart(each, item, path).length === 0))
    .map((item) => closestTo(item, got, path));
}

/** An item with the same name is the one that is meant: what is wrong with it says more than that it is missing. */
function closestTo(wanted: Json, got: readonly Json[], path: string): Mismatch {
  const name = isMap(wanted) ? wanted["name"] : undefined;
  const index = name === undefined ? -1 : got.findIndex((item) => isMap(item) && item["name"] === name);
  const meant = got[index];
  const [first] = meant === undefined ? [] : withoutPart(meant, wanted, `${path}[name=${name}]`);
  return first ?? { path, what: "has no such item", got, expected: `an item that contains ${shown(wanted)}` };
}

function inBoth(
  got: Json | undefined,
  wanted: Json | undefined,
  path: string,
  compare: (got: Json, wanted: Json, path: string) => readonly Mismatch[],
): readonly Mismatch[] {
  if (got !== undefined && wanted !== undefined) return compare(got, wanted, path);
  if (wanted === undefined) return [{ path, what: "is there", got, expected: "nothing" }];
  return [{ path, what: "is missing", expected: shown(wanted) }];
}

/** A value on one line. */
export function shown(value: Json): string {
  return JSON.stringify(value);
}
