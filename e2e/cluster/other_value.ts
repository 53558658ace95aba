/** Another value that a schema allows, as close as possible to the one that is there. */
import type { Json, JsonObject } from "../../tools/helm/base/json.ts";
import { propertySchema, resolve } from "../../tools/helm/model/resolved_schema.ts";

type Schema = JsonObject;

/** The schema of a value at a path; undefined if nothing is said about it. */
export function schemaAt(root: Schema, path: readonly string[]): Schema | undefined {
  return path.reduce<Schema | undefined>(
    (schema, key) => propertySchema(schema, key, root) ?? resolve(schema?.["additionalProperties"], root),
    root,
  );
}

/** Undefined if none is at hand. */
export function otherValue(schema: Schema | undefined, value: Json): Json | undefined {
  if (typeof schema !== "object") return undefined;
  return candidates(schema, value).find((candidate) => isAllowed(schema, candidate));
}

function candidates(schema: Schema, value: Json): readonly Json[] {
  if ("const" in schema) return [];
  if (Array.isArray(schema["enum"])) return schema["enum"].filter((choice) => choice !== value);
  if (typeof value === "boolean") return [!value];
  if (typeof value === "number") return [value + 1, value - 1];
  if (typeof value === "string") return otherTexts(value);
  const types = [schema["type"]].flat();
  if (types.includes("array")) return otherLists(schema, Array.isArray(value) ? value : []);
  if (types.includes("object")) return otherObjects(schema);
  return [];
}

/** The first digit of a quantity, of a version or of a duration counts one more; a name gets a suffix. */
function otherTexts(text: string): readonly string[] {
  const counted = text.replace(/[0-9]/, (digit) => String((Number(digit) % 8) + 1));
  return [
    ...(counted === text ? [] : [counted]),
    text === "" ? "other" : `${text}-other`,
    `sha256:${"e".repeat(64)}`,
    "1Gi",
    "1m",
  ];
}

function otherLists(schema: Schema, value: readonly Json[]): readonly Json[] {
  const items = schema["items"] as Schema | undefined;
  const [first] = value;
  const other = items === undefined ? undefined : (otherValue(items, first ?? "") ?? otherValue(items, {}));
  return other === undefined ? [] : [[other]];
}

function otherObjects(schema: Schema): readonly Json[] {
  const others = schema["additionalProperties"];
  const value = typeof others === "object" ? otherValue(others as Schema, "") : undefined;
  return value === undefined ? [] : [{ other: value }];
}

/** Only the keywords by which the candidates may fail. */
function isAllowed(schema: Schema, value: Json): boolean {
  if (typeof value === "number") {
    const [least, most] = [schema["minimum"] ?? -Infinity, schema["maximum"] ?? Infinity] as [number, number];
    return value >= least && value <= most;
  }
  if (typeof value !== "string") return true;
  const types = [schema["type"]].flat();
  return types.includes("string") && new RegExp(String(schema["pattern"] ?? "")).test(value);
}
