/** Regenerates committed files: types, pages and every golden chart. `npm run update -- --types` leaves out the charts. */
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { generatedFiles } from "./generated.mjs";

const root = join(import.meta.dirname, "../..");
const quiet = ["--noshow_progress", "--ui_event_filters=-info"];

/** Runs Bazel in a module's folder and returns its output; its errors go to the terminal. */
function bazel(folder, command, ...args) {
  const { status, stdout } = spawnSync(join(root, "bazelw"), [command, ...quiet, ...args], {
    cwd: folder,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "inherit"],
  });
  if (status !== 0) process.exit(status ?? 1);
  return stdout.trim();
}

process.chdir(root);
for (const [path, text] of Object.entries(await generatedFiles())) writeFileSync(path, text);
if (process.argv.includes("--types")) process.exit();

const folders = ["examples", ...readdirSync("e2e").map((name) => `e2e/${name}`)];
for (const folder of folders.filter((name) => existsSync(join(name, "MODULE.bazel")))) {
  const targets = bazel(folder, "query", 'kind("chart_golden_update rule", //...)').split("\n").filter(Boolean);
  // Build all of them at once, so each run finds its chart built.
  if (targets.length > 0) bazel(folder, "build", "--show_result=0", ...targets);
  for (const target of targets) console.log(`${folder}/${bazel(folder, "run", "--show_result=0", target)}`);
}
