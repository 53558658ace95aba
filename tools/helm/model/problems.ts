/** A problem: one thing that is wrong in what a user wrote, and how to fix it. */
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
  /** The offending value, if there is one. */
  readonly got?: unknown;
  readonly expected: string;
  /** The edit that solves it, as an imperative. */
  readonly fix: string;
}

/** Either a value, or the problems that prevent it. */
export type Result<Value> =
  | { readonly value: Value; readonly problems?: never }
  | { readonly value?: never; readonly problems: readonly Problem[] };

const LONGEST_VALUE = 120;

/** A value as an error message shows it: JSON, shortened if it is long, and without the credentials that addresses contain. */
export function show(value: unknown): string {
  const text = (JSON.stringify(value) ?? String(value)).replace(/:\/\/[^\s/@"$]+@/g, "://…@");
  return text.length <= LONGEST_VALUE ? text : `${text.slice(0, LONGEST_VALUE)}…`;
}

/** One line: `//pkg:target: path: what is wrong (got X); expected Y. Fix: … [code]`. */
export function formatProblem(problem: Problem): string {
  const place = problem.path === "" ? problem.label : `${problem.label}: ${problem.path}`;
  const got = problem.got === undefined ? "" : ` (got ${show(problem.got)})`;
  const line = `${place}: ${problem.what}${got}; expected ${problem.expected}. Fix: ${problem.fix}. [${problem.code}]`;
  // It contains users' own names as they are, line breaks included.
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

/** Path of something within a property that is itself at a path. */
export function within(parent: string, path: string): string {
  return path === "" ? parent : path.startsWith("[") ? `${parent}${path}` : `${parent}.${path}`;
}

/** An error fails the build, a warning is counted. */
export type Level = "error" | "warning";

/** How severe a check is for a chart: one that is off does not run. */
export type Severity = Level | "off";
