/** The Ingress routes to a port that the app has. */
import { listWords, type Problem } from "../problems.ts";
import type { App } from "../types.ts";
import { portNames } from "./ports.ts";

export function validateIngress(app: App): readonly Problem[] {
  const port = app.ingress?.port;
  const names = portNames(app);
  if (port === undefined || names.includes(port)) return [];
  return [
    {
      code: "unknown-port",
      label: app.label,
      path: "ingress.port",
      what: "is no port of the app",
      got: port,
      expected: `one of ${listWords(names)}`,
      fix: `add \`${port}\` to \`ports\` or name another port`,
    },
  ];
}
