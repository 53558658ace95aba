/** The chart's values as rows of a table: path, type, default, description. */

import type { Json, JsonObject } from "../../base/json.ts";
import { isObject } from "../../base/json.ts";
import { entryOf } from "../../base/table.ts";
import { code } from "./markdown.ts";

/** A longer default stands in values.yaml, where there is room for it. */
const LONGEST_DEFAULT = 60;

export function valueRows(values: JsonObject, schema: JsonObject): string[][] {
  return Object.entries(values).flatMap(([key, value]) => rows(pathOf("", key), value, schemaOf(schema, key), ""));
}

/** What a schema lists by name is a row each; maps and lists, which a user fills, are one row. */
function rows(path: string, value: Json, schema: JsonObject, context: string): string[][] {
  const description = typeof schema["description"] === "string" ? schema["description"] : context;
  const isListed = isObject(schema["properties"]) && isObject(value) && Object.keys(value).length > 0;
  if (!isListed) return [[code(path), typeName(schema, value), defaultOf(value), oneLine(description)]];
  return Object.entries(value).flatMap(([key, child]) =>
    rows(pathOf(path, key), child, schemaOf(schema, key), path === "" || path === "apps" ? "" : description),
  );
}

function schemaOf(schema: JsonObject, key: string): JsonObject {
  const properties = isObject(schema["properties"]) ? schema["properties"] : {};
  const found = entryOf(properties, key) ?? schema["additionalProperties"];
  return isObject(found) ? found : {};
}

/** As `--set` takes it. */
function pathOf(path: string, key: string): string {
  const name = key.replaceAll(".", "\\.");
  return path === "" ? name : `${path}.${name}`;
}

function typeName(schema: JsonObject, value: Json): string {
  if (Array.isArray(schema["enum"])) return schema["enum"].map((choice) => code(String(choice))).join(", ");
  const { type } = schema;
  if (Array.isArray(type)) return type.join(" or ");
  return typeof type === "string" ? type : Array.isArray(value) ? "array" : typeof value;
}

function defaultOf(value: Json): string {
  const text = JSON.stringify(value);
  return text.length > LONGEST_DEFAULT ? "see values.yaml" : code(text);
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, " ");
}
