/** YAML line by line: it says what the value says, and each place leads to what its line shows. */
import { expect, test } from "@jest/globals";
import fc from "fast-check";
import type { Json } from "./json.ts";
import { isObject } from "./json.ts";
import { parseYaml } from "./yaml.ts";
import { type Place, yamlLines } from "./yaml_lines.ts";

test("maps, lists, several lines and what YAML would take for something else", () => {
  const value = {
    kind: "List",
    on: ["yes", "1.10", "a: b", "#", "", " x", "ok: fine", "http://a:80/b"],
    items: [{ name: "a", list: [[1, true], []] }, {}, null],
    text: "first\n  second\n",
    open: "no end\nhere",
    tab: "\tx\ny",
  };
  expect(yamlLines(value).map(({ text }) => text)).toEqual([
    "kind: List",
    '"on":',
    '- "yes"',
    '- "1.10"',
    '- "a: b"',
    '- "#"',
    '- ""',
    '- " x"',
    '- "ok: fine"',
    "- http://a:80/b",
    "items:",
    "- name: a",
    "  list:",
    "  - - 1",
    "    - true",
    "  - []",
    "- {}",
    "- null",
    "text: |",
    "  first",
    "    second",
    "open: |-",
    "  no end",
    "  here",
    'tab: "\\tx\\ny"',
  ]);
});

const TEXTS = fc.oneof(
  fc.string({ unit: "binary", maxLength: 12 }),
  fc.constantFrom(
    "a\nb",
    "a\n\n",
    "a\n b\n",
    "x\n\n\ny\n\n",
    "- a\n- b",
    "no",
    "0x1",
    "1e3",
    "~",
    "=",
    "<<",
    "a #b",
    "a:",
  ),
);

const VALUES = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { depthSize: "small", maxDepth: 4 },
    TEXTS,
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie("value"), { maxLength: 4 }),
    fc.dictionary(TEXTS, tie("value"), { maxKeys: 4, noNullPrototype: true }),
  ),
})).value;

test("a parser reads the same value", () => {
  fc.assert(
    fc.property(
      VALUES.filter((value) => isObject(value) || typeof value === "string"),
      (value) => {
        const text = yamlLines(value)
          .map((line) => `${line.text}\n`)
          .join("");
        expect(parseYaml(text).values).toEqual([value]);
      },
    ),
    { seed: 1, numRuns: 1000 },
  );
});

function at(value: Json, place: Place): unknown {
  return place.reduce<unknown>((inner, step) => (inner as Readonly<Record<string, unknown>>)[step], value);
}

test("each scalar has its place once, in order", () => {
  fc.assert(
    fc.property(VALUES, (value) => {
      const places = yamlLines(value).flatMap(({ place }) => (place === undefined ? [] : [place]));
      expect(new Set(places.map((place) => JSON.stringify(place))).size).toBe(places.length);
      for (const place of places) {
        const found = at(value, place);
        expect(typeof found === "object" && found !== null ? Object.keys(found) : []).toEqual([]);
      }
    }),
    { seed: 2, numRuns: 300 },
  );
});
