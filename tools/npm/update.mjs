/** Makes every golden chart of the examples and of the e2e modules anew: `npm run update`. */
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const quiet = ["--noshow_progress", "--ui_event_filters=-info"];

/** What Bazel prints in a module's folder; its errors go to the terminal. */
function bazel(folder, command, ...args) {
  const { status, stdout } = spawnSync(join(root, "bazelw"), [command, ...quiet, ...args], {
    cwd: join(root, folder),
    encoding: "utf8",
    stdio: ["ignore", "pipe", "inherit"],
  });
  if (status !== 0) process.exit(status ?? 1);
  return stdout.trim();
}

const folders = ["examples", ...readdirSync(join(root, "e2e")).map((name) => `e2e/${name}`)];
for (const folder of folders.filter((name) => existsSync(join(root, name, "MODULE.bazel")))) {
  const targets = bazel(folder, "query", 'kind("chart_snapshot_update rule", //...)').split("\n").filter(Boolean);
  // One build of all of them; each run then finds its chart made.
  if (targets.length > 0) bazel(folder, "build", "--show_result=0", ...targets);
  for (const target of targets) console.log(`${folder}/${bazel(folder, "run", "--show_result=0", target)}`);
}
