/** The report on a chart: its content and its problems, with its own values and in each environment. */

import { compareText } from "../../base/text.ts";
import { environmentPath } from "../../facts/environments.ts";
import { formatProblem, type Problem } from "../../model/problems.ts";
import { type CheckedProblem, checkReading, checkRendering, readRendering, type Severities } from "../check.ts";
import type { DocumentReader } from "../objects/documents.ts";
import { textOf } from "../objects/objects.ts";
import type { Check, Declaration, HelmResult, Reading, Rendering } from "../types.ts";

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

export function readResults(results: readonly HelmResult[], read: DocumentReader): readonly Reading[] {
  return results.map((result) => ({
    result,
    documents:
      result.rendered === undefined || result.rendered.error !== undefined ? undefined : read(result.rendered.text),
  }));
}

export function renderingReports(readings: readonly Reading[]): readonly RenderingReport[] {
  const rendered = readings.filter(({ result }) => result.rendered !== undefined);
  return rendered.map(({ result: { helm, environment }, documents }) => ({
    helm,
    environment,
    objects: documents === undefined ? null : countBy(documents.objects.map(({ body }) => textOf(body["kind"]) ?? "?")),
  }));
}

export function countBy(names: readonly string[]): Readonly<Record<string, number>> {
  const counts = [...Map.groupBy(names, (name) => name)].map(([name, group]) => [name, group.length] as const);
  return Object.fromEntries(counts.sort(([left], [right]) => compareText(left, right)));
}

/** All problems, each once, with where it occurs. */
export function reportedProblems(
  readings: readonly Reading[],
  declaration: Declaration,
  severities: Severities,
  inquiry?: Inquiry,
): readonly ReportedProblem[] {
  const checked = new Map<string, readonly CheckedProblem[]>();
  const found = readings.flatMap((reading) => {
    const { rendered, environment, helm } = reading.result;
    // Environments that render alike are checked once.
    const key = `${inquiry?.contextOf(environment) ?? ""}\n${rendered?.error ?? rendered?.text ?? ""}`;
    const problems = checked.get(key) ?? objectProblems(reading, declaration, severities, inquiry);
    checked.set(key, problems);
    const first = readings.find(({ result }) => result.environment === environment);
    return [...checkReading(reading, first, declaration, severities), ...problems].map((problem) => ({
      problem,
      environment,
      helm,
    }));
  });
  const grouped = [...Map.groupBy(found, ({ problem }) => JSON.stringify(problem)).values()];
  const reported = grouped
    .flatMap(([first, ...others]) => (first === undefined ? [] : [[first, ...others] as const]))
    .map((group) => ({
      ...group[0].problem,
      environments: [...new Set(group.map(({ environment }) => environment))],
      helms: [...new Set(group.map(({ helm }) => helm))],
    }));
  return sorted(reported);
}

/** The report on a rendered chart, with what lint found in the environments for which Helm renders it. */
export function withLint(report: Report, lint: Report): Report {
  const failed = report.renderings.filter(({ objects }) => objects === null).map(({ environment }) => environment);
  const found = lint.problems
    .map((problem) => ({ ...problem, environments: problem.environments.filter((name) => !failed.includes(name)) }))
    .filter(({ environments }) => environments.length > 0);
  const codes = new Set(found.map(({ code }) => code));
  // A build may have linted the chart already, with its own values.
  return { ...report, problems: sorted([...report.problems.filter(({ code }) => !codes.has(code)), ...found]) };
}

function sorted(problems: readonly ReportedProblem[]): readonly ReportedProblem[] {
  return problems.toSorted((left, right) => compareText(formatReported(left), formatReported(right)));
}

function objectProblems(
  { documents, result }: Reading,
  declaration: Declaration,
  severities: Severities,
  inquiry: Inquiry | undefined,
): readonly CheckedProblem[] {
  if (documents === undefined) return [];
  const rendering = readRendering(documents.objects, declaration);
  return [...checkRendering(rendering, severities), ...(inquiry?.run(rendering, result.environment) ?? [])];
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
