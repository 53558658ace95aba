/** All file access. The rest of the composer works on values. */
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join, resolve, sep } from "node:path";
import { compareText } from "../base/text.ts";
import type { ChartFiles } from "../model/types.ts";

/** What relative paths are relative to; undefined stands for the process's own directory, which its threads share. */
let workingDirectory: string | undefined;

/** Bazel gives each request of a sandboxed multiplex worker a directory of its own ("Multiplex Workers", "sandboxing"). */
export function setWorkingDirectory(directory: string | undefined): void {
  workingDirectory = directory;
}

export function getWorkingDirectory(): string | undefined {
  return workingDirectory;
}

function at(path: string): string {
  return workingDirectory === undefined ? path : resolve(workingDirectory, path);
}

export function readText(path: string): string {
  return readFileSync(at(path), "utf8");
}

export function readBytes(path: string): Uint8Array {
  return readFileSync(at(path));
}

/** All of the standard input. */
export function readStandardInput(): string {
  return readFileSync(0, "utf8");
}

export function fileExists(path: string): boolean {
  return existsSync(at(path));
}

/** Where a file really is, behind all links. */
export function realPath(path: string): string {
  return realpathSync(at(path));
}

export function isDirectory(path: string): boolean {
  return statSync(at(path)).isDirectory();
}

/** The names of what is in a directory, sorted. */
export function listDirectory(directory: string): readonly string[] {
  return readdirSync(at(directory)).sort();
}

/** The files below a directory whose names are wanted, without folders whose names are not. */
export function findFilesNamed(
  directory: string,
  isWanted: (name: string) => boolean,
  isEntered: (name: string) => boolean,
): readonly string[] {
  return readdirSync(at(directory), { withFileTypes: true })
    .sort((one, other) => compareText(one.name, other.name))
    .flatMap((entry) => {
      const path = join(directory, entry.name);
      if (entry.isDirectory()) return isEntered(entry.name) ? findFilesNamed(path, isWanted, isEntered) : [];
      return isWanted(entry.name) ? [path] : [];
    });
}

/** All files below a directory by relative path, with forward slashes, sorted. */
export function readDirectory(directory: string): Map<string, Uint8Array> {
  const root = at(directory);
  const paths = readdirSync(root, { recursive: true, encoding: "utf8" })
    .filter((path) => statSync(join(root, path)).isFile())
    .map((path) => path.split(sep).join("/"))
    .sort();
  return new Map(paths.map((path) => [path, readFileSync(join(root, path))]));
}

/** Arguments with each `@file` replaced by the file's lines, as Bazel writes them; `@repository//label` is none. */
export function expandArguments(args: readonly string[]): string[] {
  return args.flatMap((argument) => {
    if (!argument.startsWith("@") || /^@@?[^/]*\/\//.test(argument)) return argument;
    return readText(argument.slice(1))
      .split("\n")
      .filter((line) => line !== "");
  });
}

/** Whether a chart may be written to a path: it does not exist, is an empty directory, or has an older chart. */
export function isChartOutput(directory: string): boolean {
  if (!fileExists(directory)) return true;
  return isDirectory(directory) && (isEmpty(at(directory)) || fileExists(join(directory, "Chart.yaml")));
}

/** Writes a chart. An older one is replaced as a whole, once the new one is complete. */
export function writeChart(directory: string, files: ChartFiles): void {
  const target = resolve(at(directory));
  // Bazel creates the directory itself and expects it to be filled, not replaced.
  if (existsSync(target) && isEmpty(target)) {
    writeFiles(target, files);
    return;
  }
  mkdirSync(dirname(target), { recursive: true });
  const staging = mkdtempSync(join(dirname(target), `.${basename(target)}-`));
  try {
    writeFiles(join(staging, "new"), files);
    if (existsSync(target)) renameSync(target, join(staging, "old"));
    renameSync(join(staging, "new"), target);
  } finally {
    rmSync(staging, { recursive: true, force: true });
  }
}

export function writeText(path: string, text: string): void {
  mkdirSync(dirname(at(path)), { recursive: true });
  writeFileSync(at(path), text);
}

/** Replaces a file as a whole: no one sees half of it. */
export function replaceText(path: string, text: string): void {
  const target = at(path);
  const staging = mkdtempSync(join(dirname(target), `.${basename(target)}-`));
  try {
    writeFileSync(join(staging, "new"), text);
    renameSync(join(staging, "new"), target);
  } finally {
    rmSync(staging, { recursive: true, force: true });
  }
}

/** `modified`: when it shall seem to have been written. Default: now. */
export function writeBytes(path: string, content: Uint8Array, modified?: Date): void {
  const target = at(path);
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, content);
  if (modified !== undefined) utimesSync(target, modified, modified);
}

/** Replaces the contents of a directory with these files. */
export function replaceDirectory(directory: string, files: ReadonlyMap<string, Uint8Array>): void {
  rmSync(at(directory), { recursive: true, force: true });
  writeFiles(directory, files);
}

function isEmpty(directory: string): boolean {
  return readdirSync(directory).length === 0;
}

/** Writes files into a directory, next to those that are there. */
export function writeFiles(directory: string, files: ChartFiles): void {
  const target = at(directory);
  for (const folder of new Set([...files.keys()].map((path) => dirname(join(target, path))))) {
    mkdirSync(folder, { recursive: true });
  }
  for (const [path, content] of files) writeFileSync(join(target, path), content);
}

/** The same, all or none: nothing changes before all of them are complete. A file that exists is replaced as a whole. */
export function writeNewFiles(directory: string, files: ChartFiles): void {
  const target = resolve(at(directory));
  mkdirSync(dirname(target), { recursive: true });
  const staging = mkdtempSync(join(dirname(target), `.${basename(target)}-`));
  try {
    writeFiles(staging, files);
    for (const folder of new Set([...files.keys()].map((path) => dirname(join(target, path))))) {
      mkdirSync(folder, { recursive: true });
    }
    for (const path of files.keys()) renameSync(join(staging, path), join(target, path));
  } finally {
    rmSync(staging, { recursive: true, force: true });
  }
}

/** Calls a function with a directory that is deleted afterwards. */
export async function withTemporaryDirectory<Value>(use: (directory: string) => Promise<Value>): Promise<Value> {
  const directory = mkdtempSync(join(process.env["TEST_TMPDIR"] ?? tmpdir(), "appchart-"));
  try {
    return await use(directory);
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}
