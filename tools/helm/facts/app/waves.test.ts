/** Waves of apps by hand-made graphs. */
import { expect, test } from "@jest/globals";
import { wavesOf } from "./waves.ts";

type Needs = Readonly<Record<string, readonly string[]>>;

function waves(needs: Needs): Readonly<Record<string, number>> {
  return Object.fromEntries(wavesOf(Object.keys(needs), (app) => needs[app] ?? []));
}

test.each<[string, Needs, Readonly<Record<string, number>>]>([
  ["no needs", { a: [], b: [] }, { a: 0, b: 0 }],
  ["a chain, whatever the order", { web: ["api"], api: ["db"], db: [] }, { web: 2, api: 1, db: 0 }],
  ["the longest way counts", { web: ["db", "api"], api: ["db"], db: [] }, { web: 2, api: 1, db: 0 }],
  ["a cycle shares a wave", { web: ["a"], a: ["b", "db"], b: ["a"], db: [] }, { web: 2, a: 1, b: 1, db: 0 }],
  [
    "a cycle of three, entered in the middle",
    { b: ["c"], c: ["a"], a: ["b", "db"], db: [] },
    { a: 1, b: 1, c: 1, db: 0 },
  ],
  ["two cycles after each other", { a: ["b"], b: ["a", "c"], c: ["d"], d: ["c"] }, { a: 1, b: 1, c: 0, d: 0 }],
  ["an app that needs itself", { a: ["a"] }, { a: 0 }],
])("%s", (_, needs, expected) => {
  expect(waves(needs)).toEqual(expected);
});
