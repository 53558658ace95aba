/** Debian's packages for tests, unpacked into the user's cache once and never installed: their scripts do not run. */
import { execFileSync, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";

const has = (program) => spawnSync("sh", ["-c", `command -v ${program}`]).status === 0;

/** Whether mmdebstrap is here, which root can also install. */
function hasPackages() {
  if (has("mmdebstrap")) return true;
  if (process.getuid() !== 0 || !has("apt-get")) return false;
  const install = "apt-get -qq update && DEBIAN_FRONTEND=noninteractive apt-get -qq -y install mmdebstrap";
  return spawnSync("sh", ["-c", install], { stdio: ["ignore", 2, 2] }).status === 0;
}

/** The folder with the packages in a list, and all that they need; undefined if this machine cannot get them. */
export function unpackDebian(name, listFile) {
  const list = readFileSync(listFile, "utf8");
  const cache = join(process.env.XDG_CACHE_HOME ?? join(homedir(), ".cache"), "rules_appchart");
  const root = join(cache, `${name}-${createHash("sha256").update(list).digest("hex").slice(0, 16)}`);
  if (existsSync(root)) return root;
  if (!hasPackages()) return undefined;
  console.log(`# unpacking Debian's packages into ${root} (once, about half a minute and up to 400 MB)`);
  mkdirSync(cache, { recursive: true });
  const unfinished = mkdtempSync(join(cache, `${name}-unfinished.`));
  try {
    const packages = list.trim().split("\n").join(",");
    const unpack = `mmdebstrap --quiet --variant=extract --include=${packages} --format=tar bookworm - | tar --extract --no-same-owner --directory "$0"`;
    execFileSync("bash", ["-o", "pipefail", "-c", unpack, unfinished], { stdio: ["ignore", 2, 2] });
    mkdirSync(join(unfinished, "proc"));
    chmodSync(unfinished, 0o755);
    renameSync(unfinished, root);
    return root;
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
  }
}

/** Namespaces in which a program can mount. Other users than root become root in a namespace of users. */
export const MOUNTING = [...(process.getuid() === 0 ? [] : ["--user", "--map-root-user", "--map-auto"]), "--mount"];
