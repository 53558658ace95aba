/** What all of these tests use: the composer as it is shipped, both Helms, packaged charts, and a home without configuration. */
import type { ChildProcess } from "node:child_process";
import { mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { type Run, run } from "./processes.ts";

export interface Bench {
  /** Debian's packages. */
  readonly debian: string;
  /** What Node.js runs as the composer. */
  readonly composer: readonly string[];
  readonly node: string;
  readonly helms: Readonly<Record<Major, string>>;
  /** The packaged chart that the build made, and its `.digest`. */
  readonly chart: string;
  readonly digest: string;
  /** A package of the same version with other content. */
  readonly other: string;
  /** Programs of run targets: one that pushes a chart, and one that pushes two. */
  readonly push: string;
  readonly pushAll: string;
  /** Builds the first of them again, with more flags; the digest that its chart then has. */
  readonly late: (flags: readonly string[]) => { readonly program: string; readonly digest: string };
  /** The command of a namespace in which programs can mount; empty if this machine has none. */
  readonly mounting: readonly string[];
  readonly scratch: string;
}

export type Major = 3 | 4;
export const MAJORS = [3, 4] as const;

/** The chart, as the example declares it. */
export const CHART = { name: "catalog", version: "1.3.0", label: "//demo/chart_metadata:chart_metadata_chart" };

export interface RunSettings {
  readonly env?: NodeJS.ProcessEnv;
  readonly within?: readonly string[];
  /** Whether it runs in a terminal, whose content then is its standard output. */
  readonly hasTerminal?: boolean;
  readonly started?: (child: ChildProcess) => void;
}

export interface PushSettings extends RunSettings {
  readonly args?: readonly string[];
  /** Default: `chart`. */
  readonly package?: string;
}

/** The variables of everything that runs here: whatever the user of the machine has configured is not theirs. */
export function variables({ scratch }: Bench): NodeJS.ProcessEnv {
  const home = join(scratch, "home");
  const ours = { HOME: home, DOCKER_CONFIG: join(home, ".docker"), KUBECONFIG: join(home, "none") };
  const others = Object.entries(process.env).filter(([name]) => !/^(HELM_|XDG_|.*_proxy$)/i.test(name));
  return { ...Object.fromEntries(others), ...ours };
}

/** Pushes a package to a repository with one of the Helms, as a run target does. */
export function push(bench: Bench, major: Major, repository: string, settings: PushSettings = {}): Promise<Run> {
  const { args = [], package: packaged = bench.chart, ...others } = settings;
  const chart = { label: CHART.label, package: packaged === bench.chart ? "_/chart.tgz" : "_/other.tgz", repository };
  const options = [`--helm=_/helm${major}`, `--chart=${JSON.stringify(chart)}`];
  return compose(bench, ["push", ...options, "--", ...args], others);
}

/** Runs a command of the composer, as a run target does. */
export function compose(
  bench: Bench,
  args: readonly string[],
  { env = {}, within = [], hasTerminal = false, ...options }: RunSettings = {},
): Promise<Run> {
  const program = [...within, bench.node, ...bench.composer, ...args];
  const ours = { RUNFILES_DIR: join(bench.scratch, "runfiles"), BUILD_WORKING_DIRECTORY: bench.scratch };
  return run(hasTerminal ? inTerminal(program) : program, {
    env: { ...variables(bench), ...ours, ...env },
    ...options,
  });
}

function inTerminal(program: readonly string[]): readonly string[] {
  const quoted = program.map((word) => `'${word.replaceAll("'", "'\\''")}'`);
  return ["script", "--quiet", "--return", "--command", quoted.join(" "), "/dev/null"];
}

/** Once, before all pushes. */
export function prepare(bench: Bench): void {
  const folder = join(bench.scratch, "runfiles/_");
  for (const path of [folder, join(bench.scratch, "home")]) mkdirSync(path, { recursive: true });
  const files = { helm3: bench.helms[3], helm4: bench.helms[4], "chart.tgz": bench.chart, "other.tgz": bench.other };
  for (const [name, target] of Object.entries(files)) symlinkSync(target, join(folder, name));
}

/** In how few words a push ended: `pushed`, `unchanged`, `interrupted`, or the code of its problem. */
export function ending({ stdout, stderr }: Run): string {
  const [, code] = /\[([a-z-]+)\]\s*$/.exec(stderr) ?? [];
  if (stderr.startsWith("Interrupted.")) return "interrupted";
  return code ?? /^(pushed|unchanged) /.exec(stdout)?.[1] ?? "nothing";
}

export function referenceAt(port: number): string {
  return `localhost:${port}/charts/${CHART.name}:${CHART.version}`;
}

/** The manifest of the version in a registry on loopback; undefined if there is none. */
export async function manifestAt(port: number): Promise<Uint8Array | undefined> {
  const url = `http://localhost:${port}/v2/charts/${CHART.name}/manifests/${CHART.version}`;
  const answer = await fetch(url, { headers: { accept: "application/vnd.oci.image.manifest.v1+json" } });
  if (answer.status === 404) return undefined;
  if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
  return new Uint8Array(await answer.arrayBuffer());
}
