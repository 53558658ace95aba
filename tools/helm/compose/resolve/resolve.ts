/** Stage 3, resolve: fills in all defaults, computes all names and values. Templates only place the result. */

import { applyOverlay } from "../../base/overlay.ts";
import { compareText, listWords } from "../../base/text.ts";
import type { ChartFacts } from "../../facts/types.ts";
import type { ChartView } from "../../model/chart_view.ts";
import { CHART_DEFAULTS } from "../../model/defaults.ts";
import type { Problem } from "../../model/problems.ts";
import { resolveApp } from "./app.ts";
import { referencedApps } from "./app_texts.ts";
import { resolveMetadata } from "./chart_metadata.ts";
import { chartObjects } from "./components.ts";
import { resolveCrds } from "./crds.ts";
import { resolveDependencies } from "./dependencies.ts";
import { readEnvironments } from "./environments.ts";
import { resolveGlobals } from "./globals.ts";
import { resolveManifests } from "./manifests.ts";
import { readOverlay } from "./overlay.ts";
import { patchesOf } from "./patches.ts";
import { chartValues } from "./values.ts";

const LOOSEST_FIRST = ["privileged", "baseline", "restricted"] as const;

export function resolve(model: ChartFacts): { view: ChartView | undefined; problems: readonly Problem[] } {
  const { chart } = model;
  const overlay = readOverlay(model);
  const manifests = resolveManifests(model);
  const crds = resolveCrds(model);
  const dependencies = resolveDependencies(model, overlay.value ?? {});
  const overlays = readEnvironments(model);
  const problems = [overlay, manifests, crds, dependencies, overlays].flatMap((result) => result.problems ?? []);
  if (!overlay.value || !manifests.value || !crds.value || !dependencies.value || !overlays.value) {
    return { view: undefined, problems };
  }
  const sorted = model.apps.toSorted((left, right) => compareText(left.app.app_name, right.app.app_name));
  const apps = sorted.map((facts) => resolveApp(facts, model));
  const version = chart.chart_version ?? CHART_DEFAULTS.chart_version;
  const view = {
    label: chart.label,
    name: chart.chart_name,
    version,
    appVersion: chart.app_version ?? version,
    namespace: chart.namespace ?? CHART_DEFAULTS.namespace,
    environment: chart.environment,
    metadata: resolveMetadata(chart),
    gitops: chart.gitops,
    createNamespace: chart.create_namespace ?? CHART_DEFAULTS.create_namespace,
    podSecurity: LOOSEST_FIRST.find((level) => model.apps.some(({ security }) => security === level)),
    standardEnv: chart.standard_env ?? CHART_DEFAULTS.standard_env,
    globals: resolveGlobals(model, { manifests: manifests.value, dependencies: dependencies.value.files }),
    naming: chart.naming ?? CHART_DEFAULTS.naming,
    patches: patchesOf(chart),
    apps,
    referenced: referencedApps(apps, model),
    manifests: manifests.value,
    dependencies: dependencies.value.views,
    files: new Map([...crds.value, ...dependencies.value.files]),
  } as const;
  const { values: defaults, schema } = chartValues(model, view);
  const values = applyOverlay(defaults, overlay.value);
  return {
    view: {
      ...view,
      objects: chartObjects(view),
      description: chart.description ?? describe(view),
      overlay: overlay.value,
      values,
      valuesSchema: schema,
      environments: overlays.value.map((each) => ({ ...each, values: applyOverlay(values, each.overlay) })),
    },
    problems,
  };
}

function describe({ apps, dependencies }: Pick<ChartView, "apps" | "dependencies">): string {
  const parts = apps.length > 0 ? apps : dependencies;
  return parts.length === 0
    ? "Kubernetes manifests"
    : `Deploys ${listWords(parts.map(({ key }) => key)).replaceAll("`", "")}`;
}
