/** Entry point: one command and exit, or with `--persistent_worker` a Bazel worker. */
import { isWorker, writeResponse } from "./worker_stdout.ts";
// biome-ignore assist/source/organizeImports: the line above must run before anything that could print.
import { runCommand } from "./commands.ts";
import { serve } from "./worker.ts";

if (isWorker) {
  await serve(process.stdin, writeResponse, runCommand);
} else {
  const { exitCode, output } = runCommand(process.argv.slice(2));
  const stream = exitCode === 0 ? process.stdout : process.stderr;
  if (output !== "") stream.write(`${output}\n`);
  process.exitCode = exitCode;
}
