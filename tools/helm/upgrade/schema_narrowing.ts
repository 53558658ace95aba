/** What one JSON schema takes and the next one does not: types, enumerations, limits, required keys, closed maps. */
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

/** What is taken no more of the types that both take. `present` are keys that are always there. */
export function narrowings(before: Schema, after: Schema, present: readonly string[]): readonly Narrowing[] {
  return [
    ...narrowedEnum(before, after),
    ...narrowedLimits(before, after),
    ...newlyRequired(before, after, present),
    ...closed(before, after),
  ];
}

const TYPES = ["array", "boolean", "null", "number", "object", "string"];

/** The types that a schema takes. An integer is a number for whoever asks what is taken. */
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

/** Types that are taken no more. */
export function narrowedTypes(before: Schema, after: Schema): readonly Narrowing[] {
  const [old, now] = [typesOf(before), typesOf(after)];
  const lost = old.filter((type) => !now.includes(type) && !(type === "integer" && now.includes("number")));
  if (lost.length === 0) return [];
  return [{ what: `takes no ${listWords(lost, "or")} any more`, got: now, expected: "the types of before" }];
}

function enumOf(schema: Schema): readonly Json[] | undefined {
  if (schema["const"] !== undefined) return [schema["const"]];
  return Array.isArray(schema["enum"]) ? schema["enum"] : undefined;
}

function narrowedEnum(before: Schema, after: Schema): readonly Narrowing[] {
  const [old, now] = [enumOf(before), enumOf(after)];
  if (now === undefined) return [];
  if (old === undefined) return [{ what: "takes only certain values now", got: now, expected: "any, as before" }];
  const texts = now.map((value) => JSON.stringify(value));
  const lost = old.filter((value) => !texts.includes(JSON.stringify(value)));
  if (lost.length === 0) return [];
  return [{ what: `does not take ${lost.map(show).join(", ")} any more`, got: now, expected: "the values of before" }];
}

/** Limits by their keyword, and in which direction they become stricter. */
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

/** Of two patterns nobody can say which takes more; a pattern where there was none takes less. */
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
    { what: `needs ${listWords(added)}, which has no default`, expected: "a default, as values of before lack it" },
  ];
}

function closed(before: Schema, after: Schema): readonly Narrowing[] {
  const takesMaps = typesOf(before).includes("object") && typesOf(after).includes("object");
  if (!takesMaps || before["additionalProperties"] === false || after["additionalProperties"] !== false) return [];
  return [{ what: "takes no keys of the user's own choice any more", expected: "any keys, as before" }];
}
