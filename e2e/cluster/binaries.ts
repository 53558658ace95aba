/** The control plane's binary and the CustomResourceDefinitions, both from the Go module proxy, built once into the user's cache. */
import { createHash } from "node:crypto";
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
} from "node:fs";
import { homedir, tmpdir } from "node:os";
import { basename, join } from "node:path";
import DEFINITIONS from "./definitions.json" with { type: "json" };
import { run } from "./processes.ts";

export interface Binaries {
  /** All programs of the control plane, and kubectl. */
  readonly controlPlane: string;
  /** Files with CustomResourceDefinitions. */
  readonly definitions: readonly string[];
}

/** Why the binaries cannot be built on this machine. */
export class Unavailable extends Error {}

const SOURCES = "e2e/cluster/control_plane";

/**
 * Builds what is not in the cache: about ten minutes on two cores. Throws `Unavailable` without Go or its module proxy. `program`
 * replaces the binary of the control plane.
 */
export async function binaries(program?: string): Promise<Binaries> {
  // Each has a folder of its own, so that another list of definitions does not build the programs again.
  const definitions = await cached("definitions", [JSON.stringify(DEFINITIONS)], downloadDefinitions);
  const sources = readdirSync(SOURCES).sort();
  const texts = sources.flatMap((name) => [name, readFileSync(join(SOURCES, name), "utf8")]);
  const controlPlane = join(await cached("control-plane", texts, build), "control-plane");
  return {
    controlPlane: program ?? controlPlane,
    definitions: readdirSync(definitions).map((name) => join(definitions, name)),
  };
}

/** A folder of the user's cache for what comes from these texts. */
async function cached(
  name: string,
  texts: readonly string[],
  fill: (folder: string) => Promise<void>,
): Promise<string> {
  const cache = join(process.env["XDG_CACHE_HOME"] ?? join(homedir(), ".cache"), "rules_appchart");
  const hash = createHash("sha256");
  for (const text of texts) hash.update(text);
  const directory = join(cache, `${name}-${hash.digest("hex").slice(0, 16)}`);
  if (existsSync(directory)) return directory;
  mkdirSync(cache, { recursive: true });
  // Renamed when complete, so an interruption leaves nothing that looks whole.
  const unfinished = mkdtempSync(join(cache, `unfinished-${name}-`));
  try {
    await fill(unfinished);
    renameSync(unfinished, directory);
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
  }
  return directory;
}

async function downloadDefinitions(folder: string): Promise<void> {
  for (const { module, version, sum, files } of DEFINITIONS) {
    const source = await download(module, version, sum);
    for (const file of files) copyFileSync(join(source, file), join(folder, basename(file)));
  }
}

async function build(folder: string): Promise<void> {
  process.stderr.write("building the control plane into the user's cache (once, about ten minutes)\n");
  const flags = ["-trimpath", "-buildvcs=false", "-mod=readonly", "-ldflags", linkerFlags()];
  await go(SOURCES, "build", ...flags, "-o", join(folder, "control-plane"), ".");
}

/** The version that the programs report: clients cannot parse that of a program built without it. */
function linkerFlags(): string {
  const version = /\bk8s\.io\/kubernetes v(\S+)/.exec(readFileSync(join(SOURCES, "go.mod"), "utf8"))?.[1] ?? "";
  const [major, minor] = version.split(".");
  const variables = { gitVersion: `v${version}`, gitMajor: major, gitMinor: minor, gitTreeState: "clean" };
  const assignments = Object.entries(variables).map(
    ([name, value]) => `-X k8s.io/component-base/version.${name}=${value}`,
  );
  return ["-s -w", ...assignments].join(" ");
}

/** The folder of a module. Its checksum is the one that is written in `definitions.json`. */
async function download(module: string, version: string, sum: string): Promise<string> {
  // Outside the control plane's module, whose dependencies are others.
  const downloaded = JSON.parse(await go(tmpdir(), "mod", "download", "-json", `${module}@${version}`));
  if (downloaded.Sum !== sum) throw new Error(`${module}@${version}: its checksum is ${downloaded.Sum}, not ${sum}`);
  return downloaded.Dir;
}

async function go(cwd: string, ...args: readonly string[]): Promise<string> {
  // Most of the compiler's memory is garbage: collecting it less often takes a third off the time.
  const env = { GOGC: "400", ...process.env };
  const { exitCode, stdout, stderr } = await run("go", args, { cwd, env }).catch(() => {
    throw new Unavailable("Go is not installed");
  });
  if (exitCode === 0) return stdout;
  const message = `go ${args[0]} failed: ${(stderr || stdout).trim()}`;
  throw OUT_OF_REACH.test(message) ? new Unavailable(message) : new Error(message);
}

/** What Go says without its module proxy, and if it is too old itself. */
const OUT_OF_REACH =
  /\b(dial tcp|no such host|timeout|proxyconnect|connection refused|Forbidden|Gone|Not Found|Bad Gateway|requires go|toolchain not available)\b/;
