/** No two apps have the same host and path in their Ingresses. */

import type { JsonObject } from "../../base/json.ts";
import type { ChartView } from "../../model/chart_view.ts";
import { collisions, isTaken, type Taken } from "./collisions.ts";
import type { ValuesRule } from "./values_problems.ts";

export const crossCheckIngress: ValuesRule = (view, { values }) =>
  collisions(routes(view, values), (taken, owner) => ({
    code: "ingress-collision",
    inChart: {
      label: taken.label,
      path: "ingress.paths",
      what: isTaken(taken, owner),
      fix: "set another path in `ingress.paths` or another `ingress.host`",
    },
    inEnvironment: { fix: "set other `ingress.hosts` or `ingress.paths` in this environment" },
    expected: "one app for each host and path",
  }));

/** Hosts and paths according to the values. */
function routes(view: ChartView, values: JsonObject): Taken[] {
  const apps = (values["apps"] ?? {}) as JsonObject;
  return view.apps.flatMap(({ key, label, hasIngress }) => {
    const ingress = (apps[key] as JsonObject | undefined)?.["ingress"] as JsonObject | undefined;
    if (!hasIngress || ingress === undefined || ingress["enabled"] === false) return [];
    const hosts = (ingress["hosts"] ?? []) as readonly string[];
    const paths = Object.keys((ingress["paths"] ?? {}) as JsonObject);
    return (hosts.length === 0 ? [""] : hosts).flatMap((host) =>
      paths.map((path) => ({ app: key, label, host, path, key: `${host} ${path}` })),
    );
  });
}
