/** Imports run downward only: tests of the rules themselves, and of every source. */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { readText } from "../../system/io.ts";
import { breachesOf } from "./breaches.ts";
import { ENTRY_POINT, FLOORS, type Floor } from "./floors.ts";
import { importsOf } from "./imports.ts";

const ROOT = "tools/helm";

/** Every source of the composer, except tests and modules shared by tests. */
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

/** Sources without breaches, which each case changes. */
const WELL = {
  "cli.ts": 'import { serve } from "./worker.ts";\nawait import("./parse/parse.ts");\n',
  "worker.ts": 'import { render } from "./render/render.ts";\n',
  "parse/parse.ts": 'import { readFileSync } from "node:fs";\nimport { json } from "../base/json.ts";\n',
  "render/render.ts": 'import { lines } from "./lines.ts";\n',
  "render/lines.ts": 'export * from "../base/json.ts";\n',
  "base/json.ts": "",
};

const CASES: readonly (readonly [string, Readonly<Record<string, string>>, readonly string[]])[] = [
  ["nothing is changed", {}, []],
  [
    "an import runs upward",
    { "base/json.ts": 'import { lines } from "../render/lines.ts";' },
    [
      "base/json.ts (base) imports render/lines.ts (stages), which is above",
      "base/json.ts → render/lines.ts → base/json.ts: files import each other in a cycle",
    ],
  ],
  [
    "a type import on several lines runs upward",
    { "base/json.ts": 'import type {\n  Parsed,\n} from "../parse/parse.ts";' },
    [
      "base/json.ts (base) imports parse/parse.ts (stages), which is above",
      "base/json.ts → parse/parse.ts → base/json.ts: files import each other in a cycle",
    ],
  ],
  [
    "an import runs from one stage to another",
    { "render/render.ts": 'import { parse } from "../parse/parse.ts";\nimport "./lines.ts";' },
    ["render/render.ts (stages) imports parse/parse.ts (stages), which is another room on its floor"],
  ],
  [
    "files in one room form a cycle",
    { "render/lines.ts": 'import "./words.ts";', "render/words.ts": 'import "./render.ts";' },
    ["render/lines.ts → render/words.ts → render/render.ts → render/lines.ts: files import each other in a cycle"],
  ],
  [
    "a file imports itself",
    { "base/json.ts": 'import { json } from "./json.ts";' },
    ["base/json.ts → base/json.ts: files import each other in a cycle"],
  ],
  [
    "a file is not on any floor",
    { "base/json.ts": 'export { now } from "../clock.ts";', "clock.ts": "" },
    [
      "base/json.ts (base) imports clock.ts, which is not on any floor",
      "clock.ts: is not on any floor; move it, or add it to floors.ts",
    ],
  ],
  [
    "a source imports a module shared by tests",
    { "base/json.ts": 'import { app } from "../test/support/charts.ts";' },
    ["base/json.ts (base) imports test/support/charts.ts, which is not on any floor"],
  ],
  ["only tests use a file", { "base/lost.ts": "" }, ["base/lost.ts: is not reachable from cli.ts; no user runs it"]],
];

describe("breaches when", () => {
  test.each(CASES)("%s", (_, changed, expected) => {
    expect(breachesOf(HOUSE, "cli.ts", new Map(Object.entries({ ...WELL, ...changed })))).toEqual(expected);
  });
});

test("every source keeps to the floors", () => {
  expect(SOURCES.size).toBeGreaterThan(200);
  expect(breachesOf(FLOORS, ENTRY_POINT, SOURCES)).toEqual([]);
});

test("every listed path exists", () => {
  const isThere = (path: string) => [...SOURCES.keys()].some((source) => source === path || source.startsWith(path));
  expect(FLOORS.flatMap(({ paths }) => paths).filter((path) => !isThere(path))).toEqual([]);
});

test("facts are computed once per composition: one module calls their functions, and the stages get the result", () => {
  const imports = [...importsOf(SOURCES)].filter(([path]) => /^(compose|facts)\//.test(path));
  const importersOf = (wanted: RegExp) =>
    imports.filter(([, imported]) => imported.some((path) => wanted.test(path))).map(([path]) => path);
  const outside = importersOf(/^facts\/app\//).filter((path) => !path.startsWith("facts/app/"));
  const composition = ["compose/compose.ts", "compose/validate_app.ts"];
  expect([outside, importersOf(/^facts\/facts\.ts$/)]).toEqual([["facts/facts.ts"], composition]);
});
