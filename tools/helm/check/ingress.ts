/** Apps that share an Ingress agree on it, and no two take the same host and path. */
import { joinPath, type Problem } from "../problems.ts";
import type { App, ChartView, JsonObject, Model } from "../types.ts";

interface Route {
  readonly label: string;
  readonly host: string;
  readonly path: string;
}

export function checkIngress(view: ChartView, { apps }: Model): readonly Problem[] {
  const exposed = apps.filter(({ app_name }) =>
    view.apps.some(({ key, hasIngress }) => key === app_name && hasIngress),
  );
  return [...collisions(view), ...(view.ingressMode === "single" ? disagreements(exposed) : [])];
}

function collisions(view: ChartView): Problem[] {
  const owners = new Map<string, Route>();
  return routes(view).flatMap((route) => {
    const owner = owners.get(`${route.host} ${route.path}`);
    owners.set(`${route.host} ${route.path}`, owner ?? route);
    if (owner === undefined || owner.label === route.label) return [];
    return {
      code: "ingress-collision",
      label: route.label,
      path: "ingress.paths",
      what: `has a path that ${owner.label} has too${route.host === "" ? "" : ` on the host \`${route.host}\``}`,
      got: route.path,
      expected: "one app for each host and path",
      fix: "set another path in `ingress.paths` or another `ingress.host`",
    };
  });
}

/** Hosts and paths as the values finally say. */
function routes(view: ChartView): Route[] {
  const apps = (view.values["apps"] ?? {}) as JsonObject;
  return view.apps.flatMap(({ key, label, hasIngress }) => {
    const ingress = (apps[key] as JsonObject | undefined)?.["ingress"] as JsonObject | undefined;
    if (!hasIngress || ingress === undefined || ingress["enabled"] === false) return [];
    const hosts = (ingress["hosts"] ?? []) as readonly string[];
    const paths = Object.keys((ingress["paths"] ?? {}) as JsonObject);
    return (hosts.length === 0 ? [""] : hosts).flatMap((host) => paths.map((path) => ({ label, host, path })));
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
