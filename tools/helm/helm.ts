/** Runs the Helm binary, without any configuration of the machine's own. */
import { spawn, spawnSync } from "node:child_process";
import type { Json } from "./types.ts";
import { parseYaml } from "./yaml.ts";

export interface HelmRun {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** A folder that nobody has: Helm shall find no plugins, repositories or caches. */
const NOWHERE = "/nonexistent/helm";

const ENVIRONMENT = {
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

export function runHelm(helm: string, args: readonly string[]): HelmRun {
  const run = spawnSync(helm, args, { env: ENVIRONMENT, encoding: "utf8", maxBuffer: 2 ** 30 });
  if (run.error !== undefined) throw run.error;
  return { exitCode: run.status ?? 1, stdout: run.stdout, stderr: run.stderr };
}

/** The same beside others: one process of Helm keeps one core busy, mostly with starting up. */
export function startHelm(helm: string, args: readonly string[]): Promise<HelmRun> {
  return new Promise((resolve, reject) => {
    const process = spawn(helm, args, { env: ENVIRONMENT, stdio: ["ignore", "pipe", "pipe"] });
    const [stdout, stderr]: [Buffer[], Buffer[]] = [[], []];
    process.stdout.on("data", (part: Buffer) => stdout.push(part));
    process.stderr.on("data", (part: Buffer) => stderr.push(part));
    process.on("error", reject);
    process.on("close", (status) =>
      resolve({ exitCode: status ?? 1, stdout: String(Buffer.concat(stdout)), stderr: String(Buffer.concat(stderr)) }),
    );
  });
}

export interface LintMessage {
  readonly severity: "error" | "warning" | "info";
  readonly text: string;
}

export interface LintReport {
  readonly passed: boolean;
  readonly messages: readonly LintMessage[];
}

/** Helm's options for an environment of a built chart. */
export function environmentOptions(chart: string, name: string): readonly string[] {
  return ["--values", `${chart}/values-${name}.yaml`];
}

/** `helm lint --strict`: warnings fail too. `options` are further Helm options, like `--values`. */
export function lint(helm: string, chart: string, options: readonly string[]): LintReport {
  return readLint(runHelm(helm, lintArguments(chart, options)), chart);
}

export function lintArguments(chart: string, options: readonly string[]): readonly string[] {
  return ["lint", "--strict", chart, ...options];
}

/** What `helm lint` said of the chart in a directory. */
export function readLint(run: HelmRun, chart: string): LintReport {
  const messages = `${run.stdout}\n${run.stderr}`.split("\n").flatMap((line): LintMessage[] => {
    const [, severity, text] = /^\[(ERROR|WARNING|INFO)\] (.*)$/.exec(line) ?? [];
    // Helm asks for an icon in every chart; a chart of one's own applications has none.
    if (severity === undefined || text === undefined || text.includes("icon is recommended")) return [];
    return [{ severity: severity.toLowerCase() as LintMessage["severity"], text: text.replaceAll(chart, "<chart>") }];
  });
  const passed = run.exitCode === 0;
  const silent = !passed && messages.every(({ severity }) => severity === "info");
  return { passed, messages: silent ? [...messages, { severity: "error", text: run.stderr.trim() }] : messages };
}

export type Rendered =
  | { readonly objects: readonly Json[]; readonly error?: never }
  | { readonly objects?: never; readonly error: string };

/** `helm template`: the objects of the chart, parsed. */
export function template(helm: string, release: string, chart: string, options: readonly string[]): Rendered {
  const run = runHelm(helm, ["template", release, chart, ...options]);
  if (run.exitCode !== 0) return { error: run.stderr.trim() };
  const documents = parseYaml(run.stdout);
  if (documents.error !== undefined) return { error: `helm rendered something that is not YAML: ${documents.error}` };
  return { objects: documents.values.filter((value) => value !== null) };
}
