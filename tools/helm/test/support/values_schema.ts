/** The schema of a chart's values, as tests look into it. */
import { isObject, type Json, type JsonObject } from "../../base/json.ts";
import type { ChartFiles } from "../../model/types.ts";

/** With the definition in place of each reference. */
export function valuesSchemaOf(files: ChartFiles): JsonObject {
  const { definitions = {}, ...schema } = JSON.parse(String(files.get("values.schema.json"))) as JsonObject;
  return followed(schema, definitions as JsonObject) as JsonObject;
}

function followed(node: Json, definitions: JsonObject): Json {
  if (Array.isArray(node)) return node.map((item) => followed(item, definitions));
  if (!isObject(node)) return node;
  const [, name = ""] = typeof node["$ref"] === "string" ? (/^#\/definitions\/(.*)$/.exec(node["$ref"]) ?? []) : [];
  const definition = definitions[name];
  if (definition !== undefined) return followed(definition, definitions);
  return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, followed(value, definitions)]));
}
