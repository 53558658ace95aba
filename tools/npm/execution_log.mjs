/** Bazel's execution log (`--execution_log_json_file`): what ran for a build, or came out of a cache. */
import { readFileSync } from "node:fs";

/** The spawns of a build, as objects of the log. */
export function spawnsIn(log) {
  return readFileSync(log, "utf8")
    .split(/\n?(?<=^\})(?=\{$)/m)
    .filter((text) => text.trim() !== "")
    .map((text) => JSON.parse(text));
}
