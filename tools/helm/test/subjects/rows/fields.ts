/** Rows that follow from the schema: the value is placed unchanged in the field that the schema names. Defaults need a row of their own. */
import type { Json } from "../../../base/json.ts";
import { APP_TYPES } from "../../../facts/app_types.ts";
import { fieldOf, typesWith } from "../../../facts/attributes.ts";
import type { AttributeSchema } from "../../../model/attribute_schema.ts";
import { APP_SCHEMA } from "../../../model/schemas.ts";
import type { AttributeRow, AttributeRows } from "./row.ts";

export function fieldRows(): AttributeRows {
  const rows = Object.entries(APP_SCHEMA.properties).map(([name, schema]) => [name, fieldRow(name, schema)] as const);
  return Object.fromEntries(rows.flatMap(([name, row]) => (row === undefined ? [] : [[name, row]])));
}

/** The default type of apps in rows. */
const USUAL = "internal-api";

function fieldRow(name: string, schema: AttributeSchema): AttributeRow | undefined {
  const types = typesWith(schema);
  const type = types.includes(USUAL) ? USUAL : types[0];
  const at = type && fieldOf(schema, APP_TYPES[type].workload);
  const value = sampleOf({ ...referred(schema), ...schema });
  if (type === undefined || at === undefined || value === undefined) return undefined;
  return { set: { app_type: type, [name]: value }, at, is: value, was: undefined };
}

function referred({ $ref = "" }: AttributeSchema): AttributeSchema {
  return APP_SCHEMA.definitions[/^#\/definitions\/(\w+)$/.exec($ref)?.[1] ?? ""] ?? {};
}

/** A value other than the default; for numbers the minimum, because zero is easily lost. Undefined if people must choose. */
function sampleOf(schema: AttributeSchema): Json | undefined {
  const { examples, enum: choices, type, items, additionalProperties: others, pattern = "" } = schema;
  if (examples !== undefined) return examples[0];
  if (choices !== undefined) return choices.findLast((choice) => choice !== schema.default);
  if (type === "boolean") return schema.default !== true;
  if (type === "integer") return schema.minimum ?? 77;
  if (type === "string") return new RegExp(pattern).test("sample") ? "sample" : undefined;
  if (type === "array" && items?.type === "string") return ["sample"];
  return type === "object" && typeof others === "object" && others.type === "string" ? { sample: "on" } : undefined;
}
