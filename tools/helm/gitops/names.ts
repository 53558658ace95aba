/** Attributes are fields of Argo CD and Flux in snake case. */
import { isObject, type Json, type JsonObject } from "../base/json.ts";

/** A dict of attributes as fields: `jq_path_expressions` is `jqPathExpressions`, at every level. */
export function camelCased(attributes: object): JsonObject {
  return Object.fromEntries(
    Object.entries(attributes)
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => [fieldName(name), inside(value as Json)]),
  );
}

function inside(value: Json): Json {
  if (Array.isArray(value)) return value.map(inside);
  return isObject(value) ? camelCased(value) : value;
}

function fieldName(attribute: string): string {
  return attribute.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
