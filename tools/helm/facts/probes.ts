/** Health checks become Kubernetes probes (Kubernetes documentation, "Configure Liveness, Readiness and Startup Probes"). */

import type { JsonObject } from "../base/json.ts";
import { DEFAULTS } from "../model/defaults.ts";
import type { App, HealthCheck, Probe } from "../model/types.ts";
import type { PortView } from "../model/views.ts";
import { mainPort } from "./ports.ts";

export const PROBES = ["liveness", "readiness", "startup"] as const;
export type ProbeName = (typeof PROBES)[number];

/** The app's probes by name, as Kubernetes writes them; undefined when it has no health check. */
export function resolveProbes(
  app: App,
  { service }: { readonly service: boolean },
  ports: readonly PortView[],
): Readonly<Record<string, JsonObject>> | undefined {
  if (app.health_check === undefined) {
    // A Service is to send nothing to a pod that does not listen yet.
    return service && ports.length > 0 ? { readiness: kubernetesProbe({ type: "tcp" }, ports) } : undefined;
  }
  const check = app.health_check;
  const entries = PROBES.flatMap((name) => {
    const probe = mergeProbe(check, name);
    return probe === undefined ? [] : [[name, kubernetesProbe(probe, ports)] as const];
  });
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}

/** One probe's fields: the health check's common ones under its own; undefined when the probe is off. */
export function mergeProbe(check: HealthCheck, name: ProbeName): Probe | undefined {
  const { enabled: _enabled, liveness: _liveness, readiness: _readiness, startup: _startup, ...common } = check;
  const own = check[name] ?? DEFAULTS.healthCheck[name];
  if (own === false) return undefined;
  return { ...common, ...(own === true ? {} : own) };
}

export function probeType(probe: Probe): NonNullable<Probe["type"]> {
  return probe.type ?? (probe.path !== undefined ? "http" : probe.command !== undefined ? "exec" : "tcp");
}

function kubernetesProbe(probe: Probe, ports: readonly PortView[]): JsonObject {
  const timing = {
    initialDelaySeconds: probe.initial_delay_seconds,
    periodSeconds: probe.period_seconds,
    timeoutSeconds: probe.timeout_seconds,
    successThreshold: probe.success_threshold,
    failureThreshold: probe.failure_threshold,
  };
  const given = Object.entries(timing).flatMap(([key, value]) => (value === undefined ? [] : [[key, value] as const]));
  return {
    ...handler(probe, probe.port ?? (mainPort(ports) ?? ports[0])?.name ?? "", ports),
    ...Object.fromEntries(given),
  };
}

function handler(probe: Probe, port: string | number, ports: readonly PortView[]): JsonObject {
  switch (probeType(probe)) {
    case "http":
      return {
        httpGet: { path: probe.path ?? "/", port, ...(probe.scheme === undefined ? {} : { scheme: probe.scheme }) },
      };
    case "tcp":
      return { tcpSocket: { port } };
    case "grpc":
      return {
        grpc: { port: portNumber(port, ports), ...(probe.service === undefined ? {} : { service: probe.service }) },
      };
    case "exec":
      return { exec: { command: [...(probe.command ?? [])] } };
  }
}

/** gRPC probes know no port names (Kubernetes API, GRPCAction). */
function portNumber(port: string | number, ports: readonly PortView[]): number {
  return typeof port === "number" ? port : (ports.find(({ name }) => name === port)?.port ?? 0);
}
