/** An app's mentions of others: `connects_to` and `ref.app`. */

import { DEFAULTS } from "../../model/defaults.ts";
import { joinPath } from "../../model/problems.ts";
import type { App } from "../../model/types.ts";
import type { Call } from "../types.ts";

/** All mentions of other apps. An app that `connects_to` calls optional is optional wherever a mention does not say otherwise. */
export function callsOf(app: App): readonly Call[] {
  const declared = (app.connects_to ?? []).map((callee, index) => {
    const { app: target, optional = DEFAULTS.optionalCallee.optional } =
      typeof callee === "string" ? { app: callee } : callee;
    return { path: `connects_to[${index}]`, target, isOptional: optional, text: undefined };
  });
  const optional = new Set(declared.flatMap(({ target, isOptional }) => (isOptional ? [target] : [])));
  const implied = variablesOf(app).flatMap(({ path, env }) =>
    Object.entries(env).flatMap(([name, value]) => {
      const text = typeof value === "string" ? undefined : value.app;
      if (text === undefined) return [];
      const isOptional = text.optional ?? optional.has(text.name);
      return { path: joinPath(path, name), target: text.name, isOptional, text };
    }),
  );
  return [...declared, ...implied];
}

/** The variables of all containers of the app, and where they are declared. */
function variablesOf(app: App): readonly { path: string; env: NonNullable<App["env"]> }[] {
  const beside = (["init_containers", "sidecars"] as const).flatMap((attribute) =>
    Object.entries(app[attribute] ?? {}).map(([name, { env = {} }]) => ({
      path: `${joinPath(attribute, name)}.env`,
      env,
    })),
  );
  return [{ path: "env", env: app.env ?? {} }, ...beside];
}
