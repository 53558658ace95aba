/** Apps that share an Ingress agree on it, and no two take the same host and path. */
import { joinPath, type Problem } from "../problems.ts";
import type { App, ChartView, JsonObject, Model } from "../types.ts";
import type { Finding, ValuesRule } from "./every_values.ts";

interface Route {
  readonly app: string;
  readonly label: string;
  readonly host: string;
  readonly path: string;
}

/** Apps that share an Ingress agree on it. */
export function checkSharedIngress(view: ChartView, { apps }: Model): readonly Problem[] {
  if (view.ingressMode !== "single") return [];
  const exposed = apps.filter(({ app_name }) =>
    view.apps.some(({ key, hasIngress }) => key === app_name && hasIngress),
  );
  return disagreements(exposed);
}

/** No two apps take the same host and path. */
export const checkIngress: ValuesRule = (view) => {
  return ({ values }) => {
    const owners = new Map<string, Route>();
    return routes(view, values).flatMap((route) => {
      const owner = owners.get(`${route.host} ${route.path}`);
      owners.set(`${route.host} ${route.path}`, owner ?? route);
      return owner === undefined || owner.label === route.label ? [] : [collision(route, owner)];
    });
  };
};

function collision({ app, label, host, path }: Route, owner: Route): Finding {
  return {
    code: "ingress-collision",
    key: joinPath("apps", app),
    said: {
      label,
      path: "ingress.paths",
      what: `has a path that ${owner.label} has too${host === "" ? "" : ` on the host \`${host}\``}`,
      fix: "set another path in `ingress.paths` or another `ingress.host`",
    },
    inEnvironment: { fix: "set other `ingress.hosts` or `ingress.paths` in this environment" },
    got: path,
    expected: "one app for each host and path",
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
