/** The probes of a container, as Kubernetes writes them (Kubernetes documentation, "Configure Liveness, Readiness and Startup Probes"). */

import type { Json, JsonObject } from "../../base/json.ts";
import type { ContainerFacts, ProbeFacts } from "../../facts/types.ts";
import type { PortView } from "../../model/views.ts";
import { defined } from "./objects.ts";

type Container = Pick<ContainerFacts, "mainPort" | "ports" | "probes">;

/** By their names: `liveness`, `readiness`, `startup`. */
export function resolveProbes({ probes, ports, mainPort }: Container): JsonObject {
  // No probe speaks UDP, and the container may list only the TCP port of a number that has both.
  const candidates = mainPort === undefined ? ports : [mainPort, ...ports];
  const usual = (candidates.find(({ protocol }) => protocol === "TCP") ?? candidates[0])?.name;
  return Object.fromEntries(
    probes.flatMap((facts) => {
      const port = facts.type === "exec" ? "" : (facts.probe.port ?? usual);
      // Probes that are off need no port; without one, values cannot switch them on.
      return port === undefined ? [] : [[facts.name, kubernetesProbe(facts, ports, port)]];
    }),
  );
}

function kubernetesProbe({ type, probe }: ProbeFacts, ports: readonly PortView[], port: string | number): JsonObject {
  return {
    ...handler(type, probe, port, ports),
    ...defined({
      initialDelaySeconds: probe.initial_delay_seconds,
      periodSeconds: probe.period_seconds,
      timeoutSeconds: probe.timeout_seconds,
      successThreshold: probe.success_threshold,
      failureThreshold: probe.failure_threshold,
    }),
  };
}

function handler(
  type: ProbeFacts["type"],
  { path = "/", scheme, service, command }: ProbeFacts["probe"],
  port: string | number,
  ports: readonly PortView[],
): Readonly<Record<string, Json>> {
  switch (type) {
    case "http":
      return { httpGet: defined({ path, port, scheme }) };
    case "tcp":
      return { tcpSocket: { port } };
    case "grpc":
      return { grpc: defined({ port: portNumber(port, ports), service }) };
    case "exec":
      return { exec: { command: [...(command ?? [])] } };
  }
}

/** gRPC probes do not support port names (Kubernetes API, GRPCAction). */
function portNumber(port: string | number, ports: readonly PortView[]): number | undefined {
  return typeof port === "number" ? port : ports.find(({ name }) => name === port)?.port;
}
