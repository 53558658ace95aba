/** The script that starts the composer: it finds its runfiles however it is started. */
import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { beforeEach, expect, test } from "@jest/globals";

let folder = "";

beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(process.env["TEST_TMPDIR"] ?? tmpdir(), "launcher-")));
});

function write(path: string, content: string): string {
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
  chmodSync(file, 0o755);
  return file;
}

function link(path: string, target: string): string {
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  symlinkSync(target, file);
  return file;
}

/** A launcher as the rules write it. */
function launcher(path: string): string {
  const template = readFileSync(process.env["LAUNCHER"] ?? "", "utf8");
  return write(
    path,
    template.replace("%program%", "\"$RUNFILES_DIR\"/'m/the program'").replace("%arguments%", "'one 1'"),
  );
}

/** Runfiles with a program that prints where they are and its arguments. */
function runfiles(path: string): string {
  write(join(path, "m/the program"), '#!/bin/sh\necho "$RUNFILES_DIR"\nprintf "<%s>" "$@"\n');
  return join(folder, path);
}

function start(program: string, variables: NodeJS.ProcessEnv = {}) {
  const { RUNFILES_DIR: _, ...env } = process.env;
  const options = { cwd: folder, encoding: "utf8", env: { ...env, ...variables } } as const;
  const { status, stdout, stderr } = spawnSync(program, ["two", "3 '4'"], options);
  return [status, stdout, stderr];
}

const found = (path: string) => [0, `${path}\n<one 1><two><3 '4'>`, ""];

test("beside it, by a relative path as well", () => {
  const script = launcher("bin/app");
  const beside = runfiles("bin/app.runfiles");
  expect(start(script)).toEqual(found(beside));
  expect(start("./bin/app")).toEqual(found(`${folder}/./bin/app.runfiles`));
});

test("those that a test or another program names", () => {
  runfiles("app.runfiles");
  expect(start(launcher("app"), { RUNFILES_DIR: runfiles("named") })).toEqual(found(join(folder, "named")));
});

test("those of the program that it is data of", () => {
  const around = runfiles("other.runfiles");
  link("other.runfiles/m/app", launcher("bin/app"));
  expect(start(join(around, "m/app"))).toEqual(found(around));
  expect(start("./other.runfiles/m/app")).toEqual(found(`${folder}/./other.runfiles`));
});

test("where links lead", () => {
  launcher("bin/app");
  const beside = runfiles("bin/app.runfiles");
  expect(start(link("links/one", join(folder, "bin/app")))).toEqual(found(beside));
  link("links/two", "../bin/app");
  expect(start(link("links/three", "two"))).toEqual(found(`${folder}/links/../bin/app.runfiles`));
});

test("without any, it says so", () => {
  const script = launcher("app");
  const message = `${script}: finds no runfiles; expected ${script}.runfiles. Fix: start it with \`bazel run\`, or where Bazel built it.\n`;
  expect(start(script)).toEqual([1, "", message]);
});
