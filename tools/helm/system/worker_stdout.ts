/**
 * Reserves a Bazel worker's standard output for responses; one stray line would fail the build. In a worker, everything else
 * that writes to standard output writes to standard error instead. Import this before anything that could print.
 */
export const isWorker = process.argv.includes("--persistent_worker");

const write = process.stdout.write.bind(process.stdout);

if (isWorker) process.stdout.write = process.stderr.write.bind(process.stderr) as typeof process.stdout.write;

export function writeResponse(line: string): void {
  write(`${line}\n`);
}
