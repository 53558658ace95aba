/** Runs the Helm binary, without any configuration of the machine's own. */

import { spawn } from "node:child_process";
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

/** A folder that nobody has: Helm shall find no plugins, repositories or caches. */
const NOWHERE = "/nonexistent/helm";

export const HELM_ENVIRONMENT = {
  // Helm 4 wants the variable to be there; nothing is looked up in it.
  PATH: NOWHERE,
  HOME: NOWHERE,
  HELM_CACHE_HOME: NOWHERE,
  HELM_CONFIG_HOME: NOWHERE,
  HELM_DATA_HOME: NOWHERE,
  HELM_PLUGINS: NOWHERE,
  // A process of 40 milliseconds that collects garbage spends 5 of them on it.
  GOGC: "off",
  GOMEMLIMIT: "512MiB",
};

/** Runs the binary of Helm with arguments. */
export type HelmRunner = (helm: string, args: readonly string[]) => Promise<HelmRun>;

/** Runs several processes at a time, as many as there are cores: each keeps one busy, mostly with starting up. */
export function helmRunner(): HelmRunner {
  const run = pool(availableParallelism());
  return (helm, args) => run(() => runHelm(helm, args));
}

function runHelm(helm: string, args: readonly string[]): Promise<HelmRun> {
  return new Promise((resolve, reject) => {
    const process = spawn(helm, args, { env: HELM_ENVIRONMENT, stdio: ["ignore", "pipe", "pipe"] });
    const [stdout, stderr]: [Buffer[], Buffer[]] = [[], []];
    process.stdout.on("data", (part: Buffer) => stdout.push(part));
    process.stderr.on("data", (part: Buffer) => stderr.push(part));
    process.on("error", reject);
    process.on("close", (status) =>
      resolve({ exitCode: status ?? 1, stdout: String(Buffer.concat(stdout)), stderr: String(Buffer.concat(stderr)) }),
    );
  });
}

/** Runs tasks, at most so many at once. */
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

/** Helm's options for an environment of a built chart. */
export function environmentOptions(chart: string, name: string): readonly string[] {
  return ["--values", `${chart}/values-${name}.yaml`];
}

/** `helm lint --strict`: warnings fail too. `options` are further Helm options, like `--values`. */
export function lintArguments(chart: string, options: readonly string[]): readonly string[] {
  return ["lint", "--strict", chart, ...options];
}

/** What `helm lint` said of the chart in a directory. A message goes on, indented or not, until the next one starts. */
export function readLint(run: HelmRun, chart: string): LintReport {
  const messages = [run.stdout, run.stderr]
    .flatMap((output) => output.split(/^(?=\[|==> |Error: )/m))
    .flatMap((part): LintMessage[] => {
      const [, severity, text] = /^\[(ERROR|WARNING|INFO)\] (.*)$/s.exec(part) ?? [];
      // Helm asks for an icon in every chart; a chart of one's own applications has none.
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
  // Helm's advice is for those who run it themselves.
  return oneLine(stderr.replace(/^Use --debug flag.*$/m, "").replaceAll(chart, "<chart>"));
}

export type Rendered =
  | { readonly objects: readonly Json[]; readonly error?: never }
  | { readonly objects?: never; readonly error: string };

/** What `helm template` printed for the chart in a directory: its objects, parsed. */
export function readObjects(run: HelmRun, chart: string): Rendered {
  if (run.exitCode !== 0) return { error: errorOf(run, chart) };
  const documents = parseYaml(run.stdout);
  if (documents.error !== undefined) return { error: `helm rendered something that is not YAML: ${documents.error}` };
  return { objects: documents.values.filter((value) => value !== null) };
}
