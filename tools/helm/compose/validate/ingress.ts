/** The Ingress routes to ports of the app, and each path once. */
import { listWords } from "../../base/text.ts";
import type { AppFacts } from "../../facts/types.ts";
import { joinPath, type Problem } from "../../model/problems.ts";
import type { App } from "../../model/types.ts";
import { duplicatePaths, unusedSettings } from "./paths.ts";
import { portAmbiguity } from "./ports.ts";

export function validateIngress(facts: AppFacts): readonly Problem[] {
  const { app, type, traits, ports } = facts;
  // An API without any port has one problem, at `port`.
  if (type === undefined || !traits.ingress || ports.length === 0) return [];
  const { path_type, port, paths } = app.ingress ?? {};
  return [
    ...unknownPorts(facts),
    ...duplicatePaths(app, "ingress.paths", paths),
    ...unusedSettings(app, "ingress", { path_type, port }, paths),
    ...unknownHosts(app),
  ];
}

/** A Secret for a host that the app does not serve. Without any host, values name them. */
function unknownHosts({ label, ingress = {} }: App): Problem[] {
  const { host, hosts = [], tls } = ingress;
  const own = [...(host === undefined ? [] : [host]), ...hosts];
  if (typeof tls !== "object" || own.length === 0) return [];
  return Object.entries(tls)
    .filter(([name]) => !own.includes(name))
    .map(([name, got]) => ({
      code: "invalid-value",
      label,
      path: joinPath("ingress.tls", name),
      what: "is not a host of the Ingress",
      got,
      expected: `one of ${listWords(own)}`,
      fix: "add the host to `hosts`, or name one of these",
    }));
}

function unknownPorts(facts: AppFacts): Problem[] {
  const { port, paths = ["/"] } = facts.app.ingress ?? {};
  const own = paths.map((entry) => (typeof entry === "string" ? undefined : entry.port));
  // A path without its own port takes the common one.
  const common = port !== undefined || own.includes(undefined) ? unknownPort(facts, "ingress.port", port) : [];
  return [
    ...common,
    ...own.flatMap((name, index) =>
      name === undefined ? [] : unknownPort(facts, `ingress.paths[${index}].port`, name),
    ),
  ];
}

function unknownPort(facts: AppFacts, path: string, port: string | undefined): Problem[] {
  const { app, portNames: names } = facts;
  const unknown = port === undefined || names.includes(port) ? undefined : "is not a port of the app";
  const what = port === undefined ? portAmbiguity(facts) : unknown;
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
