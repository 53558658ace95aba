/** How Prometheus finds an app's metrics: the port, and the fields of a monitor that are placed as they are. */

import type { JsonObject } from "../../base/json.ts";
import { goString } from "../../base/literal.ts";
import type { AppFacts } from "../../facts/types.ts";
import { DEFAULTS } from "../../model/defaults.ts";
import type { MetricsView } from "../../model/views.ts";

export function resolveMetrics({ metrics }: AppFacts): MetricsView | undefined {
  if (metrics?.port === undefined) return undefined;
  const { path = DEFAULTS.metrics.path, scrape_timeout, relabelings = [], metric_relabelings } = metrics.entry;
  return {
    kind: metrics.kind,
    port: metrics.port.name,
    path,
    relabelings: relabelings as readonly JsonObject[],
    endpoint: {
      ...(scrape_timeout !== undefined && { scrapeTimeout: scrape_timeout }),
      ...(metric_relabelings && { metricRelabelings: metric_relabelings as readonly JsonObject[] }),
    },
  };
}

/** `apps.<app>.metrics`. */
export function metricsValues({ metrics }: AppFacts): JsonObject | undefined {
  if (metrics === undefined) return undefined;
  const { enabled = DEFAULTS.metrics.enabled, interval = "" } = metrics.entry;
  return metrics.kind === "annotations" ? { enabled } : { enabled, interval };
}

/** Helm expression of the pods' annotations. Those in values win over those for scraping. */
export function podAnnotations({ metrics }: AppFacts): string {
  if (metrics?.port === undefined || metrics.kind !== "annotations") return "$app.podAnnotations";
  const scrape = {
    "prometheus.io/path": metrics.entry.path ?? DEFAULTS.metrics.path,
    "prometheus.io/port": String(metrics.port.port),
    "prometheus.io/scrape": "true",
  };
  const entries = Object.entries(scrape).flat().map(goString).join(" ");
  return `merge (dict) ($app.podAnnotations | default dict) (ternary (dict ${entries}) (dict) $app.metrics.enabled)`;
}
