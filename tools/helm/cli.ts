/** Entry point: runs one command and exits, or runs as a Bazel worker with `--persistent_worker`. */
import { isWorker, writeResponse } from "./system/worker_stdout.ts";

// Loaded last: a worker's standard output must be reserved for responses before anything can print to it.
const { runCommand } = await import("./commands.ts");
const { serve } = await import("./worker.ts");

if (isWorker) {
  await serve(process.stdin, writeResponse, runCommand);
} else {
  const isColored = process.stdout.hasColors?.() === true && !process.env["NO_COLOR"];
  const { exitCode, output, isResult = exitCode === 0 } = await runCommand(process.argv.slice(2), { isColored });
  const stream = isResult ? process.stdout : process.stderr;
  if (output !== "") stream.write(`${output}\n`);
  process.exitCode = exitCode;
}
