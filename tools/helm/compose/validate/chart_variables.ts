/** The environment variables of a chart for all its apps follow the rules for those of an app. */

import type { ChartFacts } from "../../facts/types.ts";
import { joinPath, type Problem } from "../../model/problems.ts";
import { validateVariables } from "./variables.ts";

export function validateChartVariables({ chart }: ChartFacts): readonly Problem[] {
  return [...validateVariables({ app: chart }), ...appReferences(chart)];
}

/** An app that all apps call would call itself. */
function appReferences({ label, env = {} }: ChartFacts["chart"]): Problem[] {
  return Object.entries(env)
    .filter(([, value]) => typeof value !== "string" && value.app !== undefined)
    .map(([name]) => ({
      code: "meaningless-attribute",
      label,
      path: joinPath("env", name),
      what: "is a `ref.app`, which only an app can have",
      expected: "a string or another `ref`",
      fix: `move \`${name}\` into the \`env\` of the apps that call the other one`,
    }));
}
