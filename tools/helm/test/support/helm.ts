/** Runs Helm synchronously, for tests. */
import { spawnSync } from "node:child_process";
import { resolve } from "node:path";
import type { LintReport } from "../../checks/types.ts";
import { HELM_VARIABLES, lintArguments, type Rendered, readLint, readObjects } from "../../system/helm.ts";
import type { HelmRun } from "../../system/helm_run.ts";

/** A program in the test's data, by the variable with its path. Without the variable, only running the program fails. */
export function programOf(variable: string): string {
  return resolve(process.env[variable] ?? `no ${variable} among the data of this test`);
}

/** What Node.js runs as the composer, as it is shipped and as actions start it. */
export const COMPOSER: readonly string[] = ["START", "COMPOSER", "CODE_CACHE"].map(programOf);

/** Both Helm majors, by their names in tests. */
export const HELMS: readonly (readonly [string, string])[] = [
  ["Helm 3", programOf("HELM_3")],
  ["Helm 4", programOf("HELM_4")],
];

export function runHelm(helm: string, args: readonly string[]): HelmRun {
  const run = spawnSync(helm, args, { env: HELM_VARIABLES, encoding: "utf8", maxBuffer: 2 ** 30 });
  if (run.error !== undefined) throw run.error;
  return { exitCode: run.status ?? 1, stdout: run.stdout, stderr: run.stderr };
}

export function lint(helm: string, chart: string, options: readonly string[]): LintReport {
  return readLint(runHelm(helm, lintArguments(chart, options)), chart);
}

/** `helm template`: the objects of the chart, parsed. */
export function template(helm: string, release: string, chart: string, options: readonly string[]): Rendered {
  return readObjects(runHelm(helm, ["template", release, chart, ...options]), chart);
}
