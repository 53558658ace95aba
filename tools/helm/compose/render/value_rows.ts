/** The chart's values as rows of tables. */
import type { Json, JsonObject } from "../../base/json.ts";
import { isObject } from "../../base/json.ts";
import { propertySchema } from "../../model/resolved_schema.ts";
import { code } from "./markdown.ts";

/** Longer defaults are left to values.yaml, which has room for them. */
const LONGEST_DEFAULT = 60;

const ELSEWHERE = "see values.yaml";

interface Row {
  readonly path: string;
  readonly type: string;
  readonly standard: string;
  readonly description: string;
}

/** Path, type, default and description of each value, except those of apps. */
export function chartValueRows({ apps: _, ...values }: JsonObject, schema: JsonObject): string[][] {
  return rowsBelow("", values, schema).map(({ path, type, standard, description }) => [
    code(path),
    type,
    standard,
    description,
  ]);
}

/**
 * The same for values below `apps.<app>`, with the apps that have them: a value of several apps is one row, which shows the
 * default if it is the same for all.
 */
export function appValueRows({ apps = {} }: JsonObject, schema: JsonObject): string[][] {
  const below = schemaOf(schema, "apps");
  const names = Object.keys(apps as JsonObject);
  const all = Object.entries(apps as JsonObject).flatMap(([app, values]) =>
    rowsBelow("", values as JsonObject, schemaOf(below, app)).map((row) => ({ ...row, app })),
  );
  const same = Map.groupBy(all, ({ path, type, description }) => JSON.stringify([path, type, description]));
  const prefix = pathOf("apps", names.length === 1 ? (names[0] ?? "") : "<app>");
  return [...same.values()].flatMap((rows) => {
    const [first] = rows;
    if (first === undefined) return [];
    const standard = rows.every((row) => row.standard === first.standard) ? first.standard : ELSEWHERE;
    const owners = rows.length === names.length ? "all" : rows.map(({ app }) => code(app)).join(", ");
    return [[code(`${prefix}.${first.path}`), first.type, standard, owners, first.description]];
  });
}

/** Each property that a schema lists by name is a row; a map or list that users fill is one row. */
function rowsBelow(path: string, values: JsonObject, schema: JsonObject): readonly Row[] {
  return Object.entries(values).flatMap(([key, value]) => rowsOf(pathOf(path, key), value, schemaOf(schema, key)));
}

function rowsOf(path: string, value: Json, schema: JsonObject): readonly Row[] {
  const isListed = isObject(schema["properties"]) && isObject(value) && Object.keys(value).length > 0;
  if (isListed) return rowsBelow(path, value, schema);
  const description = String(schema["description"] ?? "").replace(/\s+/g, " ");
  return [{ path, type: typeName(schema, value), standard: defaultOf(value), description }];
}

function schemaOf(schema: JsonObject, key: string): JsonObject {
  const found = propertySchema(schema, key, schema) ?? schema["additionalProperties"];
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
  return text.length > LONGEST_DEFAULT ? ELSEWHERE : code(text);
}
