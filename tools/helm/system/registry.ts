/** Has Helm read and write charts in OCI registries, with the user's own configuration, credentials and helpers for them. */
import { spawn } from "node:child_process";
import { join } from "node:path";
import type { ChartFiles } from "../model/types.ts";
import { type Failure, failureOf } from "../registry/failure.ts";
import type { PackagedChart } from "../registry/reference.ts";
import type { Attempt } from "../registry/retries.ts";
import { readChartVersion } from "./chart_versions.ts";
import { stopOf } from "./helm_run.ts";
import { listDirectory, readBytes, withTemporaryDirectory, writeBytes } from "./io.ts";
import { killAfter } from "./time_limit.ts";

export interface RegistryClient {
  readonly helm: string;
  /** Options that `helm pull` and `helm push` have in common, such as `--plain-http` or `--ca-file`. */
  readonly options: readonly string[];
  /** Seconds to wait for one of the two. */
  readonly timeout: number;
  readonly signal: AbortSignal;
}

export interface Existing {
  readonly digest: string;
  readonly files: ChartFiles;
}

const DIGEST = /^Digest: (sha256:[0-9a-f]{64})$/m;

export interface Downloaded {
  /** Of the manifest; undefined for a chart that is no artifact of a registry. */
  readonly digest: string | undefined;
  readonly content: Uint8Array;
}

/** A packaged chart from a registry or a web server. `version`: the newest if undefined. */
export function downloadChart(
  client: RegistryClient,
  address: string,
  version: string | undefined,
): Promise<Attempt<Downloaded>> {
  return withSpace(async (folder) => {
    const versions = version === undefined ? [] : ["--version", version];
    const { failure, output } = await runHelm(client, ["pull", address, ...versions, "--destination", folder], address);
    if (failure !== undefined) return { failure };
    const [file = ""] = listDirectory(folder);
    return { value: { digest: DIGEST.exec(output)?.[1], content: readBytes(join(folder, file)) } };
  });
}

/** What a repository has as a version of a chart. */
export function pullChart(
  client: RegistryClient,
  repository: string,
  { name, version }: PackagedChart,
  reference: string,
): Promise<Attempt<Existing>> {
  return withSpace(async (folder) => {
    const args = ["pull", `${repository}/${name}`, "--version", version, "--destination", folder];
    const { failure, output } = await runHelm(client, args, reference);
    if (failure !== undefined) return { failure };
    const [file = ""] = listDirectory(folder);
    return { value: { digest: digestIn(output), files: readChartVersion(join(folder, file))?.files ?? new Map() } };
  });
}

/** Pushes a package, and gives the digest that it has there. */
export function pushPackage(
  client: RegistryClient,
  repository: string,
  packaged: Uint8Array,
  reference: string,
): Promise<Attempt<string>> {
  return withSpace(async (folder) => {
    // Alone in its folder, since Helm would push a provenance file beside it, too; and of no time, which Helm writes into the manifest.
    const path = join(folder, "chart.tgz");
    writeBytes(path, packaged, new Date(0));
    const { failure, output } = await runHelm(client, ["push", path, repository], reference);
    return failure === undefined ? { value: digestIn(output) } : { failure };
  });
}

function digestIn(output: string): string {
  return DIGEST.exec(output)?.[1] ?? "none";
}

/** Calls a function with a folder; that there is no space left for it is one more failure. */
function withSpace<Value>(use: (folder: string) => Promise<Attempt<Value>>): Promise<Attempt<Value>> {
  return withTemporaryDirectory(use).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "ENOSPC" && error.code !== "EDQUOT") throw error;
    return { failure: { kind: "disk-full", text: error.message } };
  });
}

interface Run {
  readonly failure: Failure | undefined;
  readonly output: string;
}

function runHelm({ helm, options, timeout, signal }: RegistryClient, args: readonly string[], reference: string) {
  return new Promise<Run>((resolve, reject) => {
    // The time of the package's file is written in the time zone of the machine.
    const env: NodeJS.ProcessEnv = { ...process.env, TZ: "UTC" };
    const child = spawn(helm, [...args, ...options], {
      ...{ cwd: env["BUILD_WORKING_DIRECTORY"], env, signal, stdio: ["ignore", "pipe", "pipe"] },
      killSignal: "SIGKILL",
    });
    killAfter(timeout, child);
    const parts: Buffer[] = [];
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (part: Buffer) => parts.push(part));
    child.on("error", reject);
    child.on("close", (status, killedBy) => {
      const output = String(Buffer.concat(parts));
      const stopped = stopOf({ exitCode: status ?? 1, stdout: "", stderr: output }, killedBy);
      if (status === 0) resolve({ failure: undefined, output });
      else if (child.killed) resolve({ failure: { kind: "silent", text: `no answer after ${timeout} s` }, output });
      else if (stopped !== undefined) resolve({ failure: { kind: "unknown", text: `Helm ${stopped}` }, output });
      else resolve({ failure: failureOf(output, reference), output });
    });
  });
}
