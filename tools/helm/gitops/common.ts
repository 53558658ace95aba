/** What several objects have in common, and what is left of each. */
import { isDeepStrictEqual } from "node:util";
import { isObject, type Json, type JsonObject } from "../base/json.ts";
import { entryOf } from "../base/table.ts";

/** The fields that are the same in all objects, at every level. Lists are the same as a whole or not at all. */
export function commonOf(objects: readonly JsonObject[]): JsonObject {
  const [first = {}, ...others] = objects;
  return Object.fromEntries(
    Object.entries(first).flatMap(([key, value]): [string, Json][] => {
      const values = [value, ...others.map((other) => entryOf(other, key))];
      if (values.every((each) => isDeepStrictEqual(each, value))) return [[key, value]];
      const isDict = values.every(isObject);
      const inner = isDict ? commonOf(values) : {};
      return Object.keys(inner).length === 0 ? [] : [[key, inner]];
    }),
  );
}

/** The fields of an object that the common ones do not have. */
export function restOf(object: JsonObject, common: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(object).flatMap(([key, value]): [string, Json][] => {
      const known = entryOf(common, key);
      if (known === undefined) return [[key, value]];
      const inner = isObject(value) && isObject(known) ? restOf(value, known) : {};
      return Object.keys(inner).length === 0 ? [] : [[key, inner]];
    }),
  );
}
