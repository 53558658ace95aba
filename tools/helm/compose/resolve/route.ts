/** The HTTPRoute that leads to an app (Gateway API documentation, "HTTPRoute"). */

import type { JsonObject } from "../../base/json.ts";
import type { AppFacts } from "../../facts/types.ts";
import { DEFAULTS } from "../../model/defaults.ts";
import type { App } from "../../model/types.ts";
import type { RouteView } from "../../model/views.ts";

export function resolveRoute({ app: { route }, servicePorts, mainServicePort }: AppFacts): RouteView | undefined {
  if (route === undefined) return undefined;
  const named = servicePorts.find(({ name }) => name === route.port);
  const { paths = DEFAULTS.route.paths, path_type: common = DEFAULTS.route.path_type } = route;
  return {
    matches: paths.map((entry) => {
      const { path, path_type = common } = typeof entry === "string" ? { path: entry } : entry;
      return { path: { type: path_type, value: path } };
    }),
    port: (named ?? mainServicePort)?.port ?? 0,
  };
}

/** `apps.<app>.route` in values. */
export function routeValues({ route }: App): JsonObject | undefined {
  if (route === undefined) return undefined;
  return {
    enabled: route.enabled ?? DEFAULTS.route.enabled,
    hostnames: [...(route.hostnames ?? [])],
    parentRefs: route.parent_refs.map(({ name, namespace, section_name }) => ({
      name,
      ...(namespace === undefined ? {} : { namespace }),
      ...(section_name === undefined ? {} : { sectionName: section_name }),
    })),
    annotations: { ...route.annotations },
  };
}
