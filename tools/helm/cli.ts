/** Entry point, which `start.ts` calls: runs one command and exits, or runs as a Bazel worker with `--persistent_worker`. */
import type { Outcome } from "./system/command.ts";
import { writeResponse } from "./system/worker_stdout.ts";

/** Asked for only when it matters, since it makes a stream of standard output. */
const TERMINAL = {
  get isColored() {
    return process.stdout.hasColors?.() === true && !process.env["NO_COLOR"];
  },
};

/** Runs the program with the arguments of its command line. */
export async function main(args: readonly string[]): Promise<void> {
  // Loaded last: a worker's standard output must be reserved for responses before anything can print to it.
  const { runCommand } = await import("./commands.ts");
  if (writeResponse !== undefined) {
    const { isThread, serveThread, threads } = await import("./system/threads.ts");
    if (isThread) return serveThread(runCommand);
    const { serve } = await import("./worker.ts");
    const { run, end } = threads();
    await serve(process.stdin, writeResponse, run);
    await end();
  } else {
    surviveFailedOutput();
    const { exitCode, output, isResult = exitCode === 0 } = await runCommand(args, TERMINAL);
    // Node takes 2 ms to make a stream, also of what is not printed.
    if (output !== "") (isResult ? process.stdout : process.stderr).write(`${output}\n`);
    process.exitCode = exitCode;
  }
}

/** Otherwise, Node.js ends with a stack trace, and leaves a Helm alone that it has started. */
function surviveFailedOutput(): void {
  whenFailing("stderr", () => {});
  whenFailing("stdout", ({ code, message }) => {
    // Whoever reads it has seen enough, like `head`.
    if (code === "EPIPE") return;
    process.stderr.write(`cannot write to standard output: ${message}\n`);
    process.exitCode = 1;
  });
}

/** Node takes 2 ms to make a stream, which therefore is left to whoever prints first. */
function whenFailing(name: "stderr" | "stdout", handle: (error: NodeJS.ErrnoException) => void): void {
  const make = Object.getOwnPropertyDescriptor(process, name)?.get;
  const get = () => {
    const value = make?.call(process).on("error", handle);
    Object.defineProperty(process, name, { value });
    return value;
  };
  Object.defineProperty(process, name, { configurable: true, enumerable: true, get });
}

/** Runs one command in this process, and prints nothing. */
export async function run(args: readonly string[]): Promise<Outcome> {
  return (await import("./commands.ts")).runCommand(args);
}
