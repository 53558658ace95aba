import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { changedScalars, parseYaml, parseYamlWithLines, stringifyValues, stringifyYaml } from "./yaml.ts";

describe("stringifyYaml", () => {
  test.each([
    "on",
    "yes",
    "n",
    "~",
    "0777",
    "1e3",
    "1_000",
    "12:30",
    "2024-01-01",
    "",
    " a",
    "a: b",
    "# c",
    "*x",
    "{{ x }}",
    "a\nb",
    "<<",
    "-_3_",
    "0o7",
    ".",
    "e8",
  ])("keeps %j text, as value and as key", (text) => {
    const value = { [text]: text, list: [{ inner: { [text]: text } }] };
    expect(parseYaml(stringifyYaml(value))).toEqual({ values: [value] });
  });

  test("keeps any JSON value", () => {
    const text = fc.string({ unit: "grapheme", maxLength: 30 });
    const { value } = fc.letrec((tie) => ({
      value: fc.oneof({ maxDepth: 3 }, text, fc.boolean(), fc.integer(), tie("list"), tie("object")),
      list: fc.array(tie("value"), { maxLength: 4 }),
      object: fc.dictionary(text, tie("value"), { maxKeys: 4, noNullPrototype: true }),
    }));
    fc.assert(
      fc.property(fc.dictionary(text, value, { maxKeys: 5, noNullPrototype: true }), (object) => {
        const written = stringifyYaml(object as never);
        expect(parseYaml(written)).toEqual({ values: [object] });
        // Without descriptions, values are the same text, entry by entry.
        expect(stringifyValues(object as never, {})).toBe(written);
      }),
      { numRuns: 300 },
    );
  });
});

describe("parseYaml reads what Helm reads", () => {
  test.each([
    ["a: on", { a: true }],
    ["a: 0777", { a: 511 }],
    ["a: 12:30", { a: "12:30" }],
    ["a: 0o17", { a: 15 }],
    ["a: -0o17", { a: -15 }],
    ["a: e8", { a: "e8" }],
    ["a: .", { a: "." }],
    ["a: .2_", { a: ".2_" }],
    ["a: [1e3, .5, -.5e1, 1.]", { a: [1000, 0.5, -5, 1] }],
    ["a: 2024-01-01", { a: "2024-01-01" }],
    ["a: &x {b: 1}\nc: *x", { a: { b: 1 }, c: { b: 1 } }],
  ])("%j", (text, value) => {
    expect(parseYaml(text)).toEqual({ values: [value] });
  });

  test("several documents, or none", () => {
    expect(parseYaml("a: 1\n---\nb: 2\n")).toEqual({ values: [{ a: 1 }, { b: 2 }] });
    expect(parseYaml("")).toEqual({ values: [] });
  });

  test("an error in one line", () => {
    expect(parseYaml("a: [").error).toMatch(/^[^\n]+$/);
    expect(parseYaml("<<: a").error).toMatch(/^[^\n]+$/);
  });
});

test("stringifyValues drops from comments whatever would end them", () => {
  const schema = { properties: { a: { description: "One\n\u0001two\u2028three." } } };
  expect(stringifyValues({ a: 1 }, schema)).toBe("# One two three.\na: 1\n");
});

test("stringifyValues describes an entry with the name of a property that every object inherits", () => {
  const schema = { properties: {}, additionalProperties: { description: "An entry." } };
  expect(stringifyValues({ constructor: 1 }, schema)).toBe("# An entry.\nconstructor: 1\n");
});

test("stringifyValues keeps what is below a key that takes a line of its own", () => {
  const values = { ["long".repeat(300)]: { a: { b: 1 } }, c: {} };
  const text = stringifyValues(values, { additionalProperties: { description: "Any." } });
  expect(text).toMatch(/^# Any\.\n\? long/);
  expect(parseYaml(text)).toEqual({ values: [values] });
});

test("stringifyValues puts each description before the first key that it describes", () => {
  const port = { description: "Number of the port.", type: "integer" };
  const schema = { properties: { a: { description: "First.", properties: { port } }, b: { properties: { port } } } };
  expect(stringifyValues({ a: { port: 1 }, b: { port: 2 } }, schema)).toBe(
    "# First.\na:\n  # Number of the port.\n  port: 1\nb:\n  port: 2\n",
  );
});

test("changedScalars finds what is another text than the file says, with the keys on the way", () => {
  const text = "a:\n  - {b: 1.0, c: 1, d: '1.0', e: off}\n  - y: null\n--- {f: [0o17, true, -1.5, False]}\n";
  expect(changedScalars(text)).toEqual([
    { path: ["a", "b"], source: "1.0", value: "1" },
    { path: ["a", "e"], source: "off", value: "false" },
    { path: ["a", "true"], source: "y", value: "true" },
    { path: ["f"], source: "0o17", value: "15" },
    { path: ["f"], source: "False", value: "false" },
  ]);
});

test.each([
  [[], 2],
  [[0], 2],
  [[0, "b"], 3],
  [[0, "b", 1], 5],
  [[0, "b", 7, "x"], 3],
  [["nothing"], 2],
])("the line of %j", (path, line) => {
  expect(parseYamlWithLines("# a comment\n- a: 1\n  b: [\n    1,\n    2]\n").lineOf(path)).toBe(line);
});
