import { expect, test } from "@jest/globals";
import { readmeTable } from "./readme.ts";

test("the last column of the first table names tests", () => {
  const text = [
    "# example",
    "| requirement | where | test |",
    "| --- | --- | --- |",
    "| one pod | `replicas` | `pods` |",
    "| a \\| b | `env` | `variables`, ``with `code` in it`` |",
    "| nothing | `env` | |",
    "",
    "| other | table |",
    "| --- | --- |",
    "| x | `y` |",
  ].join("\n");
  expect(readmeTable(text)).toEqual([
    { requirement: "one pod", tests: ["pods"] },
    { requirement: "a \\| b", tests: ["variables", "with `code` in it"] },
    { requirement: "nothing", tests: [] },
  ]);
});
