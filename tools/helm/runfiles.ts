/** Where files are when a run target or a test runs: data in the runfiles, a user's own paths where the user stands. */
import { isAbsolute, join } from "node:path";
import { Runfiles } from "@bazel/runfiles";

/** Absolute path of a runfile. The path is complete, repository included, so that no repository mapping is needed. */
export function resolveRunfile(path: string): string {
  return new Runfiles(process.env).resolve(path);
}

/** A path as the user wrote it. `bazel run` starts programs in their runfiles and says where the user was. */
export function userPath(path: string): string {
  return isAbsolute(path) ? path : join(process.env["BUILD_WORKING_DIRECTORY"] ?? "", path);
}
