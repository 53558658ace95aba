/** Entry point: runs one command and exits, or runs as a Bazel worker with `--persistent_worker`. */
import { isThread, serveThread, threads } from "./system/threads.ts";
import { isWorker, writeResponse } from "./system/worker_stdout.ts";

// Loaded last: a worker's standard output must be reserved for responses before anything can print to it.
const { runCommand } = await import("./commands.ts");
const { serve } = await import("./worker.ts");

const [, program = "", ...args] = process.argv;

if (isThread) {
  serveThread(runCommand);
} else if (isWorker) {
  const { run, end } = threads(program);
  await serve(process.stdin, writeResponse, run);
  await end();
} else {
  const isColored = process.stdout.hasColors?.() === true && !process.env["NO_COLOR"];
  const { exitCode, output, isResult = exitCode === 0 } = await runCommand(args, { isColored });
  const stream = isResult ? process.stdout : process.stderr;
  if (output !== "") stream.write(`${output}\n`);
  process.exitCode = exitCode;
}
