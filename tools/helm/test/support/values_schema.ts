/** The schema of a chart's values, as tests look into it. */
import { isObject, type Json, type JsonObject } from "../../base/json.ts";
import type { ChartFiles } from "../../model/types.ts";

/** With the definition in place of each reference, and what patterns say about a property at the property. */
export function valuesSchemaOf(files: ChartFiles): JsonObject {
  const { definitions = {}, ...schema } = JSON.parse(String(files.get("values.schema.json"))) as JsonObject;
  return withoutPatterns(followed(schema, definitions as JsonObject)) as JsonObject;
}

function withoutPatterns(node: Json): Json {
  if (Array.isArray(node)) return node.map(withoutPatterns);
  if (!isObject(node)) return node;
  const { patternProperties = {}, ...rest } = node;
  const patterns = Object.entries(patternProperties as Readonly<Record<string, JsonObject>>);
  const whole = (key: string, schema: Json) =>
    patterns
      .filter(([pattern]) => new RegExp(pattern, "u").test(key))
      .reduce((all, [, more]) => merged(all, more), schema);
  const properties = Object.entries((rest["properties"] ?? {}) as JsonObject).map(([key, schema]) => [
    key,
    whole(key, schema),
  ]);
  const said = properties.length === 0 ? rest : { ...rest, properties: Object.fromEntries(properties) };
  return Object.fromEntries(Object.entries(said).map(([key, value]) => [key, withoutPatterns(value as Json)]));
}

function merged(left: Json, right: Json): Json {
  if (!isObject(left) || !isObject(right)) return right;
  const entries = Object.entries(right).map(([key, value]) => [
    key,
    key in left ? merged(left[key] as Json, value) : value,
  ]);
  return { ...left, ...Object.fromEntries(entries) };
}

function followed(node: Json, definitions: JsonObject): Json {
  if (Array.isArray(node)) return node.map((item) => followed(item, definitions));
  if (!isObject(node)) return node;
  const [, name = ""] = typeof node["$ref"] === "string" ? (/^#\/definitions\/(.*)$/.exec(node["$ref"]) ?? []) : [];
  const definition = definitions[name];
  if (definition !== undefined) return followed(definition, definitions);
  return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, followed(value, definitions)]));
}
