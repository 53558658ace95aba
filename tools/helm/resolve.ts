/** Stage 3, resolve: every default is filled in, every name and value computed. Templates only place what is here. */

import { compareText, listWords, type Problem } from "./problems.ts";
import { resolveApp } from "./resolve/app.ts";
import { referencedApps } from "./resolve/app_texts.ts";
import { graphOf } from "./resolve/graph.ts";
import { resolveManifests } from "./resolve/manifests.ts";
import { applyOverlay, readOverlay } from "./resolve/overlay.ts";
import { chartValues } from "./resolve/values.ts";
import type { AppView, ChartView, Model } from "./types.ts";

export function resolve(model: Model): { view: ChartView | undefined; problems: readonly Problem[] } {
  const { chart } = model;
  const overlay = readOverlay(model);
  const manifests = resolveManifests(model);
  const problems = [overlay, manifests].flatMap((result) => result.problems ?? []);
  if (overlay.value === undefined || manifests.value === undefined) return { view: undefined, problems };
  const graph = graphOf(model.apps);
  const sorted = model.apps.toSorted((left, right) => compareText(left.app_name, right.app_name));
  const apps = sorted.map((app) => resolveApp(app, graph, model));
  const version = chart.chart_version ?? "0.1.0";
  const view = {
    label: chart.label,
    name: chart.chart_name,
    version,
    appVersion: chart.app_version ?? version,
    namespace: chart.namespace ?? "default",
    environment: chart.environment,
    naming: chart.naming ?? "release",
    ingressMode: chart.ingress_mode ?? "single",
    apps,
    referenced: referencedApps(apps, model.apps, graph),
    manifests: manifests.value,
  } as const;
  const { values, schema } = chartValues(model, view);
  return {
    view: {
      ...view,
      description: chart.description ?? describe(view.apps),
      values: applyOverlay(values, overlay.value),
      valuesSchema: schema,
    },
    problems,
  };
}

function describe(apps: readonly AppView[]): string {
  return apps.length === 0
    ? "Kubernetes manifests"
    : `Deploys ${listWords(apps.map(({ key }) => key)).replaceAll("`", "")}`;
}
