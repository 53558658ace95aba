import { expect, test } from "@jest/globals";
import { type Pushed, pushJson, pushTable } from "./pushed.ts";

const problem = { code: "x", label: "//a:b", path: "", what: "", expected: "", fix: "" };
const CHARTS: readonly Pushed[] = [
  { result: "pushed", reference: "r/shop:1.0.0", digest: "sha256:1" },
  { result: "unchanged", reference: "r/a:2.0.0", digest: "sha256:2" },
  { result: "refused", reference: "r/b:1.0.0", problem },
  { result: "failed", reference: "//a:b", problem },
  { result: "failed", reference: "//a:c", problem },
];

test("a line for each chart, and how many there are", () => {
  expect(pushTable(CHARTS)).toBe(`pushed     r/shop:1.0.0  sha256:1
unchanged  r/a:2.0.0     sha256:2
refused    r/b:1.0.0
failed     //a:b
failed     //a:c
5 charts: 1 pushed, 1 unchanged, 1 refused, 2 failed`);
  expect(pushTable(CHARTS.slice(0, 1))).toBe("pushed  r/shop:1.0.0  sha256:1");
});

test("programs get only what is in the registry", () => {
  expect(pushJson(CHARTS)).toBe(`{"reference":"r/shop:1.0.0","digest":"sha256:1","result":"pushed"}
{"reference":"r/a:2.0.0","digest":"sha256:2","result":"unchanged"}`);
});
