import { expect, test } from "@jest/globals";
import type { Json } from "../../helm/base/json.ts";
import { jsonMutants } from "./json_mutants.ts";

const cases: readonly (readonly [string, Json, Readonly<Record<string, Json>>])[] = [
  ["a number", { port: 80 }, { "port: removed": {}, "port: changed": { port: 81 } }],
  ["a boolean", { on: true }, { "on: removed": {}, "on: changed": { on: false } }],
  ["a text without a number", { a: "info" }, { "a: removed": {}, "a: changed": { a: "infox" } }],
  ["a text with numbers", { a: "10m of 5" }, { "a: removed": {}, "a: changed": { a: "11m of 5" } }],
  ["null", { a: null }, { "a: removed": {} }],
  [
    "lists and objects",
    { list: ["a", { b: 1 }] },
    {
      "list: removed": {},
      "list[0]: removed": { list: [{ b: 1 }] },
      "list[0]: changed": { list: ["ax", { b: 1 }] },
      "list[1]: removed": { list: ["a"] },
      "list[1].b: removed": { list: ["a", {}] },
      "list[1].b: changed": { list: ["a", { b: 2 }] },
    },
  ],
  ["a list of documents", [{ a: 1 }], { "[0]: removed": [], "[0].a: removed": [{}], "[0].a: changed": [{ a: 2 }] }],
];

test.each(cases)("%s", (_, value, expected) => {
  expect(Object.fromEntries(jsonMutants(value).map(({ change, variants }) => [change, variants[0]]))).toEqual(expected);
});

test("other allowed values are variants, after a changed text", () => {
  const [, changed] = jsonMutants({ type: "job" }, [["job", "worker"], ["Always"]]);
  expect(changed?.variants).toEqual([{ type: "jobx" }, { type: "worker" }]);
});
