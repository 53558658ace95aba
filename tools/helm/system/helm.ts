/** Runs the Helm binary, isolated from the machine's configuration. */

import { type ChildProcess, spawn } from "node:child_process";
import { availableParallelism } from "node:os";
import type { Json } from "../base/json.ts";
import { oneLine } from "../base/text.ts";
import { parseYaml } from "../base/yaml.ts";
import type { LintMessage, LintReport } from "../checks/types.ts";

export interface HelmRun {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

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

/** Runs as many processes at a time as there are cores: each keeps one core busy, mostly with starting up. */
export function helmRunner(): HelmRunner {
  const run = pool(availableParallelism());
  return (helm, args) => run(() => runHelm(helm, args));
}

function runHelm(helm: string, args: readonly string[]): Promise<HelmRun> {
  return finished(spawn(helm, args, { env: HELM_VARIABLES, stdio: ["ignore", "pipe", "pipe"] }));
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

/** Runs tasks, at most `size` at once. */
function pool(size: number): <Value>(task: () => Promise<Value>) => Promise<Value> {
  const waiting: (() => void)[] = [];
  let free = size;
  return async (task) => {
    if (free > 0) free -= 1;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    try {
      return await task();
    } finally {
      const next = waiting.shift();
      if (next === undefined) free += 1;
      else next();
    }
  };
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
export function errorOf({ stderr }: HelmRun, chart: string): string {
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
