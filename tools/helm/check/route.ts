/** No two routes take the same host and path of one Gateway: the cluster would choose the older one. */
import type { Problem } from "../problems.ts";
import type { ChartView, Json, JsonObject } from "../types.ts";

interface Match {
  readonly label: string;
  readonly host: string;
  readonly path: string;
  /** Gateway, host, and how the path matches. */
  readonly key: string;
}

export function checkRoutes(view: ChartView): readonly Problem[] {
  const owners = new Map<string, Match>();
  const collisions = new Map<string, Problem>();
  for (const match of matches(view)) {
    const owner = owners.get(match.key);
    owners.set(match.key, owner ?? match);
    // Several Gateways in common are one mistake.
    if (owner !== undefined) collisions.set(`${match.label} ${match.host} ${match.path}`, collision(match, owner));
  }
  return [...collisions.values()];
}

function collision({ label, host, path }: Match, owner: Match): Problem {
  return {
    code: "route-collision",
    label,
    path: "route.paths",
    what: `has a path that ${owner.label} has too${host === "" ? "" : ` on the host \`${host}\``}`,
    got: path,
    expected: "one app for each Gateway, host and path",
    fix: "set another path in `route.paths` or other `route.hostnames`",
  };
}

/** Gateways, hosts and paths as the values finally say. */
function matches(view: ChartView): Match[] {
  const apps = (view.values["apps"] ?? {}) as JsonObject;
  return view.apps.flatMap(({ key: app, label, route }) => {
    const values = (apps[app] as JsonObject | undefined)?.["route"] as JsonObject | undefined;
    if (route === undefined || values === undefined || values["enabled"] === false) return [];
    const hostnames = (values["hostnames"] ?? []) as readonly string[];
    return ((values["parentRefs"] ?? []) as readonly Json[]).flatMap((parent) =>
      (hostnames.length === 0 ? [""] : hostnames).flatMap((host) =>
        route.matches.map((match) => ({
          label,
          host,
          path: String((match["path"] as JsonObject)["value"]),
          key: JSON.stringify([parent, host, match]),
        })),
      ),
    );
  });
}
