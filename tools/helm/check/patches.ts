/** Patches are for objects that the app has, and those of the chart for what no one app has. */
import { closest, joinPath, listWords, type Problem } from "../problems.ts";
import { appObjects, type ChartObject, sharedObjects } from "../render/components.ts";
import type { ChartView } from "../types.ts";

export function checkPatches(view: ChartView): readonly Problem[] {
  const shared = keysOf(sharedObjects(view));
  const ofApps = view.apps.flatMap((app) =>
    unknownKeys(app, keysOf(appObjects(app, view)), "the app").map((problem) =>
      app.hasIngress && shared.includes(problem.key)
        ? { ...problem, fix: `move it to the \`patches\` of ${view.label}, whose apps share that object` }
        : problem,
    ),
  );
  return [...unknownKeys(view, shared, "the chart itself"), ...ofApps];
}

function keysOf(objects: readonly ChartObject[]): readonly string[] {
  return objects.map(({ key }) => key).sort();
}

function unknownKeys(
  { label, patches }: Pick<ChartView, "label" | "patches">,
  keys: readonly string[],
  owner: string,
): readonly (Problem & { readonly key: string })[] {
  const unknown = Object.entries(patches).filter(([key]) => !keys.includes(key));
  return unknown.map(([key, got]) => ({
    key,
    code: "unknown-object",
    label,
    path: joinPath("patches", key),
    what: `is no object that ${owner} has`,
    got,
    expected: keys.length === 0 ? "no patches" : `one of ${listWords(keys)}`,
    fix: correction(key, keys),
  }));
}

function correction(key: string, keys: readonly string[]): string {
  const meant = closest(key, keys);
  const named = meant === undefined ? keys.filter((candidate) => candidate.startsWith(`${key}/`)) : [meant];
  return named.length === 0 ? "remove it" : `rename it to ${listWords(named, "or")}`;
}
