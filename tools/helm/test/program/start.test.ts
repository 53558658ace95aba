/** The program that starts the composer with a code cache. */
import { spawnSync } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { partsIn } from "../../system/parts.ts";
import { COMPOSER } from "../support/helm.ts";

const [START, PROGRAM, CODE_CACHE] = COMPOSER as [string, string, string];

const folder = mkdtempSync(join(process.env["TEST_TMPDIR"] ?? tmpdir(), "start-"));

function node(...args: readonly string[]): { status: number | null; stdout: string; stderr: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: "utf8" });
  return { status, stdout, stderr };
}

const HELP = ["generate", "--help"];
const PRINTED = node(START, PROGRAM, join(folder, "missing"), ...HELP);

/** What a process prints that starts with a code cache, and whether V8 took it for the first module. */
function started(codeCache: string, ...flags: readonly string[]) {
  const run = node(...flags, "--profile-deserialization", START, PROGRAM, codeCache, ...HELP);
  const lines = run.stdout.split("\n");
  const { length } = partsIn(CODE_CACHE)("cli.js") ?? [];
  const isTaken = lines.some((line) => line.startsWith(`[Deserializing from ${length} bytes `));
  const own = lines.filter((line) => !/^\[(Cached code|Deserializing|Serializing) .*\]$/.test(line));
  return { isTaken, printed: { ...run, stdout: own.join("\n") } };
}

test("V8 takes the code cache that a build makes, and the composer starts without one as well", () => {
  expect(PRINTED.stdout).toContain("Composes a chart directory from apps.");
  expect(started(CODE_CACHE)).toEqual({ isTaken: true, printed: PRINTED });
});

test("a command loads its own modules and no others", () => {
  const { stdout } = node("--profile-deserialization", START, PROGRAM, CODE_CACHE, "accept", "--help");
  const taken = [...stdout.matchAll(/^\[Deserializing from (\d+) bytes /gm)].map(([, bytes]) => Number(bytes));
  expect(taken.reduce((sum, bytes) => sum + bytes, 0)).toBeLessThan(readFileSync(CODE_CACHE).length / 4);
});

test("a code cache for other flags is not taken, and changes nothing else", () => {
  expect(started(CODE_CACHE, "--no-sparkplug")).toEqual({ isTaken: false, printed: PRINTED });
});

test("nor is one that is broken", () => {
  const broken = join(folder, "broken");
  writeFileSync(broken, "no code cache");
  expect(started(broken)).toEqual({ isTaken: false, printed: PRINTED });
});

test("the same bytes in every folder", () => {
  const bytes = ["a", "another folder"].map((name) => {
    const place = join(folder, name);
    mkdirSync(place);
    const [start, composer, codeCache] = ["start.cjs", "composer.parts", "code_cache"].map((file) =>
      join(place, file),
    ) as [string, string, string];
    copyFileSync(START, start);
    copyFileSync(PROGRAM, composer);
    const run = node("--hash-seed=1", start, "--compile", composer, codeCache, ...HELP, "--", "app", "--help");
    expect(run).toEqual({ status: 0, stdout: "", stderr: "" });
    return readFileSync(codeCache);
  });
  expect(bytes[0]?.equals(bytes[1] as Buffer)).toBe(true);
});

test("a command that fails while it compiles fails", () => {
  const codeCache = join(folder, "none");
  const { status, stdout, stderr } = node("--hash-seed=1", START, "--compile", PROGRAM, codeCache, "generate");
  expect([status, stdout]).toEqual([1, ""]);
  expect(stderr).toContain("generate: --output=<directory> is missing");
  expect(existsSync(codeCache)).toBe(false);
});
