/** JSON schemas of one value, with what is said about it in several places put together. */
import { isObject, type Json, type JsonObject } from "../base/json.ts";
import { entryOf } from "../base/table.ts";

/** A schema with references within its file followed, and with the parts of `allOf`. Undefined if it describes nothing. */
export function resolve(schema: Json | undefined, root: JsonObject | undefined): JsonObject | undefined {
  const { allOf, ...own } = followed(schema, root) ?? {};
  if (!Array.isArray(allOf)) return followed(schema, root);
  return allOf.map((part) => resolve(part, root) ?? {}).reduce<JsonObject>(both, own);
}

/** What is said about a key by its name, a pattern, or a dependency of its own; undefined if nothing is. */
export function propertySchema(
  schema: JsonObject | undefined,
  key: string,
  root: JsonObject | undefined,
): JsonObject | undefined {
  const dependency = entryOf(mapOf(schema?.["dependencies"]), key);
  const found = [
    entryOf(mapOf(schema?.["properties"]), key) ?? [],
    ...Object.entries(mapOf(schema?.["patternProperties"]))
      .filter(([pattern]) => new RegExp(pattern, "u").test(key))
      .map(([, inner]) => inner),
    isObject(dependency) ? (propertySchema(resolve(dependency, root), key, root) ?? []) : [],
  ].flat();
  return found.length > 1 ? resolve({ allOf: found }, root) : resolve(found[0], root);
}

function followed(schema: Json | undefined, root: JsonObject | undefined): JsonObject | undefined {
  if (!isObject(schema)) return undefined;
  const reference = schema["$ref"];
  if (typeof reference !== "string" || !reference.startsWith("#/")) return schema;
  const keys = reference
    .slice(2)
    .split("/")
    .map((key) => key.replaceAll("~1", "/").replaceAll("~0", "~"));
  const target = keys.reduce<Json | undefined>((node, key) => entryOf(mapOf(node), key), root);
  // A schema that refers to itself describes nothing.
  return isObject(target) && target["$ref"] !== reference ? followed(target, root) : undefined;
}

/** What two schemas say about one value. */
function both(left: JsonObject, right: JsonObject): JsonObject {
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

function mapOf(value: Json | undefined): JsonObject {
  return isObject(value) ? value : {};
}
