/** Helm as tests like it: one process after the other, each waited for. */
import { spawnSync } from "node:child_process";
import type { LintReport } from "../../checks/types.ts";
import {
  HELM_ENVIRONMENT,
  type HelmRun,
  lintArguments,
  type Rendered,
  readLint,
  readObjects,
} from "../../system/helm.ts";

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
