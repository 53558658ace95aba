/**
 * Finds all places where a value does not match its schema.
 *
 * The schemas of Kubernetes are not quite JSON schemas: null stands for a missing field, and a definition is parsed
 * when a value first needs it. Compiling them with ajv takes longer than all other checks of a chart.
 */

import { hasFormat } from "../../base/formats.ts";
import { entryOf } from "../../base/table.ts";
import { joinPath } from "../../model/problems.ts";
import { type FieldSchema, isMap } from "./field_schema.ts";

/** A place where a value does not match its schema. */
export interface Violation {
  /** The keyword of the schema; `unknown` for an unknown field. */
  readonly rule: keyof FieldSchema | "unknown";
  readonly path: string;
  readonly value: unknown;
  readonly schema: FieldSchema;
  /** The definition that contains the schema. */
  readonly definition: string | undefined;
  /** The field that is missing or unknown. */
  readonly field?: string;
}

interface Place {
  readonly path: string;
  readonly definition: string | undefined;
  readonly resolve: (name: string) => FieldSchema;
}

/** The violations of a value; `resolve` finds the definitions that its schema refers to. */
export function violationsOf(
  value: unknown,
  schema: FieldSchema,
  resolve: (name: string) => FieldSchema,
): readonly Violation[] {
  return check(value, schema, { path: "", definition: undefined, resolve });
}

function check(value: unknown, schema: FieldSchema, place: Place): readonly Violation[] {
  if (schema.$ref !== undefined) return check(value, place.resolve(schema.$ref), { ...place, definition: schema.$ref });
  if (value === null && schema.nullable === true) return [];
  if (!hasType(value, schema.type)) return [violation("type", value, schema, place)];
  return [
    ...LIMITS.filter(([rule, holds]) => schema[rule] !== undefined && !holds(value, schema)).map(([rule]) =>
      violation(rule, value, schema, place),
    ),
    ...(isMap(value) ? checkFields(value, schema, place) : []),
    ...(Array.isArray(value) ? checkItems(value, schema, place) : []),
    ...checkAlternatives(value, schema, place),
  ];
}

function violation(
  rule: Violation["rule"],
  value: unknown,
  schema: FieldSchema,
  { path, definition }: Place,
): Violation {
  return { rule, path, value, schema, definition };
}

function hasType(value: unknown, type: FieldSchema["type"]): boolean {
  if (type === undefined) return true;
  return [type].flat().some((name) => {
    switch (name) {
      case "array":
        return Array.isArray(value);
      case "integer":
        return Number.isInteger(value);
      case "object":
        return isMap(value);
      default:
        return typeof value === name;
    }
  });
}

type Limit = readonly [rule: keyof FieldSchema, holds: (value: unknown, schema: FieldSchema) => boolean];

/** The keywords that concern a single value; values of other types satisfy them. */
const LIMITS: readonly Limit[] = [
  ["enum", (value, schema) => schema.enum?.some((allowed) => isSame(allowed, value)) ?? true],
  ["pattern", (value, schema) => typeof value !== "string" || matches(value, schema.pattern ?? "")],
  ["format", (value, schema) => typeof value !== "string" || hasFormat(value, schema.format ?? "") !== false],
  ["minLength", (value, schema) => typeof value !== "string" || [...value].length >= (schema.minLength ?? 0)],
  ["maxLength", (value, schema) => typeof value !== "string" || [...value].length <= (schema.maxLength ?? Infinity)],
  ["minimum", (value, schema) => typeof value !== "number" || isAtLeast(value, schema)],
  ["maximum", (value, schema) => typeof value !== "number" || isAtMost(value, schema)],
  ["multipleOf", (value, schema) => typeof value !== "number" || Number.isInteger(value / (schema.multipleOf ?? 1))],
  ["minItems", (value, schema) => !Array.isArray(value) || value.length >= (schema.minItems ?? 0)],
  ["maxItems", (value, schema) => !Array.isArray(value) || value.length <= (schema.maxItems ?? Infinity)],
  ["uniqueItems", (value, schema) => !Array.isArray(value) || schema.uniqueItems !== true || isUnique(value)],
  ["minProperties", (value, schema) => !isMap(value) || Object.keys(value).length >= (schema.minProperties ?? 0)],
  [
    "maxProperties",
    (value, schema) => !isMap(value) || Object.keys(value).length <= (schema.maxProperties ?? Infinity),
  ],
];

function isAtLeast(value: number, { minimum = -Infinity, exclusiveMinimum }: FieldSchema): boolean {
  return exclusiveMinimum === true ? value > minimum : value >= minimum;
}

function isAtMost(value: number, { maximum = Infinity, exclusiveMaximum }: FieldSchema): boolean {
  return exclusiveMaximum === true ? value < maximum : value <= maximum;
}

function isUnique(items: readonly unknown[]): boolean {
  return new Set(items.map((item) => JSON.stringify(item))).size === items.length;
}

function isSame(left: unknown, right: unknown): boolean {
  return left === right || (typeof left === "object" && JSON.stringify(left) === JSON.stringify(right));
}

/** Patterns use Go's syntax; those that JavaScript cannot parse are left to the server. */
function matches(text: string, pattern: string): boolean {
  try {
    return new RegExp(pattern, "u").test(text);
  } catch {
    return true;
  }
}

function checkFields(
  value: Readonly<Record<string, unknown>>,
  schema: FieldSchema,
  place: Place,
): readonly Violation[] {
  const missing = (schema.required ?? [])
    .filter((field) => (value[field] ?? undefined) === undefined && !mayBeNull(value, schema, field))
    .map((field) => ({
      ...violation("required", value[field], schema, { ...place, path: joinPath(place.path, field) }),
      field,
    }));
  return [...missing, ...Object.entries(value).flatMap(([field, inner]) => checkField(field, inner, schema, place))];
}

function mayBeNull(value: Readonly<Record<string, unknown>>, schema: FieldSchema, field: string): boolean {
  return value[field] === null && fieldOf(schema, field)?.nullable === true;
}

function checkField(field: string, inner: unknown, schema: FieldSchema, place: Place): readonly Violation[] {
  const innerPlace = { ...place, path: joinPath(place.path, field) };
  const known = fieldOf(schema, field);
  // Null stands for a missing field; a required field has been reported as missing.
  if (known !== undefined) return inner === null ? [] : check(inner, known, innerPlace);
  const { additionalProperties } = schema;
  if (additionalProperties === false) return [{ ...violation("unknown", inner, schema, innerPlace), field }];
  return typeof additionalProperties === "object" ? check(inner, additionalProperties, innerPlace) : [];
}

function fieldOf(schema: FieldSchema, field: string): FieldSchema | undefined {
  return entryOf(schema.properties ?? {}, field);
}

function checkItems(items: readonly unknown[], schema: FieldSchema, place: Place): readonly Violation[] {
  const ofItems = schema.items;
  if (ofItems === undefined) return [];
  return items.flatMap((item, index) => check(item, ofItems, { ...place, path: joinPath(place.path, index) }));
}

function checkAlternatives(value: unknown, schema: FieldSchema, place: Place): readonly Violation[] {
  const { allOf = [], anyOf, oneOf, not } = schema;
  const fits = (inner: FieldSchema) => check(value, inner, place).length === 0;
  return [
    ...allOf.flatMap((inner) => check(value, inner, place)),
    ...(anyOf === undefined || anyOf.some(fits) ? [] : [violation("anyOf", value, schema, place)]),
    ...(oneOf === undefined || oneOf.filter(fits).length === 1 ? [] : [violation("oneOf", value, schema, place)]),
    ...(not === undefined || !fits(not) ? [] : [violation("not", value, schema, place)]),
  ];
}
