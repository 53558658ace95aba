/** How Prometheus finds an app's metrics: the port, and what of a monitor stands in the template as it is. */
import { traitsOf } from "../app_types.ts";
import { goString } from "../literal.ts";
import type { App, JsonObject, MetricsView, PortView } from "../types.ts";
import { mainPort, resolvePorts } from "./ports.ts";

export function resolveMetrics(app: App): MetricsView | undefined {
  const { metrics } = app;
  const port = metricsPort(app);
  if (metrics === undefined || port === undefined) return undefined;
  const { scrape_timeout, relabelings = [], metric_relabelings } = metrics;
  return {
    kind: metricsKind(app),
    port: port.name,
    path: metrics.path ?? "/metrics",
    relabelings: relabelings as readonly JsonObject[],
    endpoint: {
      ...(scrape_timeout !== undefined && { scrapeTimeout: scrape_timeout }),
      ...(metric_relabelings && { metricRelabelings: metric_relabelings as readonly JsonObject[] }),
    },
  };
}

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

/** `apps.<app>.metrics`. */
export function metricsValues(app: App): JsonObject | undefined {
  if (app.metrics === undefined) return undefined;
  const { enabled = true, interval = "" } = app.metrics;
  return metricsKind(app) === "annotations" ? { enabled } : { enabled, interval };
}

/** Helm expression of the pods' annotations. What values say wins over what asks to be scraped. */
export function podAnnotations(app: App): string {
  const port = metricsPort(app);
  if (app.metrics === undefined || port === undefined || metricsKind(app) !== "annotations")
    return "$app.podAnnotations";
  const scrape = {
    "prometheus.io/path": app.metrics.path ?? "/metrics",
    "prometheus.io/port": String(port.port),
    "prometheus.io/scrape": "true",
  };
  const entries = Object.entries(scrape).flat().map(goString).join(" ");
  return `merge (dict) ($app.podAnnotations | default dict) (ternary (dict ${entries}) (dict) $app.metrics.enabled)`;
}
