/** The ports of an app, an init container or a sidecar. */

import { DEFAULTS } from "../../model/defaults.ts";
import type { App } from "../../model/types.ts";
import type { PortView } from "../../model/views.ts";

export function portsOf({ port, ports }: Pick<App, "port" | "ports">): readonly PortView[] {
  const named = ports ?? (port === undefined ? {} : { http: port });
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
