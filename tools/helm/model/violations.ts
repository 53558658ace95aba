/**
 * Says where a value breaks a JSON schema (draft-07).
 *
 * It reads the schema as it goes: a chart brings a schema of its own values, and a library that compiles schemas, or resolves all
 * their references in advance, takes longer for it than composing the chart. `violations.test.ts` holds it to ajv, keyword by
 * keyword.
 */
import { isDeepStrictEqual } from "node:util";
import { entryOf } from "../base/table.ts";
import type { Path } from "./edits.ts";
import { FORMATS, type Format } from "./formats.ts";
import { type Schema, type SchemaFiles, type SchemaNode, targetOf } from "./schema_tree.ts";
import { isDict } from "./translate.ts";

/** A keyword that a value breaks. */
export interface Violation {
  readonly keyword: string;
  /** The schema that has the keyword. */
  readonly schema: Schema;
  readonly path: Path;
  /** What is at the path; if the path leads to a name that is not allowed, the name. */
  readonly value: unknown;
  /** The property of the value that is missing or not allowed. */
  readonly property?: string;
}

/** A value and the part of the schema that describes it. */
interface Place extends SchemaNode {
  readonly value: unknown;
  readonly path: Path;
  readonly files: SchemaFiles;
}

/** What a schema has against a value. `files` are the schemas that it refers to. */
export function violationsOf(value: unknown, schema: Schema, files: SchemaFiles): readonly Violation[] {
  return violationsAt({ value, schema, file: schema, path: [], files });
}

/** Checks one keyword, whose argument is as the specification has it. */
type Keyword = (place: Place, argument: never) => readonly Violation[];

function violationsAt(place: Place): readonly Violation[] {
  const { schema } = place;
  return KEYWORDS.flatMap(([keyword, check]) =>
    schema[keyword] === undefined ? [] : check(place, schema[keyword] as never),
  );
}

type Dict = Readonly<Record<string, unknown>>;

const isText = (value: unknown) => typeof value === "string";
const isNumber = (value: unknown) => typeof value === "number";

/** In the order in which problems are reported. */
const KEYWORDS: readonly (readonly [string, Keyword])[] = Object.entries({
  $ref: (place: Place) => violationsAt({ ...place, ...targetOf(place, place.files) }),

  type: broken("type", (value, types: string | readonly string[]) =>
    [types].flat().some((type) => hasType(value, type)),
  ),

  maximum: brokenBy(isNumber, "maximum", (value: number, limit: number) => value <= limit),
  minimum: brokenBy(isNumber, "minimum", (value: number, limit: number) => value >= limit),

  // Unicode characters, not UTF-16 code units.
  maxLength: brokenBy(isText, "maxLength", (value: string, limit: number) => [...value].length <= limit),
  minLength: brokenBy(isText, "minLength", (value: string, limit: number) => [...value].length >= limit),
  pattern: brokenBy(isText, "pattern", (value: string, pattern: string) => regularExpression(pattern).test(value)),
  format: brokenBy(isText, "format", (value: string, format: Format) => FORMATS[format](value) === value),

  maxItems: brokenBy(Array.isArray, "maxItems", (value: readonly unknown[], limit: number) => value.length <= limit),
  minItems: brokenBy(Array.isArray, "minItems", (value: readonly unknown[], limit: number) => value.length >= limit),
  items: (place: Place, schema: Schema) => {
    const items: readonly unknown[] = Array.isArray(place.value) ? place.value : [];
    return items.flatMap((_, index) => violationsAt(child(place, index, schema)));
  },
  uniqueItems: (place: Place) => {
    const items: readonly unknown[] = Array.isArray(place.value) ? place.value : [];
    const again = items.find((item, index) => items.slice(0, index).some((other) => isDeepStrictEqual(item, other)));
    return again === undefined ? [] : [{ ...violation(place, "uniqueItems"), value: again }];
  },

  maxProperties: brokenBy(isDict, "maxProperties", (value: Dict, limit: number) => Object.keys(value).length <= limit),
  minProperties: brokenBy(isDict, "minProperties", (value: Dict, limit: number) => Object.keys(value).length >= limit),
  required: (place: Place, names: readonly string[]) =>
    names
      .filter((name) => isDict(place.value) && !Object.hasOwn(place.value, name))
      .map((property) => ({ ...violation(place, "required"), property })),
  dependencies: (place: Place, dependencies: Readonly<Record<string, Schema | readonly string[]>>) =>
    Object.entries(dependencies)
      .filter(([name]) => isDict(place.value) && Object.hasOwn(place.value, name))
      .flatMap(([, needed]) => violationsAt({ ...place, schema: asSchema(needed) })),
  propertyNames: (place: Place, schema: Schema) =>
    keysOf(place).flatMap((name) => violationsAt({ ...child(place, name, schema), value: name })),
  additionalProperties: (place: Place, allowed: boolean | Schema) => {
    const { properties = {}, patternProperties = {} } = place.schema as Readonly<Record<string, Dict>>;
    const patterns = Object.keys(patternProperties).map(regularExpression);
    const others = keysOf(place).filter(
      (name) => !Object.hasOwn(properties, name) && !patterns.some((pattern) => pattern.test(name)),
    );
    if (typeof allowed === "object") return others.flatMap((name) => violationsAt(child(place, name, allowed)));
    return allowed ? [] : others.map((property) => ({ ...violation(place, "additionalProperties"), property }));
  },
  properties: (place: Place, properties: SchemaFiles) =>
    keysOf(place).flatMap((name) => {
      const schema = entryOf(properties, name);
      return schema === undefined ? [] : violationsAt(child(place, name, schema));
    }),

  patternProperties: (place: Place, patterns: SchemaFiles) =>
    Object.entries(patterns).flatMap(([pattern, schema]) =>
      keysOf(place)
        .filter((name) => regularExpression(pattern).test(name))
        .flatMap((name) => violationsAt(child(place, name, schema))),
    ),

  not: (place: Place, schema: Schema) => (matches(place, schema) ? [violation(place, "not")] : []),
  anyOf: (place: Place, schemas: readonly Schema[]) => {
    const branches = schemas.map((schema) => violationsAt({ ...place, schema }));
    if (branches.some((branch) => branch.length === 0)) return [];
    return [...branches.flat(), violation(place, "anyOf")];
  },
  oneOf: (place: Place, schemas: readonly Schema[]) => {
    const branches = schemas.map((schema) => violationsAt({ ...place, schema }));
    const count = branches.filter((branch) => branch.length === 0).length;
    if (count === 1) return [];
    return [...(count === 0 ? branches.flat() : []), violation(place, "oneOf")];
  },
  allOf: (place: Place, schemas: readonly Schema[]) => schemas.flatMap((schema) => violationsAt({ ...place, schema })),
  const: broken("const", isDeepStrictEqual),
  enum: broken("enum", (value, choices: readonly unknown[]) =>
    choices.some((choice) => isDeepStrictEqual(value, choice)),
  ),
});

function broken<Argument>(keyword: string, holds: (value: unknown, argument: Argument) => boolean) {
  return (place: Place, argument: Argument) => (holds(place.value, argument) ? [] : [violation(place, keyword)]);
}

/** A keyword that is only about values of one type. */
function brokenBy<Value, Argument>(
  isMeant: (value: unknown) => boolean,
  keyword: string,
  holds: (value: Value, argument: Argument) => boolean,
) {
  return broken<Argument>(keyword, (value, argument) => !isMeant(value) || holds(value as Value, argument));
}

function violation({ schema, path, value }: Place, keyword: string): Violation {
  return { keyword, schema, path, value };
}

function child({ value, path, ...rest }: Place, key: string | number, schema: Schema): Place {
  return { ...rest, schema, value: (value as Readonly<Record<string | number, unknown>>)[key], path: [...path, key] };
}

function matches(place: Place, schema: Schema): boolean {
  return violationsAt({ ...place, schema }).length === 0;
}

function keysOf({ value }: Place): readonly string[] {
  return isDict(value) ? Object.keys(value) : [];
}

/** A dependency is a schema, or the names of properties that are needed as well. */
function asSchema(needed: Schema | readonly string[]): Schema {
  return Array.isArray(needed) ? { required: needed } : (needed as Schema);
}

function hasType(value: unknown, type: string): boolean {
  switch (type) {
    case "null":
      return value === null;
    case "array":
      return Array.isArray(value);
    case "object":
      return isDict(value);
    case "integer":
      return Number.isInteger(value);
    default:
      return typeof value === type;
  }
}

const regularExpressions = new Map<string, RegExp>();

function regularExpression(pattern: string): RegExp {
  const known = regularExpressions.get(pattern) ?? new RegExp(pattern, "u");
  regularExpressions.set(pattern, known);
  return known;
}
