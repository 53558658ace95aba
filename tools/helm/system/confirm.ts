/** Asks people in the terminal that the program was started from. */
import { createInterface } from "node:readline";

/** Whether the answer is yes; undefined if there is no terminal to ask in. Rejects if the signal is aborted before. */
export async function confirm(question: string, signal: AbortSignal): Promise<boolean | undefined> {
  if (!process.stdin.isTTY) return undefined;
  const terminal = createInterface({
    ...{ input: process.stdin, output: process.stderr, signal },
    prompt: `${question} [y/N] `,
  });
  // While it is being read, a terminal sends Ctrl-C as a character.
  terminal.on("SIGINT", () => process.kill(process.pid, "SIGINT"));
  terminal.prompt();
  const line = await terminal[Symbol.asyncIterator]().next();
  terminal.close();
  // It ends without a line after Ctrl-C and Ctrl-D, behind the question.
  if (line.done === true) process.stderr.write("\n");
  signal.throwIfAborted();
  return line.done !== true && /^y(es)?$/i.test(line.value.trim());
}
