/** The report on a chart: its content and its problems, with its own values and in each environment. */

import { compareText } from "../../base/text.ts";
import { environmentPath } from "../../facts/environments.ts";
import { formatProblem, type Problem } from "../../model/problems.ts";
import type { CheckedProblem } from "../check.ts";
import type { Check, HelmResult, Rendering } from "../types.ts";

/** A problem, and where it occurs. */
export interface ReportedProblem extends CheckedProblem {
  /** Environments that have the problem; empty text for the chart's own values. */
  readonly environments: readonly string[];
  /** Versions of Helm that have the problem. */
  readonly helms: readonly string[];
}

/** How many objects of each kind Helm rendered; null if it failed. */
export interface RenderingReport extends Pick<HelmResult, "environment" | "helm"> {
  readonly objects: Readonly<Record<string, number>> | null;
}

/** The chart's identity, from its Chart.yaml. */
export interface ChartIdentity {
  readonly label: string;
  readonly name: string;
  readonly version: string;
  readonly appVersion: string;
}

/** A check whose severity the chart changes. */
export interface CheckSetting {
  readonly code: string;
  readonly severity: string;
  readonly reason: string | undefined;
}

/** A policy that the chart was held against, as a check. */
export type PolicyRule = Pick<Check, "code" | "description" | "severity">;

/** What is asked about the objects in addition to the checks. */
export interface Inquiry {
  readonly rules: readonly PolicyRule[];
  /** What the answer depends on besides the objects. */
  readonly contextOf: (environment: string) => string;
  readonly run: (rendering: Rendering, environment: string) => readonly CheckedProblem[];
}

export interface Report {
  readonly chart: ChartIdentity;
  /** Numbers of apps by their type. */
  readonly apps: Readonly<Record<string, number>>;
  readonly helms: readonly string[];
  readonly kubeVersions: readonly string[];
  readonly settings: readonly CheckSetting[];
  readonly policies: readonly PolicyRule[];
  readonly renderings: readonly RenderingReport[];
  readonly problems: readonly ReportedProblem[];
}

/** The report on a rendered chart, with what lint found in the environments for which Helm renders it. */
export function withLint(report: Report, lint: Report): Report {
  const failed = report.renderings.filter(({ objects }) => objects === null).map(({ environment }) => environment);
  const found = lint.problems
    .map((problem) => ({ ...problem, environments: problem.environments.filter((name) => !failed.includes(name)) }))
    .filter(({ environments }) => environments.length > 0);
  const codes = new Set(found.map(({ code }) => code));
  // A build may have linted the chart already, with its own values.
  return { ...report, problems: sortProblems([...report.problems.filter(({ code }) => !codes.has(code)), ...found]) };
}

/** In the order of the report. */
export function sortProblems(problems: readonly ReportedProblem[]): readonly ReportedProblem[] {
  return problems.toSorted((left, right) => compareText(formatReported(left), formatReported(right)));
}

/** A problem in one line, which names the environments that have it if the chart's own values do not. */
export function formatReported(problem: ReportedProblem): string {
  return formatProblem({ ...problem, path: [...where(problem), problem.path].join(": ") } satisfies Problem);
}

function where({ environments }: ReportedProblem): readonly string[] {
  return environments.includes("") ? [] : [environments.map(environmentPath).join(", ")];
}

export function countSeverities(problems: readonly ReportedProblem[]): { errors: number; warnings: number } {
  const errors = problems.filter(({ severity }) => severity === "error").length;
  return { errors, warnings: problems.length - errors };
}
