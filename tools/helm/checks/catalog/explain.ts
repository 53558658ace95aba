/** Explains what is wrong with a field and how to fix it, in terms of YAML. */
import { formatNoun } from "../../base/formats.ts";
import { closest, listWords } from "../../base/text.ts";
import type { Problem } from "../../model/problems.ts";
import type { Catalog } from "./catalog.ts";
import { type FieldSchema, isMap } from "./field_schema.ts";
import type { Violation } from "./violations.ts";

/** What is wrong with an object; `path` is the place in it. */
export interface SchemaProblem extends Omit<Problem, "code" | "label"> {
  readonly code: "invalid-field-type" | "invalid-field-value" | "missing-field" | "unknown-field" | "unknown-kind";
}

/** Longer lists of names are not useful to readers. */
const LISTED_NAMES = 12;

/** The wording is the same in every Kubernetes version with the same problem. */
export function explain(violation: Violation, catalog: Catalog): SchemaProblem {
  const { rule, path, value, schema } = violation;
  switch (rule) {
    case "unknown":
      return unknownField(violation, catalog);
    case "required":
      return {
        code: "missing-field",
        path,
        what: "is missing",
        expected: kindOfValue(schema.properties?.[violation.field ?? ""] ?? {}),
        fix: `add \`${violation.field}\``,
      };
    case "type":
      return { code: "invalid-field-type", path, what: "has the wrong type", got: value, ...rightType(value, schema) };
    case "enum":
      return {
        code: "invalid-field-value",
        path,
        what: "is not one of the allowed values",
        got: value,
        ...choices(violation),
      };
    default: {
      const expected = expectationOf(violation);
      const fix = "change it to a valid value";
      return { code: "invalid-field-value", path, what: "is not valid", got: value, expected, fix };
    }
  }
}

function unknownField(violation: Violation, catalog: Catalog): SchemaProblem {
  const { path, value, schema, definition, field = "" } = violation;
  const names = Object.keys(schema.properties ?? {}).sort();
  const common = { code: "unknown-field", path, what: "is an unknown field", got: value } as const;
  const others = definition === undefined ? [] : catalog.versionsOfField(definition, field);
  if (others.length > 0) {
    const expected = `Kubernetes ${others.join(" or ")}, which have it`;
    return { ...common, expected, fix: "remove it, or leave the versions without it out of `kube_versions`" };
  }
  const meant = closest(field, names);
  return {
    ...common,
    expected: expectedNames(names, meant),
    fix: meant === undefined ? "remove it, or move it to where it belongs" : `rename it to \`${meant}\``,
  };
}

function expectedNames(names: readonly string[], meant: string | undefined): string {
  if (names.length === 0) return "no field here";
  if (names.length <= LISTED_NAMES) return `one of ${listWords(names)}`;
  return meant === undefined ? "one of the fields there" : `\`${meant}\` or another of the fields there`;
}

const TYPE_NAMES: Readonly<Record<string, string>> = {
  array: "a list",
  boolean: "true or false",
  integer: "an integer",
  number: "a number",
  object: "a map",
  string: "a string",
};

function typeNames(type: FieldSchema["type"]): string {
  return [type ?? []]
    .flat()
    .map((name) => TYPE_NAMES[name] ?? name)
    .join(" or ");
}

function kindOfValue(schema: FieldSchema): string {
  if (schema.enum !== undefined) return `one of ${listWords(choicesOf(schema))}`;
  return schema.type === undefined ? "a value" : typeNames(schema.type);
}

function rightType(value: unknown, schema: FieldSchema): Pick<SchemaProblem, "expected" | "fix"> {
  const expected = typeNames(schema.type);
  const types = [schema.type ?? []].flat();
  const isScalar = value !== null && typeof value !== "object";
  if (types.includes("string") && isScalar) return { expected, fix: `quote it: ${JSON.stringify(String(value))}` };
  const read = typeof value === "string" ? readScalar(value) : undefined;
  const fits = types.includes(typeof read) || (types.includes("integer") && Number.isInteger(read));
  if (read !== undefined && fits) return { expected, fix: `write it without quotes: ${read}` };
  if (types.includes("array") && isMap(value)) return { expected, fix: "begin each item with `- `" };
  return { expected, fix: `write ${expected}` };
}

function readScalar(text: string): boolean | number | undefined {
  if (text === "true" || text === "false") return text === "true";
  return /^-?\d+(?:\.\d+)?$/.test(text) ? Number(text) : undefined;
}

/** An empty text is allowed where it stands for a missing one, which nobody wants to hear. */
function choicesOf({ enum: allowed = [] }: FieldSchema): readonly string[] {
  return allowed.map(String).filter((choice) => choice !== "");
}

function choices({ value, schema }: Violation): Pick<SchemaProblem, "expected" | "fix"> {
  const allowed = choicesOf(schema);
  const meant = closest(String(value), allowed);
  return {
    expected: `one of ${listWords(allowed)}`,
    fix: meant === undefined ? "write one of these" : `write ${JSON.stringify(meant)}`,
  };
}

function expectationOf({ rule, schema }: Violation): string {
  switch (rule) {
    case "pattern":
      return `text that matches ${schema.pattern}`;
    case "format":
      return formatNoun(schema.format ?? "");
    case "minimum":
      return `at least ${schema.minimum}`;
    case "maximum":
      return `at most ${schema.maximum}`;
    case "minLength":
      return `at least ${schema.minLength} characters`;
    case "maxLength":
      return `at most ${schema.maxLength} characters`;
    case "minItems":
    case "minProperties":
      return `at least ${schema.minItems ?? schema.minProperties} entries`;
    case "maxItems":
    case "maxProperties":
      return `at most ${schema.maxItems ?? schema.maxProperties} entries`;
    case "uniqueItems":
      return "no duplicate entries";
    case "multipleOf":
      return `a multiple of ${schema.multipleOf}`;
    case "anyOf":
      return alternatives(schema.anyOf, "one");
    case "oneOf":
      return alternatives(schema.oneOf, "exactly one");
    default:
      return "what its schema allows";
  }
}

/** Alternatives differ in their required fields, in their types, or in ways too complex to explain here. */
function alternatives(schemas: readonly FieldSchema[] = [], count: string): string {
  const fields = [...new Set(schemas.flatMap(({ required = [] }) => required))].sort();
  if (fields.length > 0) return `${count} of the forms with ${listWords(fields, "or")}`;
  const types = [...new Set(schemas.flatMap(({ type = [] }) => type))].sort();
  return types.length > 0 ? typeNames(types) : `${count} of the ${schemas.length} forms in its schema`;
}
