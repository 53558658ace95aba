import { expect, test } from "@jest/globals";
import type { Json } from "../base/json.ts";
import { lacking, unequal } from "./mismatches.ts";

const paths = (found: readonly { readonly path: string }[]) => found.map(({ path }) => path);

test.each<readonly [Json, Json, readonly string[]]>([
  [1, 1, []],
  ["1", 1, ["x"]],
  [{ a: 1, b: [1, { c: 2 }] }, { b: [1, { c: 2 }], a: 1 }, []],
  [{ a: 1, b: 2 }, { a: 2, c: 3 }, ["x.a", "x.c", "x.b"]],
  [
    [1, 2],
    [2, 1],
    ["x[0]", "x[1]"],
  ],
  [[1, 2], [1], ["x"]],
  [null, {}, ["x"]],
])("%j against %j is unequal at %j", (got, wanted, at) => {
  expect(paths(unequal(got, wanted, "x"))).toEqual(at);
});

test.each<readonly [Json, Json, readonly string[]]>([
  ["a text", "text", []],
  ["a text", "tents", ["x"]],
  [{ image: "a:1" }, { image: "a" }, ["x.image"]],
  [{ a: { b: 1, c: 2 }, d: 3 }, { a: { c: 2 } }, []],
  [{ a: { b: 1 } }, { a: { c: 1 }, e: 1 }, ["x.a.c", "x.e"]],
  [[1, 2, 3], 2, []],
  [[1, 2, 3], [3, 1], []],
  [
    [1, 2, 3],
    [4, 1, 5],
    ["x", "x"],
  ],
  [[{ name: "a", v: 1 }, { name: "b" }], { name: "b", v: 2 }, ["x[name=b].v"]],
  [[{ v: [1, 2] }], { v: [2] }, []],
  [1, 1, []],
  [1, "1", ["x"]],
])("%j lacks of %j what is at %j", (got, wanted, at) => {
  expect(paths(lacking(got, wanted, "x"))).toEqual(at);
});
