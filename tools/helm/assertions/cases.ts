/** Reads the files of a render test. */
import { isObject, type Json } from "../base/json.ts";
import { parseYamlWithLines } from "../base/yaml.ts";
import type { Problem } from "../model/problems.ts";
import type { RenderCases } from "../model/render_cases.gen.ts";
import schema from "../model/render_cases.schema.json" with { type: "json" };
import { schemaProblems } from "../model/schema_problems.ts";
import { parsePath } from "./path.ts";
import type { Assertion, PlacedCase } from "./types.ts";

const VOCABULARY = { noun: "key", code: "unknown-case-key", page: "docs/render_tests.md" } as const;

/** A file of cases; `name` is what people call it. */
export interface CaseFile {
  readonly name: string;
  readonly text: string;
}

export interface ReadCases {
  readonly cases: readonly PlacedCase[];
  readonly problems: readonly Problem[];
}

export function readCases(files: readonly CaseFile[], label: string): ReadCases {
  const read = files.map((file) => readFile(file, label));
  const cases = read.flatMap((each) => each.cases);
  return { cases, problems: [...read.flatMap((each) => each.problems), ...duplicates(cases, label)] };
}

function readFile({ name, text }: CaseFile, label: string): ReadCases {
  const { values = [], error, lineOf } = parseYamlWithLines(text);
  if (error !== undefined)
    return { cases: [], problems: [{ ...NOT_YAML, label, path: name, what: `is not YAML: ${error}` }] };
  const [whole] = values;
  if (whole === undefined || values.length > 1) {
    return { cases: [], problems: [{ ...ONE_LIST, label, path: name, what: `has ${values.length} documents` }] };
  }
  const at = (...path: readonly (string | number)[]) => `${name}:${lineOf(path)}`;
  const found = schemaProblems(whole, schema, VOCABULARY).map((problem) => ({
    ...problem,
    label,
    path: `${at(...keysIn(problem.path, whole))}: ${problem.path === "" ? "the file" : problem.path}`,
  }));
  if (found.length > 0) return { cases: [], problems: found };
  const cases = (whole as unknown as RenderCases).map((each, index) => ({
    ...each,
    place: at(index),
    assertions: (each.expect ?? []).map((assertion, position) => ({ assertion, place: at(index, "expect", position) })),
  }));
  return { cases, problems: cases.flatMap((each, index) => unreadable(each, index, label)) };
}

/** The keys of a path in the notation of error messages, as far as the file has them. */
function keysIn(path: string, whole: Json): readonly (string | number)[] {
  const keys: (string | number)[] = [];
  let value: unknown = whole;
  for (const step of parsePath(path) ?? []) {
    if (typeof step !== "string" && typeof step !== "number") break;
    const inner: unknown =
      Array.isArray(value) || isObject(value) ? (value as Record<string | number, unknown>)[step] : undefined;
    if (inner === undefined) break;
    keys.push(step);
    value = inner;
  }
  return keys;
}

const NOT_YAML = { code: "invalid-yaml", expected: "a YAML file with a list of cases", fix: "correct the text" };

const ONE_LIST = {
  code: "invalid-type",
  expected: "one list of cases",
  fix: "write one list, like `- {name: …, expect: […]}`",
};

/** Paths and regular expressions that say nothing. */
function unreadable({ assertions }: PlacedCase, index: number, label: string): readonly Problem[] {
  return assertions.flatMap(({ assertion, place }, position) => {
    const inFile = (key: string) => `${place}: [${index}].expect[${position}].${key}`;
    const { path, matches, not } = assertion;
    const expressions = Object.entries({ matches, "not.matches": not?.matches });
    return [
      ...(path !== undefined && parsePath(path) === undefined
        ? [{ ...NO_PATH, label, path: inFile("path"), got: path }]
        : []),
      ...(path === undefined && isAboutValues(assertion) ? [{ ...PATH_MISSING, label, path: inFile("path") }] : []),
      ...expressions.flatMap(([key, text]) => {
        const error = text === undefined ? undefined : expressionError(text);
        return error === undefined ? [] : [{ ...NO_EXPRESSION, label, path: inFile(key), what: error, got: text }];
      }),
    ];
  });
}

/** An object is never a text. */
function isAboutValues({ matches, not }: Assertion): boolean {
  return matches !== undefined || not?.matches !== undefined;
}

function expressionError(text: string): string | undefined {
  try {
    new RegExp(text, "u");
    return undefined;
  } catch (error) {
    return `is not a regular expression: ${(error as Error).message.replace(/^.*: /, "")}`;
  }
}

const NO_PATH = {
  code: "invalid-value",
  what: "is malformed",
  expected: 'a path like `spec.ports[0].port` or `metadata.annotations["example.com/team"]`',
  fix: "correct the path",
};

const PATH_MISSING = {
  code: "missing-key",
  what: "is missing",
  expected: "the place of the text",
  fix: "add `path`",
};

const NO_EXPRESSION = { code: "invalid-value", expected: "a regular expression", fix: "correct it" };

function duplicates(cases: readonly PlacedCase[], label: string): readonly Problem[] {
  return [...Map.groupBy(cases, ({ name }) => name)].flatMap(([name, [, ...others]]) =>
    others.map(({ place }) => ({ ...DUPLICATE, label, path: `${place}: name`, got: name })),
  );
}

const DUPLICATE = {
  code: "duplicate-name",
  what: "is the name of another case, too",
  expected: "another name for each case of a test",
  fix: "rename one of them",
};
