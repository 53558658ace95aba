/** Regular expressions in the syntax of Go, which is RE2's, by means of JavaScript's. */
import { setFlagsFromString } from "node:v8";
import { ExpressionError } from "./library.ts";

// RE2 takes linear time. JavaScript's engine does as well, once it has gone back too often: no expression can stop a worker.
setFlagsFromString("--enable-experimental-regexp-engine-on-excessive-backtracks");
setFlagsFromString("--regexp-backtracks-before-fallback=20000");

const CLASSES: Readonly<Record<string, string>> = {
  alnum: "0-9A-Za-z",
  alpha: "A-Za-z",
  ascii: "\\x00-\\x7F",
  blank: "\\t ",
  cntrl: "\\x00-\\x1F\\x7F",
  digit: "0-9",
  graph: "!-~",
  lower: "a-z",
  print: " -~",
  punct: "!-\\/:-@\\[-`{-~",
  space: "\\t\\n\\v\\f\\r ",
  upper: "A-Z",
  word: "0-9A-Za-z_",
  xdigit: "0-9A-Fa-f",
};

const known = new Map<string, RegExp>();

/** Fails if the pattern is none, or if JavaScript has nothing like it. */
export function regularExpression(pattern: string): RegExp {
  const compiled = known.get(pattern) ?? compile(pattern);
  known.set(pattern, compiled);
  return compiled;
}

function compile(pattern: string): RegExp {
  const [, letters = "", rest = pattern] = /^\(\?([imsU]+)\)([\s\S]*)$/.exec(pattern) ?? [];
  if (/\(\?(?:[=!]|<[=!])|\\[1-9]/.test(rest.replaceAll("\\\\", "")) || letters.includes("U"))
    throw unsupported(pattern);
  // Only with this flag does JavaScript know classes like `\pL`; without it, the linear engine can take over.
  const flags = /\\[pP]/.test(rest) ? `u${letters}` : letters;
  try {
    return new RegExp(translate(rest), flags);
  } catch {
    throw unsupported(pattern);
  }
}

function unsupported(pattern: string): ExpressionError {
  return new ExpressionError(`error parsing regexp: ${pattern}`);
}

function translate(pattern: string): string {
  return pattern
    .replace(/\[:(\^?)([a-z]+):\]/g, (text, negated: string, name: string) => {
      const characters = CLASSES[name];
      return characters === undefined || negated !== "" ? text : characters;
    })
    .replace(/\\A/g, "^")
    .replace(/\\z/g, "$")
    .replace(/\(\?P</g, "(?<")
    .replace(/\\([pP])([A-Z])(?!\{)/g, "\\$1{$2}");
}

/** The first match; undefined if there is none. */
export function find(text: string, pattern: string): string | undefined {
  return regularExpression(pattern).exec(text)?.[0];
}

/** All matches, or the first ones. */
export function findAll(text: string, pattern: string, limit: number = Number.POSITIVE_INFINITY): readonly string[] {
  const { source, flags } = regularExpression(pattern);
  const matches = [...text.matchAll(new RegExp(source, `${flags}g`))].map(([match]) => match);
  return matches.slice(0, limit < 0 ? undefined : limit);
}
