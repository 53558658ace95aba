/** The Ingress routes to ports that the app has, and each path once. */
import { listWords } from "../../base/text.ts";
import { appTypeOf, traitsOf } from "../../facts/app_types.ts";
import type { Problem } from "../../model/problems.ts";
import type { App } from "../../model/types.ts";
import { duplicatePaths } from "./paths.ts";
import { portAmbiguity, portNames } from "./ports.ts";

export function validateIngress(app: App): readonly Problem[] {
  const names = portNames(app);
  // An API without any port is told so once, of `port`.
  if (appTypeOf(app) === undefined || !traitsOf(app).ingress || names.length === 0) return [];
  return [...unknownPorts(app, names), ...duplicatePaths(app, "ingress.paths", app.ingress?.paths)];
}

function unknownPorts(app: App, names: readonly string[]): Problem[] {
  const { port, paths = ["/"] } = app.ingress ?? {};
  const own = paths.map((entry) => (typeof entry === "string" ? undefined : entry.port));
  // Without a port of its own a path takes the common one.
  const common = port !== undefined || own.includes(undefined) ? unknownPort(app, names, "ingress.port", port) : [];
  return [
    ...common,
    ...own.flatMap((name, index) =>
      name === undefined ? [] : unknownPort(app, names, `ingress.paths[${index}].port`, name),
    ),
  ];
}

function unknownPort(app: App, names: readonly string[], path: string, port: string | undefined): Problem[] {
  const unknown = port === undefined || names.includes(port) ? undefined : "is no port of the app";
  const what = port === undefined ? portAmbiguity(app) : unknown;
  if (what === undefined) return [];
  return [
    {
      code: "unknown-port",
      label: app.label,
      path,
      what,
      ...(port === undefined ? {} : { got: port }),
      expected: `one of ${listWords(names)}`,
      fix:
        port === undefined
          ? 'add `"port": "<name>"` to `ingress`'
          : `add \`${port}\` to \`ports\` or name another port`,
    },
  ];
}
