import type { App } from "../model/app.gen.ts";
import type { MetricsView, PortView } from "../model/views.ts";
import { traitsOf } from "./app_types.ts";
import { mainPort, resolvePorts } from "./ports.ts";
export function metricsKind(app: App): MetricsView["kind"] {
  return app.metrics?.kind ?? (traitsOf(app).service ? "service_monitor" : "pod_monitor");
}

/** The port that serves the metrics: `metrics`, if there is one of that name, unless the app says otherwise. */
export function metricsPort(app: App): PortView | undefined {
  const declared = resolvePorts(app);
  const wanted = app.metrics?.port ?? (declared.find(({ name }) => name === "metrics") ?? mainPort(declared))?.name;
  if (typeof wanted === "string") return declared.find(({ name }) => name === wanted);
  return (
    declared.find(({ port, protocol }) => port === wanted && protocol === "TCP") ??
    (wanted === undefined ? undefined : { name: "metrics", port: wanted, protocol: "TCP", appProtocol: undefined })
  );
}

/** Container ports that the app declares by their use. */
export function furtherContainerPorts(app: App): readonly PortView[] {
  const port = app.metrics && metricsPort(app);
  return port === undefined || resolvePorts(app).some(({ name }) => name === port.name) ? [] : [port];
}

/** Ports of the Service for the same: a ServiceMonitor knows ports by the Service's names. */
export function furtherServicePorts(app: App): readonly PortView[] {
  return metricsKind(app) === "service_monitor" ? furtherContainerPorts(app) : [];
}
