/** Apps that share an Ingress agree on it, and no two take the same host and path. */
import { joinPath, type Problem } from "../problems.ts";
import { environmentPath } from "../resolve/environments.ts";
import type { App, ChartView, EnvironmentView, JsonObject, Model } from "../types.ts";

interface Route {
  readonly app: string;
  readonly label: string;
  readonly host: string;
  readonly path: string;
}

export function checkIngress(view: ChartView, { apps }: Model): readonly Problem[] {
  const exposed = apps.filter(({ app_name }) =>
    view.apps.some(({ key, hasIngress }) => key === app_name && hasIngress),
  );
  const colliding = collisions(view, view.values);
  return [
    ...colliding.map(({ route, owner }) => collision(route, owner)),
    ...view.environments.flatMap((environment) => environmentCollisions(view, environment, colliding)),
    ...(view.ingressMode === "single" ? disagreements(exposed) : []),
  ];
}

/** Those that only come about by what an environment changes. */
function environmentCollisions(
  view: ChartView,
  { name, values }: EnvironmentView,
  known: readonly Collision[],
): readonly Problem[] {
  const seen = new Set(known.map(({ route }) => `${route.host} ${route.path}`));
  return collisions(view, values)
    .filter(({ route }) => !seen.has(`${route.host} ${route.path}`))
    .map(({ route, owner }) => ({
      code: "ingress-collision",
      label: view.label,
      path: joinPath(`${environmentPath(name)}.apps`, route.app),
      what: `has a path that ${owner.label} has too${onHost(route)}`,
      got: route.path,
      expected: "one app for each host and path",
      fix: "set other `ingress.hosts` or `ingress.paths` in this environment",
    }));
}

interface Collision {
  readonly route: Route;
  readonly owner: Route;
}

function collisions(view: ChartView, values: JsonObject): readonly Collision[] {
  const owners = new Map<string, Route>();
  return routes(view, values).flatMap((route) => {
    const owner = owners.get(`${route.host} ${route.path}`);
    owners.set(`${route.host} ${route.path}`, owner ?? route);
    return owner === undefined || owner.label === route.label ? [] : [{ route, owner }];
  });
}

function onHost({ host }: Route): string {
  return host === "" ? "" : ` on the host \`${host}\``;
}

function collision(route: Route, owner: Route): Problem {
  return {
    code: "ingress-collision",
    label: route.label,
    path: "ingress.paths",
    what: `has a path that ${owner.label} has too${onHost(route)}`,
    got: route.path,
    expected: "one app for each host and path",
    fix: "set another path in `ingress.paths` or another `ingress.host`",
  };
}

/** Hosts and paths as the values finally say. */
function routes(view: ChartView, values: JsonObject): Route[] {
  const apps = (values["apps"] ?? {}) as JsonObject;
  return view.apps.flatMap(({ key, label, hasIngress }) => {
    const ingress = (apps[key] as JsonObject | undefined)?.["ingress"] as JsonObject | undefined;
    if (!hasIngress || ingress === undefined || ingress["enabled"] === false) return [];
    const hosts = (ingress["hosts"] ?? []) as readonly string[];
    const paths = Object.keys((ingress["paths"] ?? {}) as JsonObject);
    return (hosts.length === 0 ? [""] : hosts).flatMap((host) =>
      paths.map((path) => ({ app: key, label, host, path })),
    );
  });
}

interface Setting {
  readonly label: string;
  readonly path: string;
  readonly value: string;
}

function disagreements(apps: readonly App[]): Problem[] {
  const owners = new Map<string, Setting>();
  return apps.flatMap(settings).flatMap((setting) => {
    const owner = owners.get(setting.path);
    owners.set(setting.path, owner ?? setting);
    if (owner === undefined || owner.value === setting.value) return [];
    return {
      code: "ingress-conflict",
      label: setting.label,
      path: setting.path,
      what: `differs from ${owner.label}, and both share one Ingress`,
      got: setting.value,
      expected: `${JSON.stringify(owner.value)}`,
      fix: 'use the same value, or `ingress_mode = "per-app"` on the chart',
    };
  });
}

function settings({ label, ingress = {} }: App): Setting[] {
  const annotations = Object.entries(ingress.annotations ?? {}).map(([key, value]) => ({
    label,
    path: joinPath("ingress.annotations", key),
    value,
  }));
  return ingress.class === undefined
    ? annotations
    : [{ label, path: "ingress.class", value: ingress.class }, ...annotations];
}
