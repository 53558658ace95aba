/** Run targets that wait for Helm: what people see meanwhile, and that Helm comes to an end before they do. */
import { spawnSync } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { build } from "../support/checked_chart.ts";
import { COMPOSER } from "../support/helm.ts";
import { type Ended, ended, startTarget } from "../support/run_target.ts";

/** It waits until it is told to stop, or for the time in its last argument. A `sleep` that does not run yet would lose SIGTERM. */
const HELM = `
trap 'kill -KILL $!; echo cancelled; exit 5' TERM
for last; do :; done
sleep "$last" &
echo waiting
wait $!
echo done
`;

/** For `node --require`: a machine that has no time for the program just after it has started another one. */
const BUSY = `
const processes = require("node:child_process");
const { spawn } = processes;
processes.spawn = (...args) => {
  const child = spawn(...args);
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1000);
  return child;
};
`;

/** Uninstalls with that Helm. `isStopped`: whether someone stops it once Helm is waiting. */
function uninstall(seconds: number, isStopped = false): Promise<Ended> {
  const child = startTarget("uninstall", HELM, ["--yes", `${seconds}`], isStopped ? BUSY : "");
  return ended(child, ({ stdout }) => {
    if (isStopped && stdout === "waiting\n") child.kill("SIGTERM");
  });
}

test("what Helm is doing is said on standard error, and standard output is Helm's alone", async () => {
  expect(await uninstall(1.5)).toEqual({
    exitCode: 0,
    stdout: "waiting\ndone\n",
    stderr: "Uninstalling release shop in namespace n of context here\nWaiting for helm uninstall\n",
  });
});

test("what is to stop the run target stops Helm, which has the last word", async () => {
  const { exitCode, stdout } = await uninstall(60, true);
  expect([exitCode, stdout]).toEqual([5, "waiting\ncancelled\n"]);
});

test.each([
  ["SIGKILL", "Helm was killed by SIGKILL\n"],
  // Someone has stopped it, or no longer reads what it says.
  ["SIGTERM", ""],
  ["SIGPIPE", ""],
])("a Helm that is killed by %s", async (signal, said) => {
  const script = `kill -${signal.slice("SIG".length)} $$`;
  expect(await ended(startTarget("status", script, []))).toEqual({ exitCode: 1, stdout: "", stderr: said });
});

test("nobody waits for a Helm that cannot be started", () => {
  const { directory, declaration: declared, report } = build({});
  const missing = join(mkdtempSync(join(process.env["TEST_TMPDIR"] ?? tmpdir(), "waiting-")), "no helm");
  const { status, stderr } = spawnSync(
    process.execPath,
    [
      ...COMPOSER,
      ...["check", `--chart=${directory}`, `--declaration=${declared}`, `--report=${report}`],
      ...[`--helm=${missing}`, "--helm-version=4.0.0"],
    ],
    // The limit for a Helm that runs is 300 seconds.
    { encoding: "utf8", timeout: 100_000 },
  );
  expect([status, stderr]).toEqual([2, `check: spawn ${missing} ENOENT\n`]);
});
