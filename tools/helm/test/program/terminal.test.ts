/** Run targets that ask in a terminal. */
import { describe, expect, test } from "@jest/globals";
import { ended, startTarget } from "../support/run_target.ts";

describe("a question", () => {
  /** What is written to standard input is typed. A terminal that is no longer read keeps no program running, unlike a pipe. */
  const TERMINAL = `
for (const name of ["stdin", "stderr"]) process[name].isTTY = true;
process.stdin.on("pause", () => process.stdin.unref());
`;

  test.each([
    ["y\r", 0, "helm uninstall shop --wait --namespace n\n", ""],
    ["n\r", 1, "", "Nothing was done.\n"],
    // Ctrl-C and Ctrl-D.
    ["\u0003", 130, "", "Interrupted. Nothing was done.\n"],
    ["\u0004", 1, "", "Nothing was done.\n"],
  ])("that is answered with %j", async (typed, exitCode, stdout, last) => {
    const child = startTarget("uninstall", 'echo "helm $*"', [], TERMINAL);
    let isAnswered = false;
    const { stderr, ...rest } = await ended(child, (printed) => {
      if (isAnswered || !printed.stderr.includes("[y/N]")) return;
      isAnswered = true;
      child.stdin.write(typed);
    });
    const [, question, answer] = /(Uninstalling .*\?) \[y\/N\][^\n]*\n(.*)$/s.exec(stderr) ?? [];
    expect({ ...rest, question, answer }).toEqual({
      ...{ exitCode, stdout, answer: last },
      question: "Uninstalling release shop in namespace n of context here. Go on?",
    });
  });
});
