import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { testFile } from "./test_file.ts";

function loaded(source: string) {
  const path = join(mkdtempSync(join(process.env["TEST_TMPDIR"] ?? tmpdir(), "bundle-")), "test.cjs");
  writeFileSync(path, `const { describe, test, expect } = require("@jest/globals");\n${source}`);
  return testFile(path, expect);
}

const FILE = `
  globalThis.runs = [];
  describe.each([["first"], ["second"]])("%s", (major) => {
    test("passes", () => { runs.push(major); });
    describe("inner", () => {
      test.each([1, 2, 3])("row %s", async (row) => { runs.push(row); expect(row).toBeLessThan(globalThis.limit); });
    });
  });
  describe("last", () => test("alone", () => { runs.push("last"); expect(1).toBe(globalThis.one); }));
`;

test("titles, without what differs between rows", () => {
  expect(loaded(FILE).titles()).toEqual(["alone", "passes", "row …"]);
});

test("cases run until the first failure, and the last culprits run first; one row of an outer table is enough", async () => {
  const file = loaded(FILE);
  const failureWith = async (limit: number, one: number) => {
    Object.assign(globalThis, { limit, one });
    return [await file.firstFailure(), (globalThis as unknown as { runs: unknown[] }).runs];
  };
  expect(await failureWith(9, 1)).toEqual([undefined, ["first", 1, 2, 3, "last"]]);
  expect(await failureWith(2, 1)).toEqual(["row …", ["first", 1, 2]]);
  expect(await failureWith(9, 2)).toEqual(["alone", [1, 2, 3, "first", "last"]]);
});

test("a failure outside any case counts", async () => {
  const file = loaded(`describe("group", () => { throw new Error("no chart"); });`);
  expect(await file.firstFailure()).toBe("(before any test)");
});

test("cases outside any `describe` are refused: nothing would run them", () => {
  expect(() => loaded(`test("alone", () => {});`).titles()).toThrow("alone: is outside any `describe`");
});
