/** One app with all its defaults. */
import { appTypeOf, dnsName, NAME_LIMITS, traitsOf } from "../app_types.ts";
import type { App, AppView, Chart } from "../types.ts";
import { resolveFields } from "./fields.ts";
import { resolveHook } from "./hooks.ts";
import { resolvePorts } from "./ports.ts";
import { PROBES, resolveProbes } from "./probes.ts";
import { resolveVolumes } from "./volumes.ts";

export function resolveApp(app: App, chart: Chart): AppView {
  const traits = traitsOf(app);
  const ports = resolvePorts(app);
  const probes = resolveProbes(app, traits.defaultProbe, ports) ?? {};
  return {
    label: app.label,
    key: app.app_name,
    name: dnsName(app.app_name),
    type: appTypeOf(app) ?? "worker",
    workload: traits.workload,
    nameLimit: NAME_LIMITS[traits.workload],
    version: app.version,
    ports,
    hasService: traits.service,
    hasDisruptionBudget: traits.disruptionBudget,
    hasIngress: traits.ingress,
    hasEnvFrom: app.env_from !== undefined,
    probes: PROBES.filter((name) => name in probes),
    hook: resolveHook(app, traits.workload, chart.gitops),
    fields: resolveFields(app, traits),
    ...resolveVolumes(app),
  };
}
