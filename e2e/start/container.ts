/** A container: one process in namespaces of its own, except for the network, which all pods share here. */

import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { chownSync, closeSync, mkdirSync, openSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import type { Cluster } from "./cluster.ts";
import { environmentOf, expand } from "./environment.ts";
import { commandAs, identityOf } from "./identity.ts";
import { imageOf, PATH } from "./image.ts";
import { makeRoot } from "./root_file_system.ts";
import type { Container, PodSpec } from "./types.ts";

export interface RunningContainer {
  readonly name: string;
  /** What it has written to standard output and standard error. */
  readonly log: () => string;
  /** Its exit code, once it has one. */
  readonly exited: Promise<number>;
  readonly isRunning: () => boolean;
  /** Runs a command in it, as an exec probe does. Throws if the command fails. */
  readonly execute: (command: readonly string[]) => string;
  /** Sends SIGTERM, and SIGKILL after the grace period. */
  readonly stop: (graceSeconds: number) => Promise<number>;
}

/** Mounts a new process's /proc, and leaves the file system of the machine for good. */
const ENTER = 'mount -t proc proc "$0/proc" && exec chroot "$0" "$@"';

interface Surroundings {
  /** Folder of the container's own files. */
  readonly folder: string;
  /** Folder of each of the pod's volumes. */
  readonly volumes: ReadonlyMap<string, string>;
}

export function startContainer(
  cluster: Cluster,
  pod: PodSpec,
  container: Container,
  { folder, volumes }: Surroundings,
): RunningContainer {
  const image = imageOf(container.image, cluster.layers);
  const identity = identityOf(pod, container, image);
  const environment = {
    PATH,
    HOME: "/",
    HOSTNAME: container.name,
    ...image.environment,
    ...environmentOf(container, cluster),
  };
  const workingDirectory = container.workingDir ?? "/";
  const as = (command: readonly string[]) => commandAs(identity, { environment, workingDirectory, command });
  const args = container.args ?? (container.command === undefined ? image.command : []);
  const command = [...(container.command ?? image.entrypoint), ...args].map((text) => expand(text, environment));

  mkdirSync(folder, { recursive: true });
  const isReadOnly = container.securityContext?.readOnlyRootFilesystem ?? false;
  const root = makeRoot(cluster, folder, { image, mounts: container.volumeMounts ?? [], volumes, isReadOnly });
  const logFile = join(folder, "log");
  const log = openSync(logFile, "a");
  // Container runtimes give the standard streams to the user, who may open them by path.
  chownSync(logFile, identity.user, identity.group);
  const namespaces = ["--mount", "--pid", "--ipc", "--uts", "--fork", "--kill-child"];
  const child = spawn("unshare", [...namespaces, "sh", "-c", ENTER, root, ...as(command)], {
    stdio: ["ignore", log, log],
  });
  closeSync(log);
  return { name: container.name, log: () => readFileSync(logFile, "utf8"), ...controls(child, as) };
}

/** What can be done with the process. `as`: makes a command one of its user, with its variables. */
function controls(
  child: ChildProcess,
  as: (command: readonly string[]) => readonly string[],
): Omit<RunningContainer, "log" | "name"> {
  const exited = new Promise<number>((resolve) => child.once("exit", (code) => resolve(code ?? 1)));
  return {
    exited,
    isRunning: () => child.exitCode === null && child.signalCode === null,
    execute: (command) => {
      const enter = [`--target=${firstProcess(child)}`, "--mount", "--pid", "--ipc", "--uts", "--root", "--"];
      return execFileSync("nsenter", [...enter, ...as(command)], {
        encoding: "utf8",
        stdio: ["ignore", "pipe", "pipe"],
      });
    },
    stop: async (graceSeconds) => {
      signal(child, "SIGTERM");
      const graceful = await Promise.race([exited, delay(graceSeconds * 1000, undefined, { ref: false })]);
      if (graceful === undefined) signal(child, "SIGKILL");
      return exited;
    },
  };
}

/** To its first process. With that, all its processes end before `unshare` does. */
function signal(child: ChildProcess, name: "SIGKILL" | "SIGTERM"): void {
  const target = firstProcess(child);
  if (target !== undefined) process.kill(target, name);
}

/** The container's process with the number 1, as seen from here. */
function firstProcess({ pid }: ChildProcess): number | undefined {
  try {
    const [first] = readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").trim().split(" ").filter(Boolean);
    return first === undefined ? undefined : Number(first);
  } catch {
    return undefined; // It has exited.
  }
}
