/** One app with all its defaults. */

import type { AppFacts, ChartFacts } from "../../facts/types.ts";
import { WORKLOADS } from "../../facts/workloads.ts";
import type { AppView } from "../../model/app_view.ts";
import { resolveAlerts } from "./alerts.ts";
import { scalerOf } from "./autoscaling.ts";
import { resolveClaims } from "./claims.ts";
import { configChecksums, configVariables, resolveConfigFiles, resolveConfigs } from "./config.ts";
import { resolveContainers } from "./containers.ts";
import { resolveDashboards } from "./dashboards.ts";
import { resolveFields } from "./fields.ts";
import { resolveHook } from "./hooks.ts";
import { manifestChecksums } from "./manifests.ts";
import { podAnnotations, resolveMetrics } from "./metrics.ts";
import { resolveNetworkPolicy } from "./network_policy.ts";
import { patchChecksums, patchesOf } from "./patches.ts";
import { topologySpreadValues } from "./placement.ts";
import { resolveRoute } from "./route.ts";
import { resolveExternalSecrets, resolveSecrets, secretChecksums, secretVariables } from "./secrets.ts";
import { resolveService } from "./service.ts";
import { resolveRules } from "./service_account.ts";
import { versionArguments } from "./versions.ts";
import { resolveVolumes } from "./volumes.ts";
import { resolveWave, waveAnnotation } from "./waves.ts";
import { deployedExpression, requiredBy, requirementsOf } from "./when.ts";

export function resolveApp(facts: AppFacts, model: ChartFacts): AppView {
  const { app, traits } = facts;
  const hook = resolveHook(facts, model.chart.gitops);
  const wave = resolveWave(facts, model);
  const source = { ...facts, model, hook };
  const volumes = resolveVolumes(source);
  const content = {
    patches: patchesOf(app),
    configs: resolveConfigs(source),
    configFiles: resolveConfigFiles(source),
    secrets: resolveSecrets(source),
  };
  return {
    label: app.label,
    key: app.app_name,
    required: requiredBy(facts, model.graph),
    requires: requirementsOf(facts, model.graph),
    deployed: deployedExpression(facts, model.graph),
    name: facts.name,
    objectName: app.object_name,
    hasObjectName: app.object_name !== undefined,
    hasSelectorLabels: app.selector_labels !== undefined,
    // A valid app has one.
    type: facts.type as AppView["type"],
    workload: traits.workload,
    nameLimit: WORKLOADS[traits.workload].nameLimit,
    isStateful: WORKLOADS[traits.workload].stateful,
    version: versionArguments(app),
    ports: facts.reachablePorts,
    hasService: traits.service,
    hasDisruptionBudget: traits.disruptionBudget,
    hasIngress: traits.ingress,
    hasOwnIngress: facts.hasOwnIngress,
    service: resolveService(facts, model.chart.chart_name),
    route: resolveRoute(facts, model.chart.chart_name),
    networkPolicy: resolveNetworkPolicy(facts, model),
    probes: facts.probes.map(({ name }) => name),
    hook,
    fields: resolveFields(facts),
    ...volumes,
    labels: app.labels ?? {},
    wave,
    waveAnnotations: waveAnnotation(wave),
    annotations: { ...waveAnnotation(wave), ...app.annotations },
    hasImagePullSecrets: app.image_pull_secrets !== undefined,
    hasServiceAccount: facts.serviceAccount !== undefined,
    hasAntiAffinity: app.anti_affinity !== undefined,
    hasTopologySpread: topologySpreadValues(facts) !== undefined,
    rules: resolveRules(app),
    ...resolveContainers(facts, volumes.volumes),
    scaler: scalerOf(app),
    hasOwnBudget: app.disruption_budget !== undefined,
    metrics: resolveMetrics(facts),
    monitorLabels: app.metrics?.labels ?? {},
    alerts: resolveAlerts(facts),
    dashboards: resolveDashboards(facts),
    podAnnotations: podAnnotations(facts),
    envFrom: [...configVariables(source), ...secretVariables(source)],
    // The pods of jobs read the current configuration whenever they start.
    checksums: traits.longRunning
      ? [
          ...configChecksums(source, content.configFiles),
          ...secretChecksums(source),
          ...manifestChecksums(source),
          ...patchChecksums(content, patchesOf(model.chart)),
        ]
      : [],
    ...content,
    externalSecrets: resolveExternalSecrets(source),
    ...resolveClaims(source),
  };
}
