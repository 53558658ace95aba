/** Finds files in run targets and tests: data in the runfiles, a user's paths relative to the user's working directory. */
import { isAbsolute, join } from "node:path";
import { Runfiles } from "@bazel/runfiles";
import { UsageError } from "./command.ts";

/** Absolute path of a runfile, by its path below the runfiles' root. */
export function resolveRunfile(path: string): string {
  const found = findRunfile(path);
  if (found === undefined) throw new UsageError(`no runfile ${path}`);
  return found;
}

/** The same, but undefined if there is no such runfile. */
export function findRunfile(path: string): string | undefined {
  const runfiles = new Runfiles(process.env);
  // The rules write canonical paths, which must not be mapped. Besides, the library cannot read the compact mapping
  // of Bazel 9 (https://github.com/bazel-contrib/rules_nodejs/issues/3834).
  runfiles.repoMappings = undefined;
  try {
    return runfiles.resolve(path);
  } catch {
    return undefined;
  }
}

/** Resolves a path that the user wrote. `bazel run` starts programs in their runfiles and passes the user's directory. */
export function userPath(path: string): string {
  return isAbsolute(path) ? path : join(process.env["BUILD_WORKING_DIRECTORY"] ?? "", path);
}
