/** What one JSON schema accepts and the next does not: types, enumerations, limits, required keys, closed maps. */
import { listWords } from "../base/text.ts";
import { listOf, mapOf } from "../checks/objects/objects.ts";
import { show } from "../model/problems.ts";
import type { Json, JsonObject } from "./types.ts";

export type Schema = JsonObject;

export interface Narrowing {
  readonly what: string;
  readonly got?: unknown;
  readonly expected: string;
}

/** What is no longer accepted of the types that both accept. `present`: keys that always exist. */
export function narrowings(before: Schema, after: Schema, present: readonly string[]): readonly Narrowing[] {
  return [
    ...narrowedEnum(before, after),
    ...narrowedLimits(before, after),
    ...newlyRequired(before, after, present),
    ...closed(before, after),
  ];
}

const TYPES = ["array", "boolean", "null", "number", "object", "string"];

/** The types that a schema accepts; `number` includes `integer`. */
function typesOf(schema: Schema): readonly string[] {
  const { type } = schema;
  if (type !== undefined) return (Array.isArray(type) ? type : [type]).map(String);
  const values = enumOf(schema);
  if (values !== undefined) return [...new Set(values.map(typeOf))];
  const branches = [...listOf(schema["anyOf"]), ...listOf(schema["oneOf"])];
  return branches.length === 0 ? TYPES : [...new Set(branches.flatMap((branch) => typesOf(mapOf(branch))))];
}

function typeOf(value: Json): string {
  if (value === null) return "null";
  return Array.isArray(value) ? "array" : typeof value;
}

/** Types that are no longer accepted. */
export function narrowedTypes(before: Schema, after: Schema): readonly Narrowing[] {
  const [old, now] = [typesOf(before), typesOf(after)];
  const lost = old.filter((type) => !now.includes(type) && !(type === "integer" && now.includes("number")));
  if (lost.length === 0) return [];
  return [{ what: `no longer accepts ${listWords(lost, "or")}`, got: now, expected: "the previous types" }];
}

function enumOf(schema: Schema): readonly Json[] | undefined {
  if (schema["const"] !== undefined) return [schema["const"]];
  return Array.isArray(schema["enum"]) ? schema["enum"] : undefined;
}

function narrowedEnum(before: Schema, after: Schema): readonly Narrowing[] {
  const [old, now] = [enumOf(before), enumOf(after)];
  if (now === undefined) return [];
  if (old === undefined) return [{ what: "now accepts only certain values", got: now, expected: "any, as before" }];
  const texts = now.map((value) => JSON.stringify(value));
  const lost = old.filter((value) => !texts.includes(JSON.stringify(value)));
  if (lost.length === 0) return [];
  return [{ what: `no longer accepts ${lost.map(show).join(", ")}`, got: now, expected: "the previous values" }];
}

/** Limits by keyword, with the direction in which they become stricter. */
const LIMITS: Readonly<Record<string, 1 | -1>> = {
  exclusiveMaximum: -1,
  exclusiveMinimum: 1,
  maxItems: -1,
  maxLength: -1,
  maxProperties: -1,
  maximum: -1,
  minItems: 1,
  minLength: 1,
  minProperties: 1,
  minimum: 1,
};

/** Two patterns cannot be compared; a new pattern counts as stricter. */
function narrowedLimits(before: Schema, after: Schema): readonly Narrowing[] {
  const limits = Object.entries(LIMITS).filter(([keyword, direction]) => {
    const [old, now] = [before[keyword], after[keyword]];
    if (typeof now !== "number") return false;
    return typeof old !== "number" || (now - old) * direction > 0;
  });
  const isUntouched = (keyword: string) => before[keyword] === undefined && after[keyword] !== undefined;
  const patterns = enumOf(before) === undefined ? ["format", "pattern"].filter(isUntouched) : [];
  return [...limits.map(([keyword]) => keyword), ...patterns].map((keyword) => ({
    what: `has a stricter \`${keyword}\``,
    got: after[keyword],
    expected: before[keyword] === undefined ? "none, as before" : `${show(before[keyword])} as before`,
  }));
}

function newlyRequired(before: Schema, after: Schema, present: readonly string[]): readonly Narrowing[] {
  const known = [...listOf(before["required"]), ...present];
  const added = listOf(after["required"])
    .filter((key) => !known.includes(key))
    .map(String);
  if (added.length === 0) return [];
  return [
    {
      what: `needs ${listWords(added)}, which has no default`,
      expected: "a default, since existing values files do not set it",
    },
  ];
}

function closed(before: Schema, after: Schema): readonly Narrowing[] {
  const takesMaps = typesOf(before).includes("object") && typesOf(after).includes("object");
  if (!takesMaps || before["additionalProperties"] === false || after["additionalProperties"] !== false) return [];
  return [{ what: "no longer accepts keys that users choose", expected: "any keys, as before" }];
}
