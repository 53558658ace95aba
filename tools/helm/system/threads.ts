/** Threads of the program, each of which runs one request at a time. */
import { availableParallelism } from "node:os";
import { isMainThread, parentPort, Worker } from "node:worker_threads";
import type { Outcome } from "./command.ts";
import { setWorkingDirectory } from "./io.ts";
import { freeSlots, type Slots, slotsOfThread } from "./slots.ts";

/** What a thread is to run. */
export interface Task {
  readonly args: readonly string[];
  /** What relative paths are relative to. Default: the working directory of the process. */
  readonly directory?: string;
}

interface Thread {
  readonly worker: Worker;
  readonly slots: Slots;
}

export interface Threads {
  readonly run: (task: Task) => Promise<Outcome>;
  /** Ends the threads, once no request runs. */
  readonly end: () => Promise<void>;
}

/** Runs requests in as many threads as there are cores; they start when they are needed, and stay. */
export function threads(): Threads {
  const idle: Thread[] = [];
  const waiting: ((thread: Thread) => void)[] = [];
  let started = 0;

  async function take(): Promise<Thread> {
    const thread = idle.pop();
    if (thread !== undefined) return thread;
    if (started === availableParallelism()) return new Promise((resolve) => waiting.push(resolve));
    started += 1;
    return start();
  }

  function give(thread: Thread): void {
    const next = waiting.shift();
    if (next === undefined) idle.push(thread);
    else next(thread);
  }

  async function run(task: Task): Promise<Outcome> {
    const thread = await take();
    try {
      const outcome = await runIn(thread.worker, task);
      give(thread);
      return outcome;
    } catch (error) {
      // It has ended; the next request gets another one.
      freeSlots(thread.slots);
      give(start());
      if (isOutOfMemory(error)) return { exitCode: 1, output: OUT_OF_MEMORY };
      throw error;
    }
  }

  async function end(): Promise<void> {
    await Promise.all(idle.map(({ worker }) => worker.terminate()));
  }

  return { run, end };
}

const OUT_OF_MEMORY =
  "the composer ran out of memory; expected a machine that has enough for this chart. Fix: make several charts of it, or build " +
  "it where there is more memory [out-of-memory]";

function isOutOfMemory(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ERR_WORKER_OUT_OF_MEMORY";
}

/** Starts this program again, with the same arguments. */
function start(): Thread {
  const slots = slotsOfThread();
  const [, program = "", ...argv] = process.argv;
  const worker = new Worker(program, { argv, workerData: slots, stdout: true });
  // The standard output of the process belongs to responses.
  worker.stdout.pipe(process.stderr);
  return { worker, slots };
}

/** Fails if the thread ends, as it does when it runs out of memory. */
function runIn(worker: Worker, task: Task): Promise<Outcome> {
  return new Promise<Outcome>((resolve, reject) => {
    worker
      .once("message", resolve)
      .once("error", reject)
      .once("exit", (code) => reject(new Error(`exit code ${code}`)));
    worker.postMessage(task);
  }).finally(() => {
    worker.removeAllListeners("message").removeAllListeners("error").removeAllListeners("exit");
  });
}

/** Whether this is one of the threads. */
export const isThread = !isMainThread;

/** Runs the tasks that this thread gets, one at a time. */
export function serveThread(run: (args: readonly string[]) => Promise<Outcome>): void {
  parentPort?.on("message", async ({ args, directory }: Task) => {
    setWorkingDirectory(directory);
    parentPort?.postMessage(await run(args));
  });
}
