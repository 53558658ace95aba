/**
 * Compiles JSON schemas (draft-07) and reports what is wrong with a value in the words of the schema.
 *
 * Of our own keywords (`attribute_schema.ts`), `expected` and `fix` appear in problems, and properties marked `internal` are
 * not suggested to users. None of them validates anything.
 */

import { Ajv, type ErrorObject } from "ajv";
import { nearestSemver } from "../base/semver.ts";
import { starlark } from "../base/starlark.ts";
import { closest, listWords } from "../base/text.ts";
import { OWN_KEYWORDS, type OwnKeywords } from "./attribute_schema.ts";
import { FORMATS, type Format } from "./formats.ts";
import { joinPath, type Problem } from "./problems.ts";
import { sampleOf } from "./sample.ts";
import { nodeAt, type Schema, type SchemaFiles, type SchemaNode } from "./schema_tree.ts";
import { choiceOf, exclusion, range, typeName } from "./schema_words.ts";
import { explainUnknown, type Vocabulary } from "./unknown_property.ts";

/** Validates a value; returns problems without their label. */
export type SchemaCheck = (value: unknown) => readonly Omit<Problem, "label">[];

/** The context for describing errors: the schemas, the term for their properties, and the value as a whole. */
interface Subject {
  readonly vocabulary: Vocabulary;
  readonly root: SchemaNode;
  readonly files: SchemaFiles;
  readonly whole: unknown;
}

/** Compiles a schema. `files` are the schemas that it refers to. */
export function compileSchema(schema: Schema, vocabulary: Vocabulary, files: SchemaFiles = {}): SchemaCheck {
  const ajv = new Ajv({ allErrors: true, verbose: true, strict: true, strictTypes: false, strictRequired: false });
  for (const [name, other] of Object.entries(files)) ajv.addSchema(other, name);
  ajv.addVocabulary([...OWN_KEYWORDS]);
  for (const [name, canonical] of Object.entries(FORMATS)) ajv.addFormat(name, (text) => canonical(text) === text);
  const validate = ajv.compile(schema);
  const root = { schema, file: schema };
  return (whole) => (validate(whole) ? [] : describe(validate.errors ?? [], { vocabulary, root, files, whole }));
}

function describe(errors: readonly ErrorObject[], subject: Subject): Omit<Problem, "label">[] {
  const seen = new Set<string>();
  return relevant(errors)
    .map((error) => toProblem(error, subject))
    .filter(({ path, expected }) => {
      const key = `${path}\n${expected}`;
      return seen.has(key) ? false : seen.add(key);
    });
}

/** Drops errors that only repeat another one: wrappers, and alternatives that obviously do not apply to the value. */
function relevant(errors: readonly ErrorObject[]): readonly ErrorObject[] {
  let kept = errors.filter(({ keyword }) => keyword !== "propertyNames" && keyword !== "if");
  for (const union of kept.filter(({ keyword }) => keyword === "anyOf" || keyword === "oneOf")) {
    // `oneOf` is only about the keys of which a map has one.
    const isOther = ({ keyword, data }: ErrorObject) =>
      union.keyword === "oneOf"
        ? keyword === "required"
        : keyword === "type" || (keyword === "enum" && typeof data === "object");
    const isMismatch = (error: ErrorObject) => isOther(error) && error.instancePath === union.instancePath;
    const rest = kept.filter((error) => error !== union && !isMismatch(error));
    const explained = rest.some((error) => isWithin(error.instancePath, union.instancePath));
    kept = explained ? rest : [...rest, union];
  }
  return kept;
}

function isWithin(path: string, parent: string): boolean {
  return path === parent || path.startsWith(`${parent}/`);
}

function toProblem(error: ErrorObject, subject: Subject): Omit<Problem, "label"> {
  const schema = (error.parentSchema ?? {}) as Schema;
  const path = pathOf(error);
  const problem = explain(error, subject);
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

function explain(error: ErrorObject, subject: Subject): Explanation {
  const schema = (error.parentSchema ?? {}) as Schema;
  const got = error.propertyName ?? error.data;
  switch (error.keyword) {
    case "additionalProperties":
      return explainUnknown({
        ...subject,
        name: String(error.params["additionalProperty"]),
        path: segments(error.instancePath),
        dict: error.data as Schema,
      });
    case "required":
      return {
        code: `missing-${subject.vocabulary.noun}`,
        what: "is missing",
        expected: expectedOf(schema, error.params["missingProperty"]) ?? "a value",
        fix: `add \`${error.params["missingProperty"]}\``,
      };
    case "enum":
      return { code: "invalid-value", what: "is not one of the allowed values", got, ...choices(error) };
    case "const":
      return { code: "invalid-value", what: "is not the required value", got, expected: String(schema["const"]) };
    case "type":
      return {
        code: "invalid-type",
        what: "has the wrong type",
        got,
        ...fallback(schema, typeIn(error, subject)),
        ...correction(error),
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
      return { code: "invalid-value", what: lengthOf(error), got };
    case "minItems":
    case "minProperties":
      return { code: "invalid-value", what: fewOf(error), got, ...fallback(schema, "at least one entry") };
    case "pattern":
      return {
        code: "invalid-value",
        what: "is malformed",
        got,
        ...fallback(schema, `text that matches ${schema["pattern"]}`),
        ...correction(error),
      };
    case "format":
      return { code: "invalid-value", got, ...otherNotation(String(got), schema["format"] as Format) };
    case "uniqueItems":
      return {
        code: "invalid-value",
        what: "has a duplicate item",
        got: (error.data as readonly unknown[])[error.params["i"] as number],
        expected: "each item once",
        fix: "remove one of them",
      };
    default:
      return { code: "invalid-value", what: "is not valid", got, ...fallback(schema, `that it ${error.message}`) };
  }
}

function fallback(schema: Schema, expected: string): { expected?: string } {
  return schema["expected"] === undefined ? { expected } : {};
}

/** The value that was most likely meant by a text in a well-known notation. */
function correction({ data, instancePath, parentSchema = {} }: ErrorObject): { fix?: string } {
  const { notation, pattern } = parentSchema as OwnKeywords & { readonly pattern?: string };
  const attribute = segments(instancePath).at(-1);
  const nearest = notation === "semver" ? nearestSemver(String(data)) : undefined;
  if (nearest === undefined || pattern === undefined || !new RegExp(pattern).test(nearest)) return {};
  const prefix = /^v(?=\d)/i.exec(String(data))?.[0];
  const drop = prefix === undefined ? "" : `drop the \`${prefix}\`: `;
  return { fix: `${drop}write \`${attribute} = ${JSON.stringify(nearest)}\`` };
}

function otherNotation(text: string, format: Format): Pick<Explanation, "what" | "fix"> {
  const canonical = FORMATS[format](text);
  if (canonical === undefined) return { what: "is malformed" };
  return { what: "is not in the notation that Kubernetes expects", fix: `write \`${canonical}\`` };
}

function choices(error: ErrorObject): { expected: string; fix: string } {
  const allowed = (error.params["allowedValues"] as unknown[]).map(String);
  const meant = closest(String(error.data), allowed);
  return {
    expected: `one of ${listWords(allowed)}`,
    fix: `write ${meant === undefined ? "one of these" : JSON.stringify(meant)}`,
  };
}

function expectedOf(schema: Schema, property: string): string | undefined {
  const properties = schema["properties"] as { [name: string]: Schema } | undefined;
  return text(properties?.[property]?.["expected"]);
}

function fewOf({ params }: ErrorObject): string {
  return params["limit"] === 1 ? "is empty" : "has too few entries";
}

function lengthOf(error: ErrorObject): string {
  const length = String(error.propertyName ?? error.data).length;
  const over = length - (error.params["limit"] as number);
  return over > 0 ? `is ${length} characters long, ${over} over the limit` : "is too short";
}

/** The type that a value should have; for dicts and lists, with a sample. */
function typeIn({ instancePath, parentSchema }: ErrorObject, { root, files }: Subject): string {
  const name = typeName(parentSchema?.["type"]);
  const node = nodeAt(segments(instancePath), root, files);
  const isNested = [parentSchema?.["type"]].flat().some((type) => type === "array" || type === "object");
  return isNested && node !== undefined ? `${name}, like \`${starlark(sampleOf(node, files))}\`` : name;
}

function pathOf(error: ErrorObject): string {
  const path = segments(error.instancePath).reduce<string>(joinPath, "");
  const leaf = error.params["additionalProperty"] ?? error.params["missingProperty"] ?? error.propertyName;
  return leaf === undefined ? path : joinPath(path, String(leaf));
}

function segments(pointer: string): (string | number)[] {
  return pointer
    .split("/")
    .slice(1)
    .map((segment) => segment.replaceAll("~1", "/").replaceAll("~0", "~"))
    .map((segment) => (/^\d+$/.test(segment) ? Number(segment) : segment));
}

function text(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}
