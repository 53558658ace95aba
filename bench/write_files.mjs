/** A Bazel worker that writes files. Its arguments are `<directory>`, `<count>`, `<bytes>` and `<salt>`, one per line. */
import { writeFileSync } from "node:fs";
import { createInterface } from "node:readline";

for await (const line of createInterface({ input: process.stdin })) {
  const {
    arguments: [directory, count, bytes, salt],
    requestId = 0,
  } = JSON.parse(line);
  for (let index = 0; index < Number(count); index += 1)
    writeFileSync(`${directory}/${index}`, salt.padEnd(Number(bytes)));
  process.stdout.write(`${JSON.stringify({ exitCode: 0, output: "", requestId })}\n`);
}
