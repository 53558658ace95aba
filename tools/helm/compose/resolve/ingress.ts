/** An Ingress in values: hosts and paths per app; class and annotations next to whatever owns the Ingress object. */

import { given, type JsonObject } from "../../base/json.ts";
import { compareText } from "../../base/text.ts";
import type { AppFacts } from "../../facts/types.ts";
import { DEFAULTS } from "../../model/defaults.ts";
import type { App } from "../../model/types.ts";

type IngressPath = Exclude<NonNullable<NonNullable<App["ingress"]>["paths"]>[number], string>;

/** `apps.<app>.ingress`; undefined for apps that are not reachable from outside. */
export function ingressValues({ app, hasOwnIngress, name, traits, mainPort }: AppFacts): JsonObject | undefined {
  if (!traits.ingress) return undefined;
  const { enabled = DEFAULTS.ingress.enabled, host, hosts = [], tls } = app.ingress ?? {};
  const paths = ingressPaths(app).toSorted((left, right) => compareText(left.path, right.path));
  return {
    enabled,
    hosts: [...new Set([...(host === undefined ? [] : [host]), ...hosts])],
    paths: Object.fromEntries(
      paths.map(({ path, path_type = DEFAULTS.ingress.path_type, port = mainPort?.name }) => [
        path,
        given({ pathType: path_type, port }),
      ]),
    ),
    tls: tlsValues(tls === true ? `${name}-tls` : tls),
    ...(hasOwnIngress ? metadata(app, app.annotations) : {}),
  };
}

/** One Secret for all hosts, or one for each. */
function tlsValues(tls: NonNullable<App["ingress"]>["tls"]): JsonObject {
  if (typeof tls === "string") return { secretName: tls };
  return typeof tls === "object" ? { secretNames: { ...tls } } : {};
}

/** The app's paths with their common settings; undefined if there are no settings. */
function ingressPaths({ ingress = {} }: App): readonly IngressPath[] {
  const { paths = DEFAULTS.ingress.paths, path_type, port } = ingress;
  const common = { ...(path_type && { path_type }), ...(port && { port }) };
  return paths.map((entry) => ({ ...common, ...(typeof entry === "string" ? { path: entry } : entry) }));
}

/** `ingress` at the top of values: of the one Ingress that apps share. They agree about it. */
export function ingressMetadata(apps: readonly AppFacts[]): JsonObject | undefined {
  const [first] = apps.filter(({ hasOwnIngress, traits }) => traits.ingress && !hasOwnIngress);
  return first && metadata(first.app);
}

function metadata({ ingress }: App, annotations: App["annotations"] = {}): JsonObject {
  return { className: ingress?.class ?? "", annotations: { ...annotations, ...ingress?.annotations } };
}
