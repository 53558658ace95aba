/** Environment variables with the host and port of another app's Service, in values: what `ref.app` turns into. */

import type { Json, JsonObject } from "../../base/json.ts";
import type { AppText, ChartFacts, Graph } from "../../facts/types.ts";
import type { AppView } from "../../model/app_view.ts";
import { env, envWithApps } from "./container_schemas.ts";

/** The variable in values; undefined if it is never set. */
export function appTextValue({ name, value, port, fallback }: AppText, graph: Graph): Json | undefined {
  const found = graph.find(name);
  // The chart may lack an optional app, which then counts as disabled.
  if (found === undefined) return fallback;
  return {
    app: found.app.app_name,
    value,
    ...(port === undefined ? {} : { port }),
    ...(fallback === undefined ? {} : { fallback }),
  };
}

/** The apps that variables may name: those that others call, once any app uses `ref.app`. */
export function referencedApps(views: readonly AppView[], { apps, graph }: ChartFacts): readonly AppView[] {
  const isUsed = apps
    .flatMap(({ calls }) => calls)
    .some(({ text, target }) => text !== undefined && graph.find(target) !== undefined);
  const called = new Set(apps.flatMap((each) => graph.calleesOf(each).map(({ app }) => app.app_name)));
  return isUsed ? views.filter(({ key, hasService }) => hasService && called.has(key)) : [];
}

/** Schema of `apps.<app>.env` in values. */
export function envSchema(referenced: readonly AppView[]): JsonObject {
  if (referenced.length === 0) return env;
  const ports = referenced.flatMap(({ service }) => service.ports.map(({ name }) => name));
  return envWithApps(
    referenced.map(({ key }) => key),
    [...new Set(ports)].sort(),
  );
}
