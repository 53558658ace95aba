/** How Prometheus finds an app's metrics: the port, and what of a monitor stands in the template as it is. */

import type { JsonObject } from "../../base/json.ts";
import { goString } from "../../base/literal.ts";
import { metricsKind, metricsPort } from "../../facts/metrics_port.ts";
import { DEFAULTS } from "../../model/defaults.ts";
import type { App } from "../../model/types.ts";
import type { MetricsView } from "../../model/views.ts";

export function resolveMetrics(app: App): MetricsView | undefined {
  const { metrics } = app;
  const port = metricsPort(app);
  if (metrics === undefined || port === undefined) return undefined;
  const { scrape_timeout, relabelings = [], metric_relabelings } = metrics;
  return {
    kind: metricsKind(app),
    port: port.name,
    path: metrics.path ?? DEFAULTS.metrics.path,
    relabelings: relabelings as readonly JsonObject[],
    endpoint: {
      ...(scrape_timeout !== undefined && { scrapeTimeout: scrape_timeout }),
      ...(metric_relabelings && { metricRelabelings: metric_relabelings as readonly JsonObject[] }),
    },
  };
}

/** `apps.<app>.metrics`. */
export function metricsValues(app: App): JsonObject | undefined {
  if (app.metrics === undefined) return undefined;
  const { enabled = DEFAULTS.metrics.enabled, interval = "" } = app.metrics;
  return metricsKind(app) === "annotations" ? { enabled } : { enabled, interval };
}

/** Helm expression of the pods' annotations. What values say wins over what asks to be scraped. */
export function podAnnotations(app: App): string {
  const port = metricsPort(app);
  if (app.metrics === undefined || port === undefined || metricsKind(app) !== "annotations")
    return "$app.podAnnotations";
  const scrape = {
    "prometheus.io/path": app.metrics.path ?? DEFAULTS.metrics.path,
    "prometheus.io/port": String(port.port),
    "prometheus.io/scrape": "true",
  };
  const entries = Object.entries(scrape).flat().map(goString).join(" ");
  return `merge (dict) ($app.podAnnotations | default dict) (ternary (dict ${entries}) (dict) $app.metrics.enabled)`;
}
