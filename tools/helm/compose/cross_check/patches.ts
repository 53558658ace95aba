/** Patches name objects of the app, and those of the chart name objects that apps share. */

import { closest, listWords } from "../../base/text.ts";
import type { AppView } from "../../model/app_view.ts";
import type { ChartView } from "../../model/chart_view.ts";
import { joinPath, type Problem } from "../../model/problems.ts";

export function crossCheckPatches(view: ChartView): readonly Problem[] {
  const keysOf = (owner: AppView | undefined) =>
    view.objects
      .filter((object) => object.owner === owner)
      .map(({ key }) => key)
      .sort();
  const sharedBy = (app: AppView, key: string) =>
    view.objects.some(({ owner, key: other, data }) => owner === undefined && other === key && data.apps.includes(app));
  const ofApps = view.apps.flatMap((app) =>
    unknownKeys(app, keysOf(app), "the app").map((problem) =>
      sharedBy(app, problem.key)
        ? { ...problem, fix: `move it to the \`patches\` of ${view.label}, whose apps share that object` }
        : problem,
    ),
  );
  return [...unknownKeys(view, keysOf(undefined), "the chart itself"), ...ofApps];
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
    what: `is not an object of ${owner}`,
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
