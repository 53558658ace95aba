/** The ports of an app, an init container or a sidecar. */

import { DEFAULTS } from "../../model/defaults.ts";
import type { App } from "../../model/types.ts";
import type { PortView, TargetView } from "../../model/views.ts";
import { portName } from "../port_names.ts";

export function portsOf({ port, ports }: Pick<App, "port" | "ports">): readonly PortView[] {
  const named = ports ?? (port === undefined ? {} : { [portName(port)]: port });
  return Object.entries(named).map(([name, value]) => {
    const options = typeof value === "number" ? { port: value } : value;
    return {
      name,
      port: options.port,
      protocol: options.protocol ?? DEFAULTS.portOptions.protocol,
      appProtocol: options.app_protocol,
    };
  });
}

/** The port that Ingress and probes use if none is named: `http`, or the only one. The order of Starlark's dicts is lost. */
export function mainPortOf(ports: readonly PortView[]): PortView | undefined {
  return ports.length === 1 ? ports[0] : ports.find(({ name }) => name === "http");
}

/**
 * The ports that a container lists: one of each number, TCP first, whose names probes need. Helm 3 merges the list by number and
 * would lose the other one in an upgrade.
 */
export function listedPorts(ports: readonly PortView[]): readonly PortView[] {
  const tcpFirst = [...ports].sort((left, right) => Number(right.protocol === "TCP") - Number(left.protocol === "TCP"));
  return ports.filter((port) => tcpFirst.find((other) => other.port === port.port) === port);
}

/** Ports as targets of a Service, for a container that lists these. */
export function targetsOf(ports: readonly PortView[], listed: readonly PortView[]): readonly TargetView[] {
  const names = listed.map(({ name }) => name);
  return ports.map((port) => ({ ...port, targetPort: names.includes(port.name) ? port.name : port.port }));
}
