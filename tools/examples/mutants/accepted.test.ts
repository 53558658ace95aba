import { expect, test } from "@jest/globals";
import { matches } from "./accepted.ts";

test.each([
  ["app description: removed", "app description: removed", true],
  ["* description: *", "app description: changed", true],
  ["* description: *", "app descriptions: changed", false],
  ["app env.A: changed", "app envXA: changed", false],
  ["app args[0]*", "app args[0]: removed", true],
  ["app args[0]*", "app args0: removed", false],
])("%s, %s: %s", (mutants, name, expected) => {
  expect(matches({ mutants, reason: "" }, name)).toBe(expected);
});
