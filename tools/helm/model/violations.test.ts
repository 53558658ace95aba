/** The reader of schemas, against ajv: both find the same keywords broken at the same places. */
import { describe, expect, test } from "@jest/globals";
import { Ajv, type ErrorObject } from "ajv";
import fc from "fast-check";
import { OWN_KEYWORDS } from "./attribute_schema.ts";
import { FORMATS } from "./formats.ts";
import { GITOPS_SCHEMAS } from "./gitops_schemas.ts";
import { sampleOf } from "./sample.ts";
import type { Schema, SchemaFiles } from "./schema_tree.ts";
import { APP_SCHEMA, CHART_SCHEMA } from "./schemas.ts";
import { violationsOf } from "./violations.ts";

const FILES: SchemaFiles = { "app.schema.json": APP_SCHEMA };

/** Strict: a keyword that ajv does not know is an error, and so is one without effect. */
function compile(schema: Schema, files: SchemaFiles = {}) {
  const ajv = new Ajv({
    allErrors: true,
    ownProperties: true,
    strict: true,
    allowMatchingProperties: true,
    strictTypes: false,
    strictRequired: false,
  });
  for (const [name, file] of Object.entries(files)) ajv.addSchema(file, name);
  ajv.addVocabulary([...OWN_KEYWORDS]);
  for (const [name, canonical] of Object.entries(FORMATS)) ajv.addFormat(name, (text) => canonical(text) === text);
  return ajv.compile(schema);
}

function ours(value: unknown, schema: Schema, files: SchemaFiles = {}): readonly string[] {
  const found = violationsOf(value, schema, files);
  return found.map(({ keyword, path, property }) => place(keyword, path, property)).sort();
}

function theirs(value: unknown, validate: ReturnType<typeof compile>): readonly string[] {
  validate(value);
  return (validate.errors ?? [])
    .filter(({ keyword }) => keyword !== "propertyNames")
    .map(placeOf)
    .sort();
}

function placeOf({ keyword, instancePath, params, propertyName }: ErrorObject): string {
  const path = instancePath.split("/").slice(1);
  const keys = path.map((key) => key.replaceAll("~1", "/").replaceAll("~0", "~"));
  const property = params["missingProperty"] ?? params["additionalProperty"];
  const name = propertyName === undefined ? [] : [propertyName];
  return place(keyword === "dependencies" ? "required" : keyword, [...keys, ...name], property);
}

function place(keyword: string, path: readonly (string | number)[], property: string | undefined): string {
  return JSON.stringify([keyword, path.map(String), property]);
}

/** Schemas by keyword, and values that keep it or break it. */
const CASES: readonly (readonly [string, Schema, ...unknown[]])[] = [
  ["$ref", { $ref: "#/definitions/a", definitions: { a: { type: "string" } } }, "a", 1],
  ["$ref into another file", { $ref: "app.schema.json#/properties/port" }, 80, "x", 65536],
  [
    "$ref beside others",
    { $ref: "#/definitions/a", minLength: 3, definitions: { a: { maxLength: 4 } } },
    "ab",
    "abc",
    "abcde",
  ],
  ["type", { type: "object" }, {}, [], null, 1],
  ["type of several", { type: ["integer", "null"] }, 1, 1.5, null, "1", {}],
  ["type number", { type: "number" }, 1.5, 1, "1"],
  ["type array", { type: "array" }, [], {}, "x"],
  ["type boolean", { type: "boolean" }, true, 0],
  ["minimum and maximum", { minimum: 1, maximum: 3 }, 0, 1, 3, 4, "9", [9]],
  ["length in characters", { minLength: 2, maxLength: 2 }, "a", "ab", "abc", "🙂🙂", "🙂", 5],
  ["pattern", { pattern: "^[a-z]+$" }, "a", "A", "", "a\n", 5],
  ["pattern of a character", { pattern: "^.$" }, "🙂", "ab"],
  ["format", { format: "ip-address" }, "10.0.0.1", "10.0.0.01", "x", 5],
  ["items", { items: { type: "string" } }, [], ["a"], ["a", 1, 2], { 0: 1 }],
  ["minItems and maxItems", { minItems: 1, maxItems: 2 }, [], [1], [1, 2, 3], "abc"],
  ["uniqueItems", { uniqueItems: true }, [1, 2], [1, 1], [{ a: [1] }, { a: [1] }], [1, "1"], "aa"],
  ["minProperties and maxProperties", { minProperties: 1, maxProperties: 1 }, {}, { a: 1 }, { a: 1, b: 2 }, []],
  ["required", { required: ["a", "b"] }, {}, { a: 1 }, [], "x"],
  ["required, of names that objects inherit", { required: ["constructor"] }, {}, { constructor: 1 }],
  [
    "dependencies",
    { dependencies: { a: ["b", "c"], d: { required: ["e"] } } },
    {},
    { a: 1 },
    { a: 1, b: 1, c: 1 },
    { d: 1 },
  ],
  ["propertyNames", { propertyNames: { pattern: "^[a-z]$", maxLength: 1 } }, { a: 1 }, { A: 1, BC: 2 }, ["A"]],
  ["properties", { properties: { a: { type: "string" } } }, {}, { a: "x" }, { a: 1 }, { b: 1 }, [1]],
  [
    "additionalProperties",
    { properties: { a: {} }, additionalProperties: false },
    { a: 1 },
    { a: 1, b: 2, toString: 3 },
    [],
  ],
  [
    "additionalProperties by a schema",
    { properties: { a: {} }, additionalProperties: { type: "string" } },
    { a: 1, b: 2 },
    { b: "x" },
  ],
  [
    "patternProperties, beside properties",
    {
      properties: { ab: { minimum: 1 } },
      patternProperties: { "^a": { type: "number" }, b$: { maximum: 5 } },
      additionalProperties: false,
    },
    { ab: 1, aa: 7, b: 5 },
    { ab: 0, b: 6 },
    { ab: 6 },
    { a: "x" },
    { c: 1 },
  ],
  ["not", { not: { type: "string" } }, 1, "x"],
  ["anyOf", { anyOf: [{ type: "string" }, { type: "object", required: ["a"] }] }, "x", 1, {}, { a: 1 }],
  ["oneOf", { oneOf: [{ minimum: 2 }, { maximum: 2 }] }, 1, 2, 3],
  ["allOf", { allOf: [{ minimum: 2 }, { maximum: 2 }] }, 1, 2, 3],
  ["const", { const: { a: [1] } }, { a: [1] }, { a: [2] }, null],
  ["enum", { enum: ["a", null, { b: 1 }] }, "a", null, { b: 1 }, "b", {}],
];

describe("keywords", () => {
  test.each(CASES)("%s", (_, schema, ...values) => {
    const validate = compile(schema, FILES);
    const pairs = values.map((value) => [ours(value, schema, FILES), theirs(value, validate)]);
    for (const [found, expected] of pairs) expect(found).toEqual(expected);
    expect(pairs.some(([found]) => found?.length === 0) && pairs.some(([found]) => found?.length !== 0)).toBe(true);
  });
});

const DECLARATIONS: readonly (readonly [string, Schema, SchemaFiles])[] = [
  ["app", APP_SCHEMA, {}],
  ["chart", CHART_SCHEMA, FILES],
  ...Object.entries(GITOPS_SCHEMAS).map(([macro, schema]) => [macro, schema, {}] as const),
];

/** A declaration with one attribute, of which something may be another value. */
function declarations({ properties }: { readonly properties: SchemaFiles }, schema: Schema, files: SchemaFiles) {
  const samples = Object.entries(properties).map(([name, property]) => ({
    [name]: sampleOf({ schema: property, file: schema }, files),
  }));
  return fc.constantFrom(...samples).chain((sample) => fc.oneof(fc.constant<unknown>(sample), changed(sample)));
}

const ANY = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    true,
    0,
    -1,
    1.5,
    65536,
    "",
    "x",
    "A_b",
    "1",
    [],
    {},
    [""],
    ["x", "x"],
    { "": 1 },
    { x: "x" },
  ),
  fc.jsonValue({ maxDepth: 2 }),
);

/** Something else in place of the value, or of a part of it; or one more entry. */
function changed(value: unknown): fc.Arbitrary<unknown> {
  if (typeof value !== "object" || value === null || Object.keys(value).length === 0) return ANY;
  const part = fc
    .constantFrom(...Object.keys(value))
    .chain((key) =>
      changed((value as Schema)[key]).map((other) =>
        Array.isArray(value) ? value.with(Number(key), other) : { ...value, [key]: other },
      ),
    );
  const more = fc
    .tuple(fc.constantFrom("x", "name", "path", "constructor", "A B"), ANY)
    .map(([key, other]) => (Array.isArray(value) ? [...value, other] : { ...value, [key]: other }));
  return fc.oneof({ weight: 6, arbitrary: part }, { weight: 2, arbitrary: more }, { weight: 1, arbitrary: ANY });
}

describe("declarations", () => {
  test.each(DECLARATIONS)("%s, with whatever may be written in place of a part", (_, schema, files) => {
    const validate = compile(schema, files);
    fc.assert(
      fc.property(declarations(schema as { readonly properties: SchemaFiles }, schema, files), (value) => {
        expect(ours(value, schema, files)).toEqual(theirs(value, validate));
      }),
      { numRuns: 500, seed: 1 },
    );
  });
});
