/** No two routes take the same host and path of one Gateway: the cluster would choose the older one. */
import { joinPath } from "../problems.ts";
import type { ChartView, Json, JsonObject } from "../types.ts";
import type { Finding, ValuesRule } from "./every_values.ts";

interface Match {
  readonly app: string;
  readonly label: string;
  readonly host: string;
  readonly path: string;
  /** Gateway, host, and how the path matches. */
  readonly key: string;
}

export const checkRoutes: ValuesRule = (view) => {
  return ({ values }) => {
    const owners = new Map<string, Match>();
    const collisions = new Map<string, Finding>();
    for (const match of matches(view, values)) {
      const owner = owners.get(match.key);
      owners.set(match.key, owner ?? match);
      // Several Gateways in common are one mistake.
      if (owner !== undefined) collisions.set(`${match.label} ${match.host} ${match.path}`, collision(match, owner));
    }
    return [...collisions.values()];
  };
};

function collision({ app, label, host, path }: Match, owner: Match): Finding {
  return {
    code: "route-collision",
    key: joinPath("apps", app),
    said: {
      label,
      path: "route.paths",
      what: `has a path that ${owner.label} has too${host === "" ? "" : ` on the host \`${host}\``}`,
      fix: "set another path in `route.paths` or other `route.hostnames`",
    },
    inEnvironment: { fix: "set other `route.hostnames` or `route.parentRefs` in this environment" },
    got: path,
    expected: "one app for each Gateway, host and path",
  };
}

/** Gateways, hosts and paths as the values finally say. */
function matches(view: ChartView, values: JsonObject): Match[] {
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
          path: String((match["path"] as JsonObject)["value"]),
          key: JSON.stringify([parent, host, match]),
        })),
      ),
    );
  });
}
