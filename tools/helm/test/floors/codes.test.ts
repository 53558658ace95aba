/** Every code of a problem has a meaning that people can look up, and every meaning is that of a code. */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { CHECKS } from "../../checks/checks.ts";
import { CODE_GROUPS, CODES } from "../../explain/codes.ts";
import { readText } from "../../system/io.ts";
import { UPGRADE_CHECKS } from "../../upgrade/checks.gen.ts";

const ROOT = "tools/helm";

/** Codes that only Starlark reports. */
const STARLARK = ["foreign-golden", "invalid-number", "invalid-path"];

/** Codes as sources write them: of a problem, or as an argument. */
function codesIn(text: string): readonly string[] {
  const written = [...text.matchAll(/\bcode(?:: | = |\()"([a-z0-9-]+)"(?! in)/g)].map(([, code]) => String(code));
  const composed = [...text.matchAll(/\bcode: `(\w+)-\$\{[\w.]*noun\}`/g)];
  return [...written, ...composed.flatMap(([, verb]) => ["attribute", "key"].map((noun) => `${verb}-${noun}`))];
}

test("the sources and the lists have the same codes", () => {
  const sources = readdirSync(ROOT, { recursive: true, encoding: "utf8" }).filter(
    (path) => /\.ts$/.test(path) && !/\.test\.ts$|\.gen\.ts$|^test\//.test(path),
  );
  const found = new Set(sources.flatMap((path) => codesIn(readText(join(ROOT, path)))));
  const checks = [...CHECKS, ...UPGRADE_CHECKS].map(({ code }) => code);
  expect([...found].filter((code) => !checks.includes(code)).sort()).toEqual(
    Object.keys(CODES)
      .filter((code) => !STARLARK.includes(code))
      .sort(),
  );
  expect(found.size).toBeGreaterThan(200);
});

test("each code is in one list, and its texts are sentences", () => {
  const codes = CODE_GROUPS.flatMap((group) => Object.keys(group.codes));
  expect(new Set(codes).size).toBe(codes.length);
  expect(codes.filter((code) => CHECKS.some((check) => check.code === code))).toEqual([]);
  for (const { meaning, remedy } of Object.values(CODES)) {
    expect(`${meaning} ${remedy}`).toMatch(/^[A-Z`].*\. [A-Z`].*\.$/);
  }
});
