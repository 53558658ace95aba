/** Apps that share an Ingress agree on its settings, and no two use the same host and path. */

import type { JsonObject } from "../../base/json.ts";
import type { ChartFacts } from "../../facts/types.ts";
import type { ChartView } from "../../model/chart_view.ts";
import { joinPath, type Problem } from "../../model/problems.ts";
import type { App } from "../../model/types.ts";
import { collisions, isTaken, type Taken } from "./collisions.ts";
import type { ValuesRule } from "./values_problems.ts";

/** Apps that share an Ingress agree on its settings. */
export function crossCheckSharedIngress(view: ChartView, { apps }: ChartFacts): readonly Problem[] {
  if (view.ingressMode !== "single") return [];
  return disagreements(apps.filter(({ traits }) => traits.ingress).map(({ app }) => app));
}

/** No two apps use the same host and path. */
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
      what: `differs from ${owner.label}, but both share one Ingress`,
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
