/** Helm as tests like it: one process after the other, each waited for. */
import { spawnSync } from "node:child_process";
import { resolve } from "node:path";
import type { LintReport } from "../../checks/types.ts";
import {
  HELM_ENVIRONMENT,
  type HelmRun,
  lintArguments,
  type Rendered,
  readLint,
  readObjects,
} from "../../system/helm.ts";

/** A program among the data of the test, by the variable that names it; what has none fails as soon as it runs it. */
export function programOf(variable: string): string {
  return resolve(process.env[variable] ?? `no ${variable} among the data of this test`);
}

/** Both Helm majors, by what they are called in test names. */
export const HELMS: readonly (readonly [string, string])[] = [
  ["Helm 3", programOf("HELM_3")],
  ["Helm 4", programOf("HELM_4")],
];

export function runHelm(helm: string, args: readonly string[]): HelmRun {
  const run = spawnSync(helm, args, { env: HELM_ENVIRONMENT, encoding: "utf8", maxBuffer: 2 ** 30 });
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
