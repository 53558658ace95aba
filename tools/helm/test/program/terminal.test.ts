/** Run targets that ask in a terminal, and what becomes of them if nobody reads what they say. */
import { spawnSync } from "node:child_process";
import { closeSync, openSync } from "node:fs";
import { describe, expect, test } from "@jest/globals";
import { COMPOSER } from "../support/helm.ts";
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

describe("output that nobody reads", () => {
  test("Helm goes on without those who read the progress, and has the last word", async () => {
    const child = startTarget("uninstall", "sleep 3; echo done; exit 4", ["--yes"]);
    child.stderr.destroy();
    expect(await ended(child)).toEqual({ exitCode: 4, stdout: "done\n", stderr: "" });
  });

  test("ends a run target without a word", async () => {
    const child = startTarget("template", "echo 'kind: Pod'", []);
    child.stdout.destroy();
    expect(await ended(child)).toEqual({ exitCode: 0, stdout: "", stderr: "" });
  });

  test("what cannot be written is an error", () => {
    const closed = openSync(process.execPath, "r");
    const { status, stderr } = spawnSync(process.execPath, [...COMPOSER, "--help"], {
      stdio: ["ignore", closed, "pipe"],
    });
    closeSync(closed);
    expect([status, String(stderr)]).toEqual([
      1,
      "cannot write to standard output: EBADF: bad file descriptor, write\n",
    ]);
  });
});
