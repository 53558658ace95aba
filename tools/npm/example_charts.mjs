/** The example charts, Helm and Node.js, built by a checkout's own launcher, which installs what that revision needs. */
import { execFileSync } from "node:child_process";
import { realpathSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "./scratch_module.mjs";

const CHARTS = "kind('^helm_chart rule$', //...)";

/** Runs Bazel in a folder of a checkout and returns its output. */
export function bazelOf(checkout, folder, ...args) {
  const options = {
    cwd: join(checkout, folder),
    encoding: "utf8",
    maxBuffer: 2 ** 28,
    stdio: ["ignore", "pipe", "pipe"],
  };
  return execFileSync(join(checkout, "bazelw"), args, options);
}

/** The directory of every example chart, or of those that a query names, by label. */
export function exampleCharts(checkout = ROOT, charts = CHARTS) {
  const bazel = (...args) => bazelOf(checkout, "examples", ...args, "--noshow_progress");
  const labels = bazel("query", charts).trim().split("\n");
  bazel("build", ...labels);
  const root = bazel("info", "execution_root").trim();
  const paths = bazel(
    "cquery",
    charts,
    "--output=starlark",
    "--starlark:expr=str(target.label) + ' ' + target.files.to_list()[0].path",
  );
  return new Map(
    paths
      .trim()
      .split("\n")
      .map((line) => line.replace(/^@*/, "").split(" "))
      .map(([label, path]) => [label, join(root, path)]),
  );
}

/** The programs of run targets of the examples, by label. `flags` are more flags of the build. */
export function runTargets(labels, flags = []) {
  const bazel = (command, ...args) =>
    bazelOf(ROOT, "examples", command, ...args, "--noshow_progress", ...(command === "info" ? [] : flags));
  bazel("build", ...labels);
  const root = bazel("info", "execution_root").trim();
  const program = "target.files_to_run.executable.path";
  return new Map(
    labels.map((label) => [
      label,
      join(root, bazel("cquery", label, "--output=starlark", `--starlark:expr=${program}`).trim()),
    ]),
  );
}

/** The path of a Helm of this checkout: `3` or `4`. */
export function helmBinary(major) {
  return builtFile(`//tools/toolchains:helm_${major}`);
}

/** The path of the Node.js that runs the composer. */
export function nodeBinary() {
  return builtFile("//tools/toolchains:current_node_toolchain");
}

/** Builds a target with a single file in the root module or in a folder with another one; the file's path. */
export function builtFile(target, folder = ".", flags = []) {
  const bazel = (...args) => bazelOf(ROOT, folder, ...args, "--noshow_progress", ...flags);
  bazel("build", target);
  const root = bazelOf(ROOT, folder, "info", "execution_root", "--noshow_progress").trim();
  const path = bazel("cquery", `config(${target}, target)`, "--output=files").trim();
  // Not below `external/`, where the next build removes what it does not need.
  return realpathSync(join(root, path));
}
