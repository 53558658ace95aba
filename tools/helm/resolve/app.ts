/** One app with all its defaults. */
import { APP_TYPES, dnsName, HOOK_EVENTS, inferAppType } from "../app_types.ts";
import type { App, AppView, HookView } from "../types.ts";
import { resolvePorts } from "./ports.ts";
import { PROBES, resolveProbes } from "./probes.ts";

export function resolveApp(app: App): AppView {
  const type = resolveType(app);
  const traits = APP_TYPES[type];
  const ports = resolvePorts(app);
  const probes = resolveProbes(app, traits.defaultProbe, ports) ?? {};
  return {
    label: app.label,
    key: app.app_name,
    name: dnsName(app.app_name),
    type,
    workload: traits.workload,
    version: app.version,
    ports,
    hasService: traits.service,
    hasDisruptionBudget: traits.disruptionBudget,
    hasIngress: traits.ingress,
    command: app.command ?? [],
    args: app.args ?? [],
    hasEnvFrom: app.env_from !== undefined,
    probes: PROBES.filter((name) => name in probes),
    security: app.security ?? "restricted",
    hook: traits.workload === "Job" ? resolveHook(app) : undefined,
    deadline: app.deadline ?? 600,
    backoffLimit: app.backoff_limit ?? 3,
  };
}

/** The type of an app that was validated. */
export function resolveType(app: App): AppView["type"] {
  return app.app_type ?? inferAppType(app.app_name) ?? "worker";
}

function resolveHook(app: App): HookView {
  const policies = new Set(["before-hook-creation", ...(app.delete_policy ?? [])]);
  return {
    events: HOOK_EVENTS[app.phase ?? "before_deploy"],
    weight: app.weight ?? 0,
    // Without before-hook-creation the second deployment fails on the first one's job.
    deletePolicy: [...policies].join(","),
  };
}
