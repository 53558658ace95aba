/** How Prometheus finds an app's metrics. */
import type { App } from "../../model/types.ts";
import type { PortView } from "../../model/views.ts";
import { METRICS_PORT } from "../port_names.ts";
import type { MetricsFacts } from "../types.ts";
import { mainPortOf } from "./ports.ts";

export function metricsOf({ metrics }: App, ports: readonly PortView[], hasService: boolean): MetricsFacts | undefined {
  if (metrics === undefined) return undefined;
  const { kind = hasService ? "service_monitor" : "pod_monitor", port } = metrics;
  return { entry: metrics, kind, port: metricsPort(port, ports) };
}

/** The port that serves the metrics. Default: `metrics`, if there is a port of that name. */
function metricsPort(declared: number | string | undefined, ports: readonly PortView[]): PortView | undefined {
  const wanted = declared ?? (ports.find(({ name }) => name === METRICS_PORT) ?? mainPortOf(ports))?.name;
  if (typeof wanted === "string") return ports.find(({ name }) => name === wanted);
  return (
    ports.find(({ port, protocol }) => port === wanted && protocol === "TCP") ??
    (wanted === undefined ? undefined : { name: METRICS_PORT, port: wanted, protocol: "TCP", appProtocol: undefined })
  );
}

/** Ports that the app declares only by using them. */
export function undeclaredPorts(metrics: MetricsFacts | undefined, ports: readonly PortView[]): readonly PortView[] {
  const port = metrics?.port;
  return port === undefined || ports.some(({ name }) => name === port.name) ? [] : [port];
}
