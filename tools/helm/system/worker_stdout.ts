/**
 * Reserves a Bazel worker's standard output for responses; one stray line would fail the build. In a worker, everything else
 * that writes to standard output writes to standard error instead. Import this before anything that could print.
 */
const isWorker = process.argv.includes("--persistent_worker");

// Only in a worker: Node takes 3 ms to make the stream.
export const writeResponse = isWorker ? reserveStdout() : undefined;

function reserveStdout(): (line: string) => void {
  const write = process.stdout.write.bind(process.stdout);
  process.stdout.write = process.stderr.write.bind(process.stderr) as typeof process.stdout.write;
  return (line) => write(`${line}\n`);
}
