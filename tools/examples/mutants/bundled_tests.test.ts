import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { bundledTests } from "./bundled_tests.ts";

function loaded(source: string) {
  const path = join(mkdtempSync(join(process.env["TEST_TMPDIR"] ?? tmpdir(), "bundle-")), "test.cjs");
  writeFileSync(path, `const { describe, test, expect } = require("@jest/globals");\n${source}`);
  return bundledTests(path, expect);
}

const FILE = `
  globalThis.runs = [];
  describe.each([["Helm 3", "helm_3"], ["Helm 4", "helm_4"]])("%s", (_, helm) => {
    test("all", () => { runs.push(helm); });
    describe("inner", () => {
      test.each([1, 2, 3])("row %s", async (row) => { runs.push(row); expect(row).toBeLessThan(globalThis.limit); });
    });
  });
  describe("last", () => test.each([{ name: 1 }])("$name: 80 %%", () => { runs.push("last"); expect(1).toBe(globalThis.one); }));
`;

test("titles, without what differs between rows", () => {
  expect(loaded(FILE).titles()).toEqual(["all", "row …", "…: 80 %"]);
});

test("cases run until the first failure, the last culprits first; one major of Helm is enough", async () => {
  const file = loaded(FILE);
  const failureWith = async (limit: number, one: number) => {
    Object.assign(globalThis, { limit, one });
    return [await file.firstFailure(), (globalThis as unknown as { runs: unknown[] }).runs];
  };
  expect(await failureWith(9, 1)).toEqual([undefined, ["helm_3", 1, 2, 3, "last"]]);
  expect(await failureWith(2, 1)).toEqual(["row …", ["helm_3", 1, 2]]);
  expect(await failureWith(9, 2)).toEqual(["…: 80 %", [1, 2, 3, "helm_3", "last"]]);
  expect(await failureWith(9, 2)).toEqual(["…: 80 %", ["last"]]);
  expect(await failureWith(2, 1)).toEqual(["row …", ["last", 1, 2]]);
  expect(await failureWith(2, 1)).toEqual(["row …", [1, 2]]);
});

test("a failing body counts", async () => {
  const file = loaded(`describe("group", () => { throw new Error("no chart"); });`);
  expect(await file.firstFailure()).toBe("the body of group");
});

test("hooks are refused: nothing would run them", () => {
  expect(() => loaded(`require("@jest/globals").beforeAll(() => {});`).titles()).toThrow("beforeAll is not a function");
});
