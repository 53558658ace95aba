/** Programs that the tests start. All of them are stopped before the tests end, whatever happens. */
import { type ChildProcess, spawn } from "node:child_process";
import { openSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";

export interface Run {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
  readonly seconds: number;
}

const running = new Set<ChildProcess>();

function track(child: ChildProcess): ChildProcess {
  running.add(child);
  for (const event of ["exit", "error"]) child.once(event, () => running.delete(child));
  return child;
}

/** Runs a program to its end. */
export function run(
  program: string,
  args: readonly string[],
  options: { readonly env?: NodeJS.ProcessEnv; readonly cwd?: string } = {},
): Promise<Run> {
  const start = performance.now();
  return new Promise((resolve, reject) => {
    const child = track(spawn(program, args, { stdio: ["ignore", "pipe", "pipe"], ...options }));
    const texts = { stdout: "", stderr: "" };
    for (const name of ["stdout", "stderr"] as const) {
      child[name]?.setEncoding("utf8").on("data", (part: string) => {
        texts[name] += part;
      });
    }
    child.on("error", reject);
    child.on("close", (code) => {
      resolve({ exitCode: code ?? 1, ...texts, seconds: (performance.now() - start) / 1000 });
    });
  });
}

export interface Service {
  readonly name: string;
  readonly ended: boolean;
  stop(): Promise<void>;
}

interface ServiceOptions {
  readonly log: string;
  /** By default that of this process. */
  readonly env?: NodeJS.ProcessEnv;
  readonly onEnd: (reason: string) => void;
}

/**
 * Starts a program that runs until it is stopped. It ends with its standard input, which this process holds: also if this
 * process is killed. `onEnd` is called if it ends by itself.
 */
export function startService(
  name: string,
  program: string,
  args: readonly string[],
  { log, env, onEnd }: ServiceOptions,
): Service {
  const output = openSync(log, "w");
  // Its own process group: Ctrl-C reaches this process only, which stops the services in their order.
  const child = track(spawn(program, args, { stdio: ["pipe", output, output], detached: true, env }));
  let stopping = false;
  const closed = new Promise<void>((resolve) => {
    const end = (reason: string) => {
      resolve();
      if (!stopping) onEnd(reason);
    };
    child.once("error", ({ message }) => end(message));
    child.once("exit", (code, signal) => end(`it ended with ${signal ?? `exit code ${code}`}`));
  });
  return {
    name,
    get ended() {
      return child.exitCode !== null || child.signalCode !== null || child.pid === undefined;
    },
    async stop() {
      stopping = true;
      child.kill("SIGTERM");
      await Promise.race([closed, sleep(10_000, undefined, { ref: false })]);
      child.kill("SIGKILL");
      await closed;
    },
  };
}

/** Kills whatever still runs. */
export function killAll(): void {
  for (const child of running) child.kill("SIGKILL");
}
