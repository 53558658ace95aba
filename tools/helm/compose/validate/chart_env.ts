/** The environment variables that a chart has for all its apps keep to what is asked of an app's. */
import { joinPath, type Problem } from "../../model/problems.ts";
import type { Model } from "../../model/types.ts";
import { validateEnvironment } from "./environment.ts";

export function validateChartEnv({ chart }: Model): readonly Problem[] {
  return [...validateEnvironment(chart), ...appReferences(chart)];
}

/** An app that all others call would call itself. */
function appReferences({ label, env = {} }: Model["chart"]): Problem[] {
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
