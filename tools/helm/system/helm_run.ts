/**
 * One run of Helm, and whether it was stopped: it hung, was killed or crashed. That says nothing about the chart: nothing is
 * written, so that the next build asks again.
 */

import { environmentPath } from "../facts/environments.ts";
import type { Problem } from "../model/problems.ts";

export interface HelmRun {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
  /** What kept Helm from saying anything about the chart, like a signal; a later run may go well. */
  readonly stopped?: string;
}

export const NOT_STARTED = "was not started, since another one was stopped";

/** What stopped a Helm. It ends by itself with 0 or 1; with anything else, Go's runtime has given up, as for lack of memory. */
export function stopOf({ exitCode, stderr }: HelmRun, signal: NodeJS.Signals | null): string | undefined {
  if (signal !== null) return `was killed by ${signal}`;
  return exitCode <= 1 ? undefined : `ended with exit code ${exitCode}: ${stderr.split("\n", 1)[0]}`;
}

export interface Run extends HelmRun {
  /** Version of Helm; undefined where there is only one. */
  readonly helm?: string;
  readonly verb: "lint" | "template";
  /** Empty for the chart's own values. */
  readonly environment: string;
}

/** The first of these runs that was stopped, as a problem of a chart; not one that was not even started for that reason. */
export function stoppedProblem(label: string, runs: readonly Run[]): Problem | undefined {
  const run = runs.find(({ stopped }) => stopped !== undefined && stopped !== NOT_STARTED);
  if (run === undefined) return undefined;
  const place = run.environment === "" ? [] : [environmentPath(run.environment)];
  return {
    code: "helm-stopped",
    label,
    path: [...place, `helm ${run.verb}`].join(": "),
    what: `${["Helm", run.helm].filter((part) => part !== undefined).join(" ")} ${run.stopped}`,
    expected: "Helm to end by itself",
    fix: "build again, with a lower `--jobs` if memory or cores are short; if that changes nothing, look for a template that does not end",
  };
}
