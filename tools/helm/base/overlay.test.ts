import { describe, expect, test } from "@jest/globals";
import type { JsonObject } from "./json.ts";
import { applyOverlay } from "./overlay.ts";

const CASES: readonly (readonly [string, JsonObject, JsonObject, JsonObject])[] = [
  ["merges maps by key", { a: { b: 1, c: 2 } }, { a: { b: 3 } }, { a: { b: 3, c: 2 } }],
  ["replaces lists", { a: [1, 2] }, { a: [3] }, { a: [3] }],
  ["removes what is null", { a: 1, b: { c: 1 } }, { a: null, b: { c: null } }, { b: {} }],
  [
    "keeps 0, false and the empty string",
    { a: 1, b: true, c: "x" },
    { a: 0, b: false, c: "" },
    { a: 0, b: false, c: "" },
  ],
  [
    "replaces a map by a scalar and the reverse",
    { a: { b: 1 }, c: 1 },
    { a: "x", c: { d: 1 } },
    { a: "x", c: { d: 1 } },
  ],
];

describe("applyOverlay", () => {
  test.each(CASES)("%s", (_, values, overlay, expected) => {
    expect(applyOverlay(values, overlay)).toEqual(expected);
  });

  test("takes the name of a property that every object inherits for an ordinary key", () => {
    const merged = applyOverlay({ a: 1 }, JSON.parse('{"__proto__": {"b": 1}, "constructor": {"c": 1}}') as JsonObject);
    expect(JSON.stringify(merged)).toBe('{"a":1,"__proto__":{"b":1},"constructor":{"c":1}}');
  });

  test("changes neither of its arguments", () => {
    const values = { a: { b: 1 } };
    applyOverlay(values, { a: { b: 2, c: 3 } });
    expect(values).toEqual({ a: { b: 1 } });
  });
});
