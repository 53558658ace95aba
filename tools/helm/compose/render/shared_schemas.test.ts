/** Definitions in the schema of a chart's values. */
import { expect, test } from "@jest/globals";
import type { JsonObject } from "../../base/json.ts";
import { schemaText, shareSchemas } from "./shared_schemas.ts";

const LONG = { description: "Long enough to be shared. ".repeat(5), type: "string" };
const OTHER = { ...LONG, type: "integer" };
const SHORT = { description: "Short.", type: "string" };

function object(properties: JsonObject): JsonObject {
  return { type: "object", additionalProperties: false, properties };
}

test("what occurs once, or is short, stays where it is", () => {
  const schema = object({ a: LONG, b: OTHER, c: object({ d: SHORT }), d: SHORT });
  expect(shareSchemas(schema)).toBe(schema);
});

test("what occurs more than once is a definition with the name of its first key", () => {
  expect(shareSchemas(object({ a: LONG, b: object({ c: LONG }) }))).toEqual({
    ...object({ a: { $ref: "#/definitions/a" }, b: object({ c: { $ref: "#/definitions/a" } }) }),
    definitions: { a: LONG },
  });
});

test("definitions of keys with one name, and names that a reference would escape", () => {
  const inner = object({ "a/b": LONG });
  const schema = object({ x: inner, y: { ...inner, required: [] }, z: object({ "a/b": OTHER }), "a~b": OTHER });
  expect(shareSchemas(schema)["definitions"]).toEqual({ a_b: LONG, "a_b-2": OTHER });
});

test("what occurs only within a definition has none of its own", () => {
  const container = object({ probe: LONG });
  expect(shareSchemas(object({ a: container, b: container }))).toEqual({
    ...object({ a: { $ref: "#/definitions/a" }, b: { $ref: "#/definitions/a" } }),
    definitions: { a: container },
  });
});

test("apps that are alike share a definition that is not one of their names", () => {
  const app = object({ image: LONG });
  expect(shareSchemas(object({ apps: object({ web: app, shop: app }) }))).toEqual({
    ...object({ apps: object({ web: { $ref: "#/definitions/app" }, shop: { $ref: "#/definitions/app" } }) }),
    definitions: { app },
  });
});

test("in maps, lists and conditions, too", () => {
  const schema = object({
    a: { type: "object", additionalProperties: object({ x: LONG }) },
    b: { type: "array", items: { anyOf: [object({ y: LONG })] } },
  });
  const reference = { $ref: "#/definitions/x" };
  expect(shareSchemas(schema)).toEqual({
    ...object({
      a: { type: "object", additionalProperties: object({ x: reference }) },
      b: { type: "array", items: { anyOf: [object({ y: reference })] } },
    }),
    definitions: { x: LONG },
  });
});

test("a value with the name of a keyword is a value", () => {
  expect(shareSchemas(object({ properties: LONG, items: LONG }))).toEqual({
    ...object({ properties: { $ref: "#/definitions/properties" }, items: { $ref: "#/definitions/properties" } }),
    definitions: { properties: LONG },
  });
});

test("a reference takes one line", () => {
  expect(
    schemaText(object({ a: LONG, b: LONG }))
      .split("\n")
      .slice(3, 7),
  ).toEqual([
    '  "properties": {',
    '    "a": { "$ref": "#/definitions/a" },',
    '    "b": { "$ref": "#/definitions/a" }',
    "  },",
  ]);
});
