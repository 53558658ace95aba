/** One app with all its defaults. */
import { appTypeOf, dnsName, HOOK_EVENTS, NAME_LIMITS, traitsOf } from "../app_types.ts";
import type { App, AppView, HookView, Model } from "../types.ts";
import { resolveClaims } from "./claims.ts";
import { configChecksums, configEnvironment, resolveConfigFiles, resolveConfigs } from "./config.ts";
import { resolveFields } from "./fields.ts";
import { resolvePorts } from "./ports.ts";
import { PROBES, resolveProbes } from "./probes.ts";
import { resolveExternalSecrets, resolveSecrets, secretChecksums, secretEnvironment } from "./secrets.ts";
import { resolveVolumes } from "./volumes.ts";

/** Workloads whose pods are replaced when what they refer to changes; the others start with what is there. */
const RESTARTING = ["Deployment", "StatefulSet"];

export function resolveApp(app: App, model: Model): AppView {
  const traits = traitsOf(app);
  const ports = resolvePorts(app);
  const probes = resolveProbes(app, traits.defaultProbe, ports) ?? {};
  const hook = traits.workload === "Job" ? resolveHook(app) : undefined;
  const source = { app, model, hook };
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
    hook,
    fields: resolveFields(app, traits),
    ...resolveVolumes(source),
    envFrom: [...configEnvironment(source), ...secretEnvironment(source)],
    checksums: RESTARTING.includes(traits.workload) ? [...configChecksums(source), ...secretChecksums(source)] : [],
    configs: resolveConfigs(source),
    configFiles: resolveConfigFiles(source),
    secrets: resolveSecrets(source),
    externalSecrets: resolveExternalSecrets(source),
    claims: resolveClaims(source),
  };
}

function resolveHook({ phase = "before_deploy", weight = 0, delete_policy = [] }: App): HookView | undefined {
  if (phase === "manual") return undefined;
  // Without before-hook-creation the second deployment fails on the first one's job.
  const policies = new Set(["before-hook-creation", ...delete_policy]);
  return { events: HOOK_EVENTS[phase], weight, deletePolicy: [...policies].join(",") };
}
