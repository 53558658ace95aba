/** Asks people in the terminal that the program was started from. */
import { createInterface } from "node:readline/promises";

/** Whether the answer is yes; undefined if there is no terminal to ask in. */
export async function confirm(question: string): Promise<boolean | undefined> {
  if (!process.stdin.isTTY) return undefined;
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return /^y(es)?$/i.test((await terminal.question(`${question} [y/N] `)).trim());
  } finally {
    terminal.close();
  }
}
