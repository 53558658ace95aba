/** Reduces a failing chart to the part that still fails. */
import type { RandomChart } from "./arbitrary_apps.ts";
import { failuresOf } from "./random_batch.ts";
import { composeRandom } from "./repaired.ts";

type Path = readonly string[];

/** Maximum number of Helm runs: a smaller chart is worth a few seconds, not minutes. */
const MOST_TRIES = 150;

/** The smallest chart that a bounded search finds and that still fails in the same way. */
export function smallest(declared: RandomChart, what: string): RandomChart {
  let current = declared;
  let tries = 0;
  const attempt = (path: Path): boolean => {
    const candidate = withoutPath(current, path);
    if (candidate === undefined || tries >= MOST_TRIES) return false;
    const { value } = composeRandom(candidate);
    if (value === undefined) return false;
    tries += 1;
    const failure = failuresOf([{ declared: candidate, files: value }])[0];
    if (failure === undefined || kindOf(failure.what) !== kindOf(what)) return false;
    current = candidate;
    return true;
  };
  while (pathsOf({ apps: current.apps, chart: current.chart }).some(attempt)) {
    // Each round removes one part, trying the largest first.
  }
  return current;
}

/** What identifies a failure: the beginning of Helm's message, or the attribute of a missing text. */
function kindOf(what: string): string {
  return /^(\/\w+|Helm \d: \w+|\w+)/.exec(what)?.[1] ?? what;
}

function pathsOf(value: unknown, path: Path = []): Path[] {
  if (typeof value !== "object" || value === null) return [];
  const inner = Object.entries(value).flatMap(([key, child]) => [[...path, key], ...pathsOf(child, [...path, key])]);
  return inner.sort((left, right) => left.length - right.length);
}

function withoutPath(declared: RandomChart, path: Path): RandomChart | undefined {
  const copy = structuredClone(declared);
  const last = path.at(-1);
  const parent = path.slice(0, -1).reduce<unknown>((value, key) => (value as Record<string, unknown>)[key], copy);
  if (last === undefined || parent === copy) return undefined;
  if (Array.isArray(parent)) parent.splice(Number(last), 1);
  else delete (parent as Record<string, unknown>)[last];
  return copy;
}
