/** The Ingress routes to a port that the app has. */
import { appTypeOf, traitsOf } from "../app_types.ts";
import { listWords, type Problem } from "../problems.ts";
import type { App } from "../types.ts";
import { portAmbiguity, portNames } from "./ports.ts";

export function validateIngress(app: App): readonly Problem[] {
  const names = portNames(app);
  // An API without any port is told so once, of `port`.
  if (appTypeOf(app) === undefined || !traitsOf(app).ingress || names.length === 0) return [];
  const port = app.ingress?.port;
  const unknown = port === undefined || names.includes(port) ? undefined : "is no port of the app";
  const what = port === undefined ? portAmbiguity(app) : unknown;
  if (what === undefined) return [];
  return [
    {
      code: "unknown-port",
      label: app.label,
      path: "ingress.port",
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
