/** A problem: one thing that is wrong in a declaration or chart, and how to fix it. */
import { compareText } from "../base/text.ts";

export interface Problem {
  /** Stable name of the kind of problem, in kebab case. */
  readonly code: string;
  /** Bazel label of the target to change. */
  readonly label: string;
  /** Attribute path within the target, like `health_check.path`; empty for the target as a whole. */
  readonly path: string;
  /** What is wrong, as the rest of a sentence that starts with the path. */
  readonly what: string;
  /** The offending value; undefined if there is none. */
  readonly got?: unknown;
  readonly expected: string;
  /** The edit that helps, as an imperative. */
  readonly fix: string;
}

/** Either a value or the reasons why there is none. */
export type Result<Value> =
  | { readonly value: Value; readonly problems?: never }
  | { readonly value?: never; readonly problems: readonly Problem[] };

const LONGEST_VALUE = 120;

/** A value as an error message shows it: JSON, cut where it gets long. */
export function show(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length <= LONGEST_VALUE ? text : `${text.slice(0, LONGEST_VALUE)}…`;
}

/** One line: `//pkg:target: path: what is wrong (got X); expected Y. Fix: … [code]`. */
export function formatProblem(problem: Problem): string {
  const place = problem.path === "" ? problem.label : `${problem.label}: ${problem.path}`;
  const got = problem.got === undefined ? "" : ` (got ${show(problem.got)})`;
  const line = `${place}: ${problem.what}${got}; expected ${problem.expected}. Fix: ${problem.fix}. [${problem.code}]`;
  // The line contains names that users chose, which may have line breaks.
  return line.replace(/[\p{Cc}\u2028\u2029]/gu, escapeCharacter);
}

function escapeCharacter(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}

/** All problems, one per line, sorted and without duplicates. */
export function formatProblems(problems: readonly Problem[]): string {
  return [...new Set(problems.map(formatProblem))].sort(compareText).join("\n");
}

/** Path of a property in the notation of error messages: `a.b`, `a["b.c"]`, `a[0]`. */
export function joinPath(path: string, key: string | number): string {
  if (typeof key === "number" || !/^[A-Za-z_][A-Za-z0-9_-]*$/.test(key)) {
    return `${path}[${JSON.stringify(key)}]`;
  }
  return path === "" ? key : `${path}.${key}`;
}

/** An error fails the build, a warning is counted. */
export type Level = "error" | "warning";

/** The severity of a check for a chart: `off` disables it. */
export type Severity = Level | "off";
