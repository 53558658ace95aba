/** A `when` names an app in the chart. */

import { closest, listWords } from "../../base/text.ts";
import type { ChartFacts } from "../../facts/types.ts";
import { joinPath, type Problem } from "../../model/problems.ts";
import type { App } from "../../model/types.ts";

export function validateWhen(model: ChartFacts): readonly Problem[] {
  // An app that was left out because of its problems would look unknown.
  return model.isWhole ? model.apps.flatMap(({ app }) => unknownApps(app, model)) : [];
}

function unknownApps(app: App, { apps, graph }: ChartFacts): Problem[] {
  const names = apps.map(({ app: { app_name } }) => app_name);
  return (["secrets", "volumes"] as const).flatMap((attribute) =>
    Object.entries(app[attribute] ?? {}).flatMap(([name, { when }]) => {
      if (when === undefined || graph.find(when) !== undefined) return [];
      const meant = closest(when.replace(/^.*[:/]/, ""), names);
      return {
        code: "unknown-app",
        label: app.label,
        path: `${joinPath(attribute, name)}.when`,
        what: "is not an app in the chart",
        got: when,
        expected: `one of ${listWords(names)}`,
        fix: meant === undefined ? "add the app to the chart, or name another one" : `write \`${meant}\``,
      };
    }),
  );
}
