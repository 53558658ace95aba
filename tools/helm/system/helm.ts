/** Runs the Helm binary, isolated from the machine's configuration. */

import { type ChildProcess, spawn } from "node:child_process";
import type { Json } from "../base/json.ts";
import { oneLine } from "../base/text.ts";
import { parseYaml } from "../base/yaml.ts";
import type { LintMessage, LintReport } from "../checks/types.ts";
import { type HelmRun, NOT_STARTED, stopOf } from "./helm_run.ts";
import { getWorkingDirectory } from "./io.ts";
import { inSlot } from "./slots.ts";
import { killAfter } from "./time_limit.ts";

/** A folder that does not exist, so that Helm finds no plugins, repositories or caches. */
const NOWHERE = "/nonexistent/helm";

export const HELM_VARIABLES = {
  // Helm 4 requires the variable, but looks nothing up in it.
  PATH: NOWHERE,
  HOME: NOWHERE,
  HELM_CACHE_HOME: NOWHERE,
  HELM_CONFIG_HOME: NOWHERE,
  HELM_DATA_HOME: NOWHERE,
  HELM_PLUGINS: NOWHERE,
  // Garbage collection would take 5 of the 40 milliseconds that a process runs.
  GOGC: "off",
  GOMEMLIMIT: "512MiB",
};

/** Runs a Helm binary with arguments. */
export type HelmRunner = (helm: string, args: readonly string[]) => Promise<HelmRun>;

/** Seconds. A chart of 1,000 apps takes 4 on a machine that has nothing else to do. */
const TIME_LIMIT = 300;

/**
 * Runs as many processes at a time as there are cores: each keeps one core busy, mostly with starting up. Once one is stopped,
 * no other one is started: it would most likely take just as long to end the same way.
 */
export function helmRunner(timeLimit = TIME_LIMIT): HelmRunner {
  let isStopped = false;
  return (helm, args) =>
    inSlot(async () => {
      if (isStopped) return { exitCode: 1, stdout: "", stderr: "", stopped: NOT_STARTED };
      const ended = await runHelm(helm, args, timeLimit);
      isStopped ||= ended.stopped !== undefined;
      return ended;
    });
}

async function runHelm(helm: string, args: readonly string[], timeLimit: number): Promise<HelmRun> {
  const child = spawn(helm, args, {
    cwd: getWorkingDirectory(),
    env: HELM_VARIABLES,
    stdio: ["ignore", "pipe", "pipe"],
  });
  killAfter(timeLimit, child);
  const run = await finished(child);
  const stopped = child.killed ? `did not end within ${timeLimit} s` : stopOf(run, child.signalCode);
  return stopped === undefined ? run : { ...run, stopped };
}

/** What a process printed into its pipes, once it has ended. */
export function finished(process: ChildProcess): Promise<HelmRun> {
  return new Promise((resolve, reject) => {
    const [stdout, stderr]: [Buffer[], Buffer[]] = [[], []];
    process.stdout?.on("data", (part: Buffer) => stdout.push(part));
    process.stderr?.on("data", (part: Buffer) => stderr.push(part));
    process.on("error", reject);
    process.on("close", (status) =>
      resolve({ exitCode: status ?? 1, stdout: String(Buffer.concat(stdout)), stderr: String(Buffer.concat(stderr)) }),
    );
  });
}

/** Helm options for an environment of a built chart. */
export function environmentOptions(chart: string, name: string): readonly string[] {
  return ["--values", `${chart}/values-${name}.yaml`];
}

/** Arguments of `helm lint --strict`, which also fails on warnings. `options` are more Helm options, like `--values`. */
export function lintArguments(chart: string, options: readonly string[]): readonly string[] {
  return ["lint", "--strict", chart, ...options];
}

/** The messages of `helm lint` on a chart directory. A message continues, indented or not, until the next one starts. */
export function readLint(run: HelmRun, chart: string): LintReport {
  const messages = [run.stdout, run.stderr]
    .flatMap((output) => output.split(/^(?=\[|==> |Error: )/m))
    .flatMap((part): LintMessage[] => {
      const [, severity, text] = /^\[(ERROR|WARNING|INFO)\] (.*)$/s.exec(part) ?? [];
      // Helm recommends an icon for every chart; a chart of in-house apps does not need one.
      if (severity === undefined || text === undefined || text.includes("icon is recommended")) return [];
      return [
        {
          severity: severity.toLowerCase() as LintMessage["severity"],
          text: oneLine(text.replaceAll(chart, "<chart>")),
        },
      ];
    });
  const passed = run.exitCode === 0;
  const silent = !passed && messages.every(({ severity }) => severity === "info");
  return { passed, messages: silent ? [...messages, { severity: "error", text: errorOf(run, chart) }] : messages };
}

/** Why Helm failed, on one line. */
export function errorOf({ stderr, stopped }: HelmRun, chart: string): string {
  if (stopped !== undefined) return `Helm ${stopped}`;
  // Advice for people who run Helm themselves.
  return oneLine(stderr.replace(/^Use --debug flag.*$/m, "").replaceAll(chart, "<chart>"));
}

export type Rendered =
  | { readonly objects: readonly Json[]; readonly error?: never }
  | { readonly objects?: never; readonly error: string };

/** The objects that `helm template` printed for a chart directory, parsed. */
export function readObjects(run: HelmRun, chart: string): Rendered {
  if (run.exitCode !== 0) return { error: errorOf(run, chart) };
  const documents = parseYaml(run.stdout);
  if (documents.error !== undefined) return { error: `Helm rendered invalid YAML: ${documents.error}` };
  return { objects: documents.values.filter((value) => value !== null) };
}
