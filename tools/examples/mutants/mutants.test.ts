/**
 * Tests the tests of a system: whoever changes one thing that its declarations or files say must see a test fail.
 * The golden charts do not count, since `npm run update` accepts every change in them.
 */
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, expect, test } from "@jest/globals";
import { readText } from "../../helm/system/io.ts";
import { matches, readAccepted } from "./accepted.ts";
import { bundledTests } from "./bundled_tests.ts";
import { readmeTable } from "./readme.ts";
import { type Outcome, outcomesOf, type System, writeCharts } from "./run.ts";
import { outcomeTable } from "./table.ts";

const { TESTS = "", CHARTS = "", ACCEPTED = "", README = "", TEST_UNDECLARED_OUTPUTS_DIR } = process.env;

const system = JSON.parse(readText(CHARTS)) as System;
const accepted = readAccepted(ACCEPTED);
const tests = bundledTests(TESTS, expect);
const folder = mkdtempSync(join(process.env["TEST_TMPDIR"] ?? tmpdir(), "mutants-"));
let outcomes: readonly Outcome[] = [];

beforeAll(() => writeCharts(system, folder));

test("the charts as they are pass", async () => {
  expect(await tests.firstFailure()).toBeUndefined();
});

test("each row of the README names tests, and each test is named", () => {
  const rows = readmeTable(readText(README));
  expect(rows.filter(({ tests }) => tests.length === 0).map(({ requirement }) => requirement)).toEqual([]);
  expect([...new Set(rows.flatMap(({ tests }) => tests))].sort()).toEqual(tests.titles());
});

test("each change of a figure fails a test, unless it is accepted", async () => {
  outcomes = await outcomesOf(system, folder, tests);
  if (TEST_UNDECLARED_OUTPUTS_DIR !== undefined) {
    writeFileSync(join(TEST_UNDECLARED_OUTPUTS_DIR, "mutants.md"), outcomeTable(outcomes));
  }
  const survivors = outcomes.filter(({ kind }) => kind === "survived").map(({ mutant }) => mutant);
  expect(survivors.filter((name) => !accepted.some((entry) => matches(entry, name)))).toEqual([]);
});

test("each accepted change is one that no test notices", () => {
  const stale = accepted.filter((entry) => {
    const matched = outcomes.filter(({ mutant }) => matches(entry, mutant));
    return matched.length === 0 || matched.some(({ kind }) => kind === "killed" || kind === "refused");
  });
  expect(stale.map(({ mutants }) => mutants)).toEqual([]);
});
