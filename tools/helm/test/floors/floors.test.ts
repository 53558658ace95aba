/** Imports run downward only: the rules of the floors, seen broken, and held by every source. */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { readText } from "../../system/io.ts";
import { breachesOf } from "./breaches.ts";
import { ENTRY_POINT, FLOORS, type Floor } from "./floors.ts";
import { importsOf } from "./imports.ts";

const ROOT = "tools/helm";

/** Every source of the composer but tests and what they share. */
const SOURCES = new Map(
  readdirSync(ROOT, { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".ts") && !/\.test\.ts$|\.d\.ts$|^test\//.test(path))
    .map((path) => [path, readText(join(ROOT, path))]),
);

const HOUSE: readonly Floor[] = [
  { name: "entry", paths: ["cli.ts", "worker.ts"], purpose: "" },
  { name: "stages", paths: ["parse/", "render/"], purpose: "", isIsolated: true },
  { name: "base", paths: ["base/"], purpose: "" },
];

/** A house in which all is well, and what a case changes in it. */
const WELL = {
  "cli.ts": 'import { serve } from "./worker.ts";\nawait import("./parse/parse.ts");\n',
  "worker.ts": 'import { render } from "./render/render.ts";\n',
  "parse/parse.ts": 'import { readFileSync } from "node:fs";\nimport { json } from "../base/json.ts";\n',
  "render/render.ts": 'import { lines } from "./lines.ts";\n',
  "render/lines.ts": 'export * from "../base/json.ts";\n',
  "base/json.ts": "",
};

const CASES: readonly (readonly [string, Readonly<Record<string, string>>, readonly string[]])[] = [
  ["all is well", {}, []],
  [
    "an import runs upward",
    { "base/json.ts": 'import { lines } from "../render/lines.ts";' },
    [
      "base/json.ts (base) imports render/lines.ts (stages), which is above",
      "base/json.ts → render/lines.ts → base/json.ts: files import each other in a circle",
    ],
  ],
  [
    "an import of a type alone runs upward, on several lines",
    { "base/json.ts": 'import type {\n  Parsed,\n} from "../parse/parse.ts";' },
    [
      "base/json.ts (base) imports parse/parse.ts (stages), which is above",
      "base/json.ts → parse/parse.ts → base/json.ts: files import each other in a circle",
    ],
  ],
  [
    "an import runs from one stage to another",
    { "render/render.ts": 'import { parse } from "../parse/parse.ts";\nimport "./lines.ts";' },
    ["render/render.ts (stages) imports parse/parse.ts (stages), which is another room of its floor"],
  ],
  [
    "files of one room form a circle",
    { "render/lines.ts": 'import "./words.ts";', "render/words.ts": 'import "./render.ts";' },
    ["render/lines.ts → render/words.ts → render/render.ts → render/lines.ts: files import each other in a circle"],
  ],
  [
    "a file imports itself",
    { "base/json.ts": 'import { json } from "./json.ts";' },
    ["base/json.ts → base/json.ts: files import each other in a circle"],
  ],
  [
    "a file stands on no floor",
    { "base/json.ts": 'export { now } from "../clock.ts";', "clock.ts": "" },
    [
      "base/json.ts (base) imports clock.ts, which stands on no floor",
      "clock.ts: stands on no floor; move it, or name it in floors.ts",
    ],
  ],
  [
    "a source imports what tests share",
    { "base/json.ts": 'import { app } from "../test/support/charts.ts";' },
    ["base/json.ts (base) imports test/support/charts.ts, which stands on no floor"],
  ],
  [
    "nothing but tests uses a file",
    { "base/lost.ts": "" },
    ["base/lost.ts: is not reached from cli.ts; no user runs it"],
  ],
];

describe("what is said when", () => {
  test.each(CASES)("%s", (_, changed, expected) => {
    expect(breachesOf(HOUSE, "cli.ts", new Map(Object.entries({ ...WELL, ...changed })))).toEqual(expected);
  });
});

test("every source keeps to the floors", () => {
  expect(SOURCES.size).toBeGreaterThan(200);
  expect(breachesOf(FLOORS, ENTRY_POINT, SOURCES)).toEqual([]);
});

test("every path of the list is there", () => {
  const isThere = (path: string) => [...SOURCES.keys()].some((source) => source === path || source.startsWith(path));
  expect(FLOORS.flatMap(({ paths }) => paths).filter((path) => !isThere(path))).toEqual([]);
});

test("facts are computed once a composition: one module calls their functions, and one stage after the other is given the result", () => {
  const imports = [...importsOf(SOURCES)].filter(([path]) => /^(compose|facts)\//.test(path));
  const importersOf = (wanted: RegExp) =>
    imports.filter(([, imported]) => imported.some((path) => wanted.test(path))).map(([path]) => path);
  const outside = importersOf(/^facts\/app\//).filter((path) => !path.startsWith("facts/app/"));
  expect([outside, importersOf(/^facts\/facts\.ts$/)]).toEqual([["facts/facts.ts"], ["compose/compose.ts"]]);
});
