/**
 * Compiles JSON schemas (draft-07) and says what is wrong with a value in the words of the schema.
 *
 * Of the keywords beyond the standard ones (`attribute_schema.ts`), `expected` and `fix` show in problems, and properties
 * marked `internal` are not offered to users. None of them validates anything.
 */

import { Ajv, type ErrorObject } from "ajv";
import { closest, listWords } from "../base/text.ts";
import { OWN_KEYWORDS } from "./attribute_schema.ts";
import { joinPath, type Problem } from "./problems.ts";

export type Schema = { readonly [keyword: string]: unknown };

/** Checks a value; returns what is wrong as problems without their label. */
export type SchemaCheck = (value: unknown) => readonly Omit<Problem, "label">[];

/**
 * Compiles a schema. `noun` is what the schema's properties are called: `attribute`, `key`. `others` are the schemas that
 * it refers to, by the name of their file.
 */
export function compileSchema(
  schema: Schema,
  noun: string,
  others: Readonly<Record<string, Schema>> = {},
): SchemaCheck {
  const ajv = new Ajv({ allErrors: true, verbose: true, strict: true, strictTypes: false, strictRequired: false });
  for (const [name, other] of Object.entries(others)) ajv.addSchema(other, name);
  ajv.addVocabulary([...OWN_KEYWORDS]);
  const validate = ajv.compile(schema);
  return (value) => (validate(value) ? [] : describe(validate.errors ?? [], noun));
}

function describe(errors: readonly ErrorObject[], noun: string): Omit<Problem, "label">[] {
  const seen = new Set<string>();
  return relevant(errors)
    .map((error) => toProblem(error, noun))
    .filter(({ path, expected }) => {
      const key = `${path}\n${expected}`;
      return seen.has(key) ? false : seen.add(key);
    });
}

/** Drops errors that only repeat another: wrappers, and the alternatives that a value obviously does not take. */
function relevant(errors: readonly ErrorObject[]): readonly ErrorObject[] {
  let kept = errors.filter(({ keyword }) => keyword !== "propertyNames" && keyword !== "if");
  for (const union of kept.filter(({ keyword }) => keyword === "anyOf")) {
    const isMismatch = ({ keyword, data, instancePath }: ErrorObject) =>
      (keyword === "type" || (keyword === "enum" && typeof data === "object")) && instancePath === union.instancePath;
    const rest = kept.filter((error) => error !== union && !isMismatch(error));
    const explained = rest.some((error) => isWithin(error.instancePath, union.instancePath));
    kept = explained ? rest : [...rest, union];
  }
  return kept;
}

function isWithin(path: string, parent: string): boolean {
  return path === parent || path.startsWith(`${parent}/`);
}

function toProblem(error: ErrorObject, noun: string): Omit<Problem, "label"> {
  const schema = (error.parentSchema ?? {}) as Schema;
  const path = pathOf(error);
  const problem = explain(error, noun);
  return {
    code: problem.code,
    path,
    what: problem.what,
    ...(problem.got === undefined ? {} : { got: problem.got }),
    expected: problem.expected ?? text(schema["expected"]) ?? "another value",
    fix: problem.fix ?? text(schema["fix"]) ?? `change \`${path}\` to such a value`,
  };
}

type Explanation = Pick<Problem, "code" | "what"> & { got?: unknown; expected?: string; fix?: string };

function explain(error: ErrorObject, noun: string): Explanation {
  const schema = (error.parentSchema ?? {}) as Schema;
  const got = error.propertyName ?? error.data;
  switch (error.keyword) {
    case "additionalProperties":
      return unknownProperty(error, noun);
    case "required":
      return {
        code: `missing-${noun}`,
        what: "is missing",
        expected: expectedOf(schema, error.params["missingProperty"]) ?? "a value",
        fix: `add \`${error.params["missingProperty"]}\``,
      };
    case "enum":
      return { code: "invalid-value", what: "is not one of the allowed values", got, ...choices(error) };
    case "const":
      return { code: "invalid-value", what: "is not the value it must be", got, expected: String(schema["const"]) };
    case "type":
      return { code: "invalid-type", what: "has the wrong type", got, ...fallback(schema, typeName(schema["type"])) };
    case "anyOf":
      return { code: "invalid-type", what: "has the wrong type", got };
    case "minimum":
    case "maximum":
      return { code: "out-of-range", what: "is out of range", got, ...fallback(schema, range(schema)) };
    case "minLength":
    case "maxLength":
      return { code: "invalid-value", what: lengthOf(error), got };
    case "pattern":
      return {
        code: "invalid-value",
        what: "is malformed",
        got,
        ...fallback(schema, `text that matches ${schema["pattern"]}`),
      };
    case "uniqueItems":
      return {
        code: "invalid-value",
        what: "has an item twice",
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

function unknownProperty(error: ErrorObject, noun: string): Explanation {
  const name = String(error.params["additionalProperty"]);
  const properties = (error.parentSchema?.["properties"] ?? {}) as { [name: string]: Schema };
  const known = Object.keys(properties)
    .filter((key) => properties[key]?.["internal"] !== true)
    .sort();
  const meant = closest(name, known);
  return {
    code: `unknown-${noun}`,
    what: `is no ${noun}`,
    got: (error.data as Schema)[name],
    expected: known.length === 0 ? `no ${noun} here` : `one of ${listWords(known)}`,
    fix: meant === undefined ? "remove it" : `rename it to \`${meant}\``,
  };
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

function lengthOf(error: ErrorObject): string {
  const length = String(error.propertyName ?? error.data).length;
  const over = length - (error.params["limit"] as number);
  return over > 0 ? `is ${length} characters long, ${over} over the limit` : "is too short";
}

function range(schema: Schema): string {
  const [low, high] = [schema["minimum"], schema["maximum"]];
  const type = typeName(schema["type"]);
  if (low === undefined) return `${type} of at most ${high}`;
  return high === undefined ? `${type} of at least ${low}` : `${type} from ${low} to ${high}`;
}

function typeName(type: unknown): string {
  const names: { [type: string]: string } = {
    array: "a list",
    boolean: "True or False",
    integer: "an integer",
    number: "a number",
    object: "a dict",
    string: "a string",
  };
  return [type]
    .flat()
    .map((name) => names[String(name)] ?? String(name))
    .join(" or ");
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
