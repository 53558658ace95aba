/** Programs that the tests start: Debian's, and others. None survives the tests, however they end. */
import { type ChildProcess, type SpawnOptions, spawn } from "node:child_process";
import { join } from "node:path";

export interface Run {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

const running = new Set<ChildProcess>();

/** Starts a program that the kernel kills with this process. */
export function start(program: readonly string[], options: SpawnOptions): ChildProcess {
  const child = spawn("setpriv", ["--pdeathsig=KILL", ...program], options);
  running.add(child);
  child.once("exit", () => running.delete(child));
  return child;
}

export function stopAll(): void {
  for (const child of running) child.kill("SIGKILL");
}

/** Runs a program to its end. `started` gets its process. */
export function run(
  program: readonly string[],
  { input = "", started, ...options }: SpawnOptions & { input?: string; started?: (child: ChildProcess) => void } = {},
): Promise<Run> {
  return new Promise((resolve, reject) => {
    const child = start(program, { ...options, stdio: ["pipe", "pipe", "pipe"] });
    const texts = { stdout: "", stderr: "" };
    for (const name of ["stdout", "stderr"] as const) {
      child[name]?.setEncoding("utf8").on("data", (part: string) => {
        texts[name] += part;
      });
    }
    child.on("error", reject);
    child.on("close", (code, signal) => resolve({ exitCode: code ?? (signal === null ? 1 : 128), ...texts }));
    // It may end without reading.
    child.stdin?.on("error", () => {}).end(input);
    started?.(child);
  });
}

/** A program of Debian's packages, with the libraries that it was built for. */
export function debianProgram(root: string, name: string): readonly string[] {
  const libraries = ["lib", "usr/lib"].map((folder) => join(root, folder, "x86_64-linux-gnu")).join(":");
  return [join(root, "lib64/ld-linux-x86-64.so.2"), "--library-path", libraries, join(root, "usr/bin", name)];
}
