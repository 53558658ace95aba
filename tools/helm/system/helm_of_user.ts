/** Runs Helm for a person: in their folder, with their configuration and their terminal. */
import { type ChildProcess, spawn } from "node:child_process";
import { finished } from "./helm.ts";
import type { HelmRun } from "./helm_run.ts";
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
  return withProgress(`Waiting for helm ${whatIsAsked(args)}`, (print) => {
    const child = spawn(helm, args, {
      ...{ cwd: process.env["BUILD_WORKING_DIRECTORY"], env: variables(shown) },
      stdio: ["inherit", stdio(shown, "stdout"), stdio(shown, "stderr")],
    });
    for (const name of shown) child[name]?.on("data", (text: Buffer) => print(text, process[name]));
    handOverSignals(child);
    return finished(child);
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

/** What is to stop this program stops Helm instead, which still has something to do: it records that the release failed. */
function handOverSignals(child: ChildProcess): void {
  for (const signal of ["SIGHUP", "SIGINT", "SIGTERM"] as const) {
    const handOver = () => child.kill(signal);
    process.on(signal, handOver);
    child.once("close", () => process.off(signal, handOver));
    child.once("error", () => process.off(signal, handOver));
  }
}
