/** Files by the labels that declarations refer to. */

import { UsageError } from "./command.ts";
import { isDirectory, readBytes, readDirectory } from "./io.ts";
import { userPath } from "./runfiles.ts";

/** A file by its label; or all files in a directory, each by the directory's label and its path below. */
export function readLabelled(argument: string): [string, Uint8Array][] {
  const separator = argument.indexOf("=");
  if (separator < 0) throw new UsageError(`--file=${argument}: has no path; expected <label>=<path>`);
  const label = argument.slice(0, separator).replaceAll("%3D", "=").replaceAll("%25", "%");
  const path = userPath(argument.slice(separator + 1));
  if (!isDirectory(path)) return [[label, readBytes(path)]];
  return [...readDirectory(path)].map(([file, content]) => [`${label}/${file}`, content]);
}
