/** The migration tests that a workspace has built. */
import { spawn } from "node:child_process";
import { dirname, join } from "node:path";
import { isObject } from "../base/json.ts";
import { findFilesNamed, readText } from "./io.ts";

export interface MigrationTest {
  /** Label of the chart. */
  readonly chart: string;
  readonly executable: string;
}

const DECLARATION = ".migration.json";

/** `folder`: where Bazel puts what it builds. */
export function builtMigrationTests(folder: string): readonly MigrationTest[] {
  const isOutput = (name: string) => !name.endsWith(".runfiles") && name !== "external";
  return findFilesNamed(folder, (name) => name.endsWith(DECLARATION), isOutput).flatMap((path) => {
    const declared: unknown = JSON.parse(readText(path));
    if (!isObject(declared)) return [];
    return [{ chart: String(declared["chart"]), executable: join(dirname(path), String(declared["test"])) }];
  });
}

/** Runs a test as `bazel run` would, in the person's terminal, and gives its exit code. */
export function runMigrationTest({ executable }: MigrationTest, args: readonly string[]): Promise<number> {
  // The test has runfiles of its own.
  const { RUNFILES_DIR: _directory, RUNFILES_MANIFEST_FILE: _manifest, ...env } = process.env;
  return new Promise((resolve, reject) => {
    const running = spawn(executable, args, { env, stdio: "inherit" });
    running.on("error", reject);
    running.on("close", (status) => resolve(status ?? 1));
  });
}
