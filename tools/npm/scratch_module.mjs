/** A consumer's module in a temporary folder outside the checkout, for programs that test how Bazel builds it. */
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const ROOT = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** Runs the launcher in a folder and returns its output, which is part of the error if it fails. */
export function bazelIn(folder, ...args) {
  return execFileSync(join(ROOT, "bazelw"), args, {
    cwd: folder,
    encoding: "utf8",
    maxBuffer: 2 ** 28,
    stdio: ["ignore", "pipe", "pipe"],
  });
}

/** Creates the module, passes it to a function, and removes it with its output base. */
export async function withScratchModule(name, use) {
  // Not below /tmp, which sandboxes replace with their own.
  const cache = join(process.env.XDG_CACHE_HOME ?? join(homedir(), ".cache"), "rules_appchart");
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, `${name}-`));
  // Bazel warns of spaces in the output base alone.
  const outputBase = `${folder.replaceAll(" ", "-")}.output`;
  const write = (path, text) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  const bazel = (...args) => bazelIn(folder, ...args);
  write(
    "MODULE.bazel",
    `module(name = "scratch")
bazel_dep(name = "rules_appchart")
local_path_override(module_name = "rules_appchart", path = ${JSON.stringify(ROOT)})
`,
  );
  // Not an argument, so that programs that ask Bazel again find the same server.
  write(".bazelrc", `startup --output_base=${outputBase}\nimport ${join(ROOT, ".bazelrc")}\n`);
  try {
    return await use({ folder, write, bazel });
  } finally {
    bazel("shutdown");
    for (const directory of [folder, outputBase]) removeReadOnly(directory);
  }
}

/** Removes a folder with Bazel's outputs, which are read-only. */
export function removeReadOnly(directory) {
  execFileSync("chmod", ["-R", "u+w", directory]);
  rmSync(directory, { recursive: true, force: true });
}
