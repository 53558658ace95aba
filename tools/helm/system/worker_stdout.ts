/**
 * A Bazel worker's standard output carries responses and nothing else; one stray line fails the build.
 * Imported before anything that could print: in a worker, whatever writes to standard output writes to standard error.
 */
export const isWorker = process.argv.includes("--persistent_worker");

const write = process.stdout.write.bind(process.stdout);

if (isWorker) process.stdout.write = process.stderr.write.bind(process.stderr) as typeof process.stdout.write;

export function writeResponse(line: string): void {
  write(`${line}\n`);
}
