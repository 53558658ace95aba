/** No two routes use the same host and path of one Gateway: the cluster would prefer the older one. */

import type { Json, JsonObject } from "../../base/json.ts";
import type { ChartView } from "../../model/chart_view.ts";
import { collisions, isTaken, type Taken } from "./collisions.ts";
import type { ValuesRule } from "./values_problems.ts";

export const crossCheckRoutes: ValuesRule = (view, { values }) =>
  collisions(matches(view, values), (taken, owner) => ({
    code: "route-collision",
    inChart: {
      label: taken.label,
      path: "route.paths",
      what: isTaken(taken, owner),
      fix: "set another path in `route.paths` or other `route.hostnames`",
    },
    inEnvironment: { fix: "set other `route.hostnames` or `route.parentRefs` in this environment" },
    expected: "one app for each Gateway, host and path",
  }));

/** Gateways, hosts and paths according to the values. */
function matches(view: ChartView, values: JsonObject): Taken[] {
  const apps = (values["apps"] ?? {}) as JsonObject;
  return view.apps.flatMap(({ key: app, label, route }) => {
    const own = (apps[app] as JsonObject | undefined)?.["route"] as JsonObject | undefined;
    if (route === undefined || own === undefined || own["enabled"] === false) return [];
    const hostnames = (own["hostnames"] ?? []) as readonly string[];
    return ((own["parentRefs"] ?? []) as readonly Json[]).flatMap((parent) =>
      (hostnames.length === 0 ? [""] : hostnames).flatMap((host) =>
        route.matches.map((match) => ({
          app,
          label,
          host,
          path: String((match["path"] as JsonObject | undefined)?.["value"] ?? "/"),
          // Gateway, host, and how the path matches.
          key: JSON.stringify([parent, host, match]),
        })),
      ),
    );
  });
}
