/** The app graph: which apps of a chart call which, as `connects_to` and `ref.app` say. */

import { valuesPath } from "../base/literal.ts";
import { compareText } from "../base/text.ts";
import { DEFAULTS } from "../model/defaults.ts";
import { joinPath } from "../model/problems.ts";
import type { App, Reference } from "../model/types.ts";

/** What `ref.app` makes: text with the host and port of another app's Service. */
export type AppText = NonNullable<Reference["app"]>;

/** One mention of another app. */
export interface Call {
  /** Attribute path of the mention. */
  readonly path: string;
  /** Label or name of the other app. */
  readonly target: string;
  /** Whether the chart may lack the other app. */
  readonly isOptional: boolean;
  /** What is wanted of its Service; undefined where it is just named. */
  readonly text: AppText | undefined;
}

export interface Graph {
  /** The app of a label or name; undefined where the chart has none. */
  readonly find: (target: string) => App | undefined;
  /** The apps that an app calls, in the order of their names. */
  readonly calleesOf: (app: App) => readonly App[];
  /** The apps that call an app, in the order of their names. */
  readonly callersOf: (app: App) => readonly App[];
}

export function graphOf(apps: readonly App[]): Graph {
  // Labels have slashes and names have none.
  const byTarget = new Map(apps.flatMap((app) => [[app.label, app] as const, [app.app_name, app] as const]));
  const find = (target: string) => byTarget.get(target);
  const callees = new Map(apps.map((app) => [app, new Set(calls(app).flatMap(({ target }) => find(target) ?? []))]));
  const callers = new Map<App, App[]>();
  for (const [app, called] of callees) {
    for (const callee of called) callers.set(callee, [...(callers.get(callee) ?? []), app]);
  }
  return {
    find,
    calleesOf: (app) => byName([...(callees.get(app) ?? [])]),
    callersOf: (app) => byName(callers.get(app) ?? []),
  };
}

/** All mentions of other apps. An app that `connects_to` calls optional is optional wherever it is mentioned. */
export function calls(app: App): readonly Call[] {
  const declared = (app.connects_to ?? []).map((callee, index) => {
    const { app: target, optional = DEFAULTS.optionalCallee.optional } =
      typeof callee === "string" ? { app: callee } : callee;
    return { path: `connects_to[${index}]`, target, isOptional: optional, text: undefined };
  });
  const optional = new Set(declared.flatMap(({ target, isOptional }) => (isOptional ? [target] : [])));
  const implied = environments(app).flatMap(({ path, env }) =>
    Object.entries(env).flatMap(([name, value]) => {
      const text = typeof value === "string" ? undefined : value.app;
      if (text === undefined) return [];
      return { path: joinPath(path, name), target: text.name, isOptional: optional.has(text.name), text };
    }),
  );
  return [...declared, ...implied];
}

/** The variables of the app's container and of those beside it, and where they were written. */
function environments(app: App): readonly { path: string; env: NonNullable<App["env"]> }[] {
  const beside = (["init_containers", "sidecars"] as const).flatMap((attribute) =>
    Object.entries(app[attribute] ?? {}).map(([name, { env = {} }]) => ({
      path: `${joinPath(attribute, name)}.env`,
      env,
    })),
  );
  return [{ path: "env", env: app.env ?? {} }, ...beside];
}

/** Helm expression: whether the app of that key is deployed. */
export function enabledExpression(appKey: string): string {
  return `${valuesPath("apps", appKey)}.enabled`;
}

function byName(apps: readonly App[]): readonly App[] {
  return apps.toSorted((left, right) => compareText(left.app_name, right.app_name));
}
