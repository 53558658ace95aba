/** The files in the checkout, committed or not. */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";

/** Paths, from the repository's root, that match a Git pattern. */
export function sources(...patterns) {
  const { stdout } = spawnSync("git", ["ls-files", "--cached", "--others", "--exclude-standard", ...patterns], {
    encoding: "utf8",
  });
  return stdout.split("\n").filter((path) => path !== "" && existsSync(path));
}
