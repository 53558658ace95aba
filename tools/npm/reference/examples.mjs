/** For each attribute, the example that shows the most at a glance: real code from `examples/`. */
import { readFileSync } from "node:fs";
import { sources } from "../sources.mjs";
import { callsOf, isSelfContained } from "./starlark_calls.mjs";

/**
 * `{ macro: { attribute: { path, text } } }`: an argument as written in a call, and its file. The example with the fewest lines
 * wins, then the one with more text.
 */
export function examplesOf(macros) {
  const files = sources("examples/**/BUILD.bazel", "examples/**/*.bzl").map((path) => [
    path,
    readFileSync(path, "utf8"),
  ]);
  return Object.fromEntries(
    macros.map((macro) => [macro, bestOf(files.flatMap(([path, text]) => usesOf(macro, path, text)))]),
  );
}

function usesOf(macro, path, text) {
  return callsOf(macro, text).flatMap((call) =>
    Object.entries(call.arguments)
      .filter(([, value]) => isSelfContained(value))
      .map(([attribute, value]) => ({ attribute, path, text: `${attribute} = ${unindented(value)}` })),
  );
}

function bestOf(uses) {
  const best = {};
  for (const use of uses) {
    if (best[use.attribute] === undefined || rank(use) < rank(best[use.attribute])) best[use.attribute] = use;
  }
  return best;
}

/** Lower is better. Longer lines are too much for a glance. */
const WIDTH = 100;

function rank({ text }) {
  const lines = text.split("\n");
  const length = Math.max(...lines.map((line) => line.length));
  return (
    lines.length + (length > WIDTH ? 1 : 0) - Math.min(text.length, WIDTH * lines.length) / (WIDTH * lines.length + 1)
  );
}

/** The lines after the first are indented like an argument of the call. */
function unindented(value) {
  const [first, ...rest] = value.split("\n");
  const indent = Math.min(...rest.filter((line) => line.trim() !== "").map((line) => line.search(/\S/)));
  return [first, ...rest.map((line) => line.slice(indent))].join("\n");
}
