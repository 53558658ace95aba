/** Runs Helm for a person: in their folder, with their configuration and their terminal. */
import { type ChildProcess, spawn } from "node:child_process";
import { finished } from "./helm.ts";
import { type HelmRun, stopOf } from "./helm_run.ts";
import { withProgress } from "./progress.ts";

/** What Helm prints goes where this program's output goes. Gives its exit code. */
export async function runHelmInTerminal(helm: string, args: readonly string[]): Promise<number> {
  const { exitCode } = await runForUser(helm, args, ["stdout", "stderr"]);
  return exitCode;
}

/** The same, but gives what Helm prints. Its errors still go to the terminal, unless it is to be quiet. */
export function readHelmOfUser(helm: string, args: readonly string[], errors?: "quiet"): Promise<HelmRun> {
  return runForUser(helm, args, errors === "quiet" ? [] : ["stderr"]);
}

type Stream = "stdout" | "stderr";

/** `shown`: what people see as it comes. */
function runForUser(helm: string, args: readonly string[], shown: readonly Stream[]): Promise<HelmRun> {
  return withProgress(`Waiting for helm ${whatIsAsked(args)}`, async (print) => {
    const child = handingOverSignals(() =>
      spawn(helm, args, {
        ...{ cwd: process.env["BUILD_WORKING_DIRECTORY"], env: variables(shown) },
        stdio: ["inherit", stdio(shown, "stdout"), stdio(shown, "stderr")],
      }),
    );
    for (const name of shown) child[name]?.on("data", (text: Buffer) => print(text, process[name]));
    const run = await finished(child);
    const signal = child.signalCode;
    if (signal !== null && !EXPECTED.includes(signal))
      print(Buffer.from(`Helm ${stopOf(run, signal)}\n`), process.stderr);
    return run;
  });
}

/** The command, and whether it changes nothing. */
function whatIsAsked([command = "", ...options]: readonly string[]): string {
  return [command, ...options.filter((option) => option.startsWith("--dry-run"))].join(" ");
}

/** On a terminal, what Helm prints takes turns with the progress. */
function stdio(shown: readonly Stream[], name: Stream): "inherit" | "pipe" {
  return shown.includes(name) && !sharesTerminal(name) ? "inherit" : "pipe";
}

function sharesTerminal(name: Stream): boolean {
  return process.stderr.isTTY && process[name].isTTY;
}

/** Helm 4 colors what goes to a terminal, but cannot see this one. */
function variables(shown: readonly Stream[]): NodeJS.ProcessEnv {
  const isColored = shown.includes("stdout") && sharesTerminal("stdout");
  return { ...(isColored ? { HELM_COLOR: "always" } : {}), ...process.env };
}

const SIGNALS: readonly NodeJS.Signals[] = ["SIGHUP", "SIGINT", "SIGTERM"];

/** What stops a program because people have seen enough, or no longer read what it prints. */
const EXPECTED = [...SIGNALS, "SIGPIPE"];

/**
 * What is to stop this program stops Helm instead, which still has something to do: it records that the release failed. That begins
 * before Helm does: a signal that comes the moment it starts would end this program alone.
 */
function handingOverSignals(start: () => ChildProcess): ChildProcess {
  const handOver = (signal: NodeJS.Signals) => child.kill(signal);
  for (const signal of SIGNALS) process.on(signal, handOver);
  const child = start();
  for (const event of ["close", "error"]) {
    child.once(event, () => {
      for (const signal of SIGNALS) process.off(signal, handOver);
    });
  }
  return child;
}
