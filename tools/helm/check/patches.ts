/** Patches are for objects that the app has. */
import { closest, joinPath, listWords, type Problem } from "../problems.ts";
import { COMPONENTS } from "../render/components.ts";
import type { ChartView } from "../types.ts";

export function checkPatches(view: ChartView): readonly Problem[] {
  return view.apps.flatMap((app) => {
    const kinds = COMPONENTS.filter(({ applies }) => applies(app, view))
      .flatMap(({ kind = [] }) => kind)
      .sort();
    return Object.keys(app.patches)
      .filter((kind) => !kinds.includes(kind))
      .map((kind) => {
        const meant = closest(kind, kinds);
        return {
          code: "unknown-kind",
          label: app.label,
          path: joinPath("patches", kind),
          what: "is no kind of object that the app has",
          got: app.patches[kind],
          expected: `one of ${listWords(kinds)}`,
          fix: meant === undefined ? "remove it" : `rename it to \`${meant}\``,
        };
      });
  });
}
