/** One app with all its defaults. */

import { appTypeOf, dnsName, NAME_LIMITS, traitsOf } from "../../facts/app_types.ts";
import type { Graph } from "../../facts/graph.ts";
import { furtherServicePorts } from "../../facts/metrics_port.ts";
import { resolvePorts } from "../../facts/ports.ts";
import { PROBES, resolveProbes } from "../../facts/probes.ts";
import { resolveServiceAccount } from "../../facts/service_account.ts";
import type { AppView } from "../../model/app_view.ts";
import type { App, Model } from "../../model/types.ts";
import { resolveAlerts } from "./alerts.ts";
import { scalerOf } from "./autoscaling.ts";
import { resolveClaims } from "./claims.ts";
import { configChecksums, configEnvironment, resolveConfigFiles, resolveConfigs } from "./config.ts";
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
import { resolveExternalSecrets, resolveSecrets, secretChecksums, secretEnvironment } from "./secrets.ts";
import { resolveService } from "./service.ts";
import { resolveRules } from "./service_account.ts";
import { resolveVolumes } from "./volumes.ts";

/** Workloads whose pods are replaced when what they refer to changes; the others start with what is there. */
const RESTARTING = ["Deployment", "StatefulSet"];

export function resolveApp(app: App, graph: Graph, model: Model): AppView {
  const traits = traitsOf(app);
  const ports = resolvePorts(app);
  const probes = resolveProbes(app, traits, ports) ?? {};
  const hook = resolveHook(app, traits.workload, model.chart.gitops);
  const source = { app, graph, model, hook };
  const volumes = resolveVolumes(source);
  return {
    label: app.label,
    key: app.app_name,
    name: dnsName(app.app_name),
    type: appTypeOf(app) ?? "worker",
    workload: traits.workload,
    nameLimit: NAME_LIMITS[traits.workload],
    version: app.version,
    ports: [...ports, ...furtherServicePorts(app)],
    hasService: traits.service,
    hasDisruptionBudget: traits.disruptionBudget,
    hasIngress: traits.ingress,
    service: resolveService(app),
    route: resolveRoute(app),
    networkPolicy: resolveNetworkPolicy(app, graph),
    hasEnvFrom: app.env_from !== undefined,
    probes: PROBES.filter((name) => name in probes),
    hook,
    fields: resolveFields(app, traits),
    ...volumes,
    labels: app.labels ?? {},
    annotations: app.annotations ?? {},
    hasImagePullSecrets: app.image_pull_secrets !== undefined,
    hasServiceAccount: resolveServiceAccount(app) !== undefined,
    hasAntiAffinity: app.anti_affinity !== undefined,
    hasTopologySpread: topologySpreadValues(app) !== undefined,
    rules: resolveRules(app),
    ...resolveContainers(app, traits, volumes.volumes),
    scaler: scalerOf(app),
    hasOwnBudget: app.disruption_budget !== undefined,
    metrics: resolveMetrics(app),
    monitorLabels: app.metrics?.labels ?? {},
    alerts: resolveAlerts(app),
    dashboards: resolveDashboards(app),
    podAnnotations: podAnnotations(app),
    patches: patchesOf(source),
    envFrom: [...configEnvironment(source), ...secretEnvironment(source)],
    checksums: RESTARTING.includes(traits.workload)
      ? [
          ...configChecksums(source),
          ...secretChecksums(source),
          ...manifestChecksums(source),
          ...patchChecksums(source),
        ]
      : [],
    configs: resolveConfigs(source),
    configFiles: resolveConfigFiles(source),
    secrets: resolveSecrets(source),
    externalSecrets: resolveExternalSecrets(source),
    claims: resolveClaims(source),
  };
}
