/** JSON schemas of one value, with what is said about it in several places put together. */
import { entryOf } from "../base/table.ts";
import { isMap, listOf, lookup, mapOf } from "../checks/objects/objects.ts";
import type { Schema } from "./schema_narrowing.ts";
import type { Json, JsonObject } from "./types.ts";

/** A schema with references within its file followed, and with the parts of `allOf`. Undefined if it describes nothing. */
export function resolve(schema: Json | undefined, root: JsonObject | undefined): Schema | undefined {
  const { allOf, ...own } = followed(schema, root) ?? {};
  if (allOf === undefined) return followed(schema, root);
  return listOf(allOf)
    .map((part) => resolve(part, root) ?? {})
    .reduce<Schema>(both, own);
}

/** What `properties` and `patternProperties` say about a key; undefined if they say nothing. */
export function propertySchema(schema: Schema | undefined, key: string, root: JsonObject | undefined) {
  const patterns = Object.entries(mapOf(schema?.["patternProperties"]));
  const found = [
    entryOf(mapOf(schema?.["properties"]), key) ?? [],
    ...patterns.filter(([pattern]) => new RegExp(pattern, "u").test(key)).map(([, inner]) => inner),
  ].flat();
  return found.length === 0 ? undefined : resolve({ allOf: found }, root);
}

function followed(schema: Json | undefined, root: JsonObject | undefined): Schema | undefined {
  if (!isMap(schema)) return undefined;
  const reference = schema["$ref"];
  if (typeof reference !== "string" || !reference.startsWith("#/")) return schema;
  const keys = reference
    .slice(2)
    .split("/")
    .map((key) => key.replaceAll("~1", "/").replaceAll("~0", "~"));
  const target = lookup(root, ...keys);
  // A schema that refers to itself describes nothing.
  return isMap(target) && target["$ref"] !== reference ? followed(target, root) : undefined;
}

/** What two schemas say about one value. */
function both(left: Schema, right: Schema): Schema {
  const maps = ["properties", "patternProperties"].flatMap((keyword) => {
    const before = mapOf(left[keyword]);
    const shared = Object.entries(mapOf(right[keyword])).map(([key, schema]) => {
      const other = entryOf(before, key);
      return [key, other === undefined ? schema : { allOf: [other, schema] }] as const;
    });
    return shared.length === 0 ? [] : [[keyword, { ...before, ...Object.fromEntries(shared) }] as const];
  });
  return { ...left, ...right, ...Object.fromEntries(maps) };
}
