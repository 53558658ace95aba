/** Where files are when a run target or a test runs: data in the runfiles, a user's own paths where the user stands. */
import { isAbsolute, join } from "node:path";
import { Runfiles } from "@bazel/runfiles";
import { UsageError } from "./command.ts";

/** Absolute path of a runfile, by its path below the runfiles' root. */
export function resolveRunfile(path: string): string {
  const found = findRunfile(path);
  if (found === undefined) throw new UsageError(`there is no runfile ${path}`);
  return found;
}

/** The same; undefined where there is no such runfile. */
export function findRunfile(path: string): string | undefined {
  const runfiles = new Runfiles(process.env);
  // The rules write canonical paths. Mapping them would be wrong, and the library cannot read the compact mapping of
  // Bazel 9 (https://github.com/bazel-contrib/rules_nodejs/issues/3834).
  runfiles.repoMappings = undefined;
  try {
    return runfiles.resolve(path);
  } catch {
    return undefined;
  }
}

/** A path as the user wrote it. `bazel run` starts programs in their runfiles and says where the user was. */
export function userPath(path: string): string {
  return isAbsolute(path) ? path : join(process.env["BUILD_WORKING_DIRECTORY"] ?? "", path);
}
