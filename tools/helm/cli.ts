/** Entry point: one command and exit, or with `--persistent_worker` a Bazel worker. */
import { isWorker, writeResponse } from "./system/worker_stdout.ts";

// Loaded only now: before anything that could print, a worker's standard output is set aside for responses.
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
