/**
 * Reports what is wrong with a value in the words of its schema.
 *
 * Of our own keywords (`attribute_schema.ts`), `expected` and `fix` appear in problems, and properties marked `internal` are
 * not suggested to users. None of them validates anything.
 */

import { nearestSemver } from "../base/semver.ts";
import { starlark } from "../base/starlark.ts";
import { closest, listWords } from "../base/text.ts";
import type { OwnKeywords } from "./attribute_schema.ts";
import type { Path } from "./edits.ts";
import { FORMATS, type Format } from "./formats.ts";
import { joinPath, type Problem } from "./problems.ts";
import { sampleOf } from "./sample.ts";
import { nodeAt, type Schema, type SchemaFiles, type SchemaNode } from "./schema_tree.ts";
import { choiceOf, exclusion, range, typeName } from "./schema_words.ts";
import { explainUnknown, type Vocabulary } from "./unknown_property.ts";
import { type Violation, violationsOf } from "./violations.ts";

/** What is wrong with a value, without the label of its declaration. */
export type SchemaProblem = Omit<Problem, "label">;

/** The context for describing violations: the schemas, the term for their properties, and the value as a whole. */
interface Subject {
  readonly vocabulary: Vocabulary;
  readonly root: SchemaNode;
  readonly files: SchemaFiles;
  readonly whole: unknown;
}

/** The problems of a value. `files` are the schemas that its schema refers to. */
export function schemaProblems(
  whole: unknown,
  schema: Schema,
  vocabulary: Vocabulary,
  files: SchemaFiles = {},
): readonly SchemaProblem[] {
  const subject = { vocabulary, root: { schema, file: schema }, files, whole };
  const seen = new Set<string>();
  return relevant(violationsOf(whole, schema, files))
    .map((violation) => toProblem(violation, subject))
    .filter(({ path, expected }) => {
      const key = `${path}\n${expected}`;
      return seen.has(key) ? false : seen.add(key);
    });
}

/** Without alternatives that obviously do not apply to the value, and without unions that one of their alternatives explains. */
function relevant(violations: readonly Violation[]): readonly Violation[] {
  let kept = violations;
  for (const union of violations.filter(({ keyword }) => keyword === "anyOf" || keyword === "oneOf")) {
    // `oneOf` is only about the keys of which a map has one.
    const isOther = ({ keyword, value }: Violation) =>
      union.keyword === "oneOf"
        ? keyword === "required"
        : keyword === "type" || (keyword === "enum" && typeof value === "object");
    const isMismatch = (violation: Violation) => isOther(violation) && isSame(violation.path, union.path);
    const rest = kept.filter((violation) => violation !== union && !isMismatch(violation));
    const explained = rest.some(({ path }) => isWithin(path, union.path));
    kept = explained ? rest : [...rest, union];
  }
  return kept;
}

function isSame(path: Path, other: Path): boolean {
  return path.length === other.length && isWithin(path, other);
}

function isWithin(path: Path, parent: Path): boolean {
  return parent.every((key, index) => path[index] === key);
}

function toProblem(violation: Violation, subject: Subject): SchemaProblem {
  const { schema } = violation;
  const path = pathOf(violation);
  const problem = explain(violation, subject);
  return {
    code: problem.code,
    path,
    what: problem.what,
    ...(problem.got === undefined ? {} : { got: problem.got }),
    expected: problem.expected ?? text(schema["expected"]) ?? "another value",
    fix: problem.fix ?? text(schema["fix"]) ?? `change \`${path}\` to a valid value`,
  };
}

type Explanation = Pick<Problem, "code" | "what"> & { got?: unknown; expected?: string; fix?: string };

function explain(violation: Violation, subject: Subject): Explanation {
  const { schema, value: got, path, property = "" } = violation;
  switch (violation.keyword) {
    case "additionalProperties":
      return explainUnknown({ ...subject, name: property, path, dict: got as Schema });
    case "required":
      return {
        code: `missing-${subject.vocabulary.noun}`,
        what: "is missing",
        expected: expectedOf(schema, property) ?? "a value",
        fix: `add \`${property}\``,
      };
    case "enum":
      return { code: "invalid-value", what: "is not one of the allowed values", got, ...choices(violation) };
    case "const":
      return { code: "invalid-value", what: "is not the required value", got, expected: String(schema["const"]) };
    case "type":
      return {
        code: "invalid-type",
        what: "has the wrong type",
        got,
        ...fallback(schema, typeIn(violation, subject)),
        ...quoting(violation, subject),
        ...correction(violation),
      };
    case "not":
      return {
        code: "invalid-value",
        what: "is malformed",
        got,
        ...fallback(schema, `text without ${exclusion(schema)}`),
      };
    case "oneOf":
      return { code: "invalid-value", got, ...choiceOf(schema, got as object) };
    case "anyOf":
      return { code: "invalid-type", what: "has the wrong type", got };
    case "minimum":
    case "maximum":
      return { code: "out-of-range", what: "is out of range", got, ...fallback(schema, range(schema)) };
    case "minLength":
    case "maxLength":
      return { code: "invalid-value", what: lengthOf(violation), got };
    case "minItems":
    case "minProperties":
      return { code: "invalid-value", what: fewOf(violation), got, ...fallback(schema, "at least one entry") };
    case "pattern":
      return {
        code: "invalid-value",
        what: "is malformed",
        got,
        ...fallback(schema, `text that matches ${schema["pattern"]}`),
        ...correction(violation),
      };
    case "format":
      return { code: "invalid-value", got, ...otherNotation(String(got), schema["format"] as Format) };
    case "uniqueItems":
      return {
        code: "invalid-value",
        what: "has a duplicate item",
        got,
        expected: "each item once",
        fix: "remove one of them",
      };
    default:
      return { code: "invalid-value", what: "is not valid", got };
  }
}

function fallback(schema: Schema, expected: string): { expected?: string } {
  return schema["expected"] === undefined ? { expected } : {};
}

/** For a number in quotes, or a text without them, if nothing else is wrong with it. */
function quoting({ value, schema }: Violation, { files }: Subject): { fix?: string } {
  const isValid = (other: unknown) => violationsOf(other, schema, files).length === 0;
  if (schema["fix"] !== undefined) return {};
  if (typeof value === "number" && isValid(String(value))) return { fix: "put the value in quotes" };
  const isNumeral = typeof value === "string" && /^-?\d+(\.\d+)?$/.test(value);
  return isNumeral && isValid(Number(value)) ? { fix: `write it without quotes: ${value}` } : {};
}

/** The value that was most likely meant by a text in a well-known notation. */
function correction({ value, path, schema }: Violation): { fix?: string } {
  const { notation, pattern } = schema as OwnKeywords & { readonly pattern?: string };
  const nearest = notation === "semver" ? nearestSemver(String(value)) : undefined;
  if (nearest === undefined || pattern === undefined || !new RegExp(pattern).test(nearest)) return {};
  const prefix = /^v(?=\d)/i.exec(String(value))?.[0];
  const drop = prefix === undefined ? "" : `drop the \`${prefix}\`: `;
  return { fix: `${drop}write \`${path.at(-1)} = ${JSON.stringify(nearest)}\`` };
}

function otherNotation(text: string, format: Format): Pick<Explanation, "what" | "fix"> {
  const canonical = FORMATS[format](text);
  if (canonical === undefined) return { what: "is malformed" };
  return { what: "is not in the notation that Kubernetes expects", fix: `write \`${canonical}\`` };
}

function choices({ schema, value }: Violation): { expected: string; fix: string } {
  const allowed = (schema["enum"] as readonly unknown[]).map(String);
  const meant = closest(String(value), allowed);
  return {
    expected: `one of ${listWords(allowed)}`,
    fix: `write ${meant === undefined ? "one of these" : JSON.stringify(meant)}`,
  };
}

function expectedOf({ properties = {} }: Schema, property: string): string | undefined {
  return text((properties as SchemaFiles)[property]?.["expected"]);
}

function fewOf({ schema, keyword }: Violation): string {
  return schema[keyword] === 1 ? "is empty" : "has too few entries";
}

function lengthOf({ schema, keyword, value }: Violation): string {
  const length = [...String(value)].length;
  const over = length - (schema[keyword] as number);
  return over > 0 ? `is ${length} characters long, ${over} over the limit` : "is too short";
}

/** The type that a value should have; for dicts and lists, with a sample. */
function typeIn({ path, schema }: Violation, { root, files }: Subject): string {
  const name = typeName(schema["type"]);
  const node = nodeAt(path, root, files);
  const isNested = [schema["type"]].flat().some((type) => type === "array" || type === "object");
  return isNested && node !== undefined ? `${name}, like \`${starlark(sampleOf(node, files))}\`` : name;
}

function pathOf({ path, property }: Violation): string {
  return [...path, ...(property === undefined ? [] : [property])].reduce<string>(joinPath, "");
}

function text(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}
