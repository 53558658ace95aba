/** The HTTPRoute that leads to an app (Gateway API documentation, "HTTPRoute"). */

import type { JsonObject } from "../../base/json.ts";
import { expression } from "../../base/literal.ts";
import type { AppFacts } from "../../facts/types.ts";
import { DEFAULTS } from "../../model/defaults.ts";
import type { App } from "../../model/types.ts";
import type { RouteView } from "../../model/views.ts";
import { defined } from "./objects.ts";
import { serviceName } from "./service.ts";

type Route = NonNullable<App["route"]>;

/** A rule as Kubernetes writes it. */
interface Rule extends JsonObject {
  readonly matches?: readonly JsonObject[];
  readonly filters?: readonly JsonObject[];
  readonly backendRefs?: readonly JsonObject[];
}

export function resolveRoute(facts: AppFacts, chartName: string): RouteView | undefined {
  const { app, servicePorts, mainServicePort } = facts;
  const { route } = app;
  if (route === undefined) return undefined;
  const port = servicePorts.find(({ name }) => name === route.port) ?? mainServicePort;
  const own = defined({ name: expression(serviceName(facts, chartName)), port: port?.port });
  const rules = (route.rules as readonly Rule[] | undefined) ?? [{ matches: pathMatches(route) }];
  return {
    rules: rules.map((rule) => ({ value: ruleOf(rule, own) })),
    matches: rules.flatMap(({ matches = [ALL] }) => matches),
  };
}

/** What a rule without matches applies to. */
const ALL: JsonObject = { path: { type: "PathPrefix", value: "/" } };

function pathMatches(route: Route): readonly JsonObject[] {
  const { paths = DEFAULTS.route.paths, path_type: common = DEFAULTS.route.path_type } = route;
  return paths.map((entry) => {
    const { path, path_type = common } = typeof entry === "string" ? { path: entry } : entry;
    return { path: { type: path_type, value: path } };
  });
}

/** A backend without a name is the app; so is that of a rule without backends, except for a redirection, which has none. */
function ruleOf({ backendRefs, ...rule }: Rule, own: JsonObject): JsonObject {
  const redirects = rule.filters?.some(({ type }) => type === "RequestRedirect") ?? false;
  const backends = backendRefs ?? (redirects ? undefined : [{}]);
  const led = backends?.map((backend) => (backend["name"] === undefined ? { ...own, ...backend } : backend));
  return defined({ ...rule, backendRefs: led });
}

/** `apps.<app>.route` in values. */
export function routeValues({ route }: App): JsonObject | undefined {
  if (route === undefined) return undefined;
  return {
    enabled: route.enabled ?? DEFAULTS.route.enabled,
    hostnames: [...(route.hostnames ?? [])],
    parentRefs: route.parent_refs.map(({ section_name, ...parent }) =>
      defined({ ...parent, sectionName: section_name }),
    ),
    annotations: { ...route.annotations },
  };
}
