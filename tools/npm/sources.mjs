/** The files of the checkout, whether committed yet or not. */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";

/** Paths from the repository's root that fit one of Git's patterns. */
export function sources(...patterns) {
  const { stdout } = spawnSync("git", ["ls-files", "--cached", "--others", "--exclude-standard", ...patterns], {
    encoding: "utf8",
  });
  return stdout.split("\n").filter((path) => path !== "" && existsSync(path));
}
