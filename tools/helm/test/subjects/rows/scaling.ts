import type { Attributes } from "../../support/charts.ts";
import type { AttributeRow, AttributeRows } from "./row.ts";

const RESOURCES = { resources: { requests: { cpu: "100m", memory: "64Mi" } } };
const scaled = (value: Attributes, at: string, is: unknown, more: Partial<AttributeRow> = {}): AttributeRow => ({
  set: { ...RESOURCES, autoscaling: { max_replicas: 9, cpu: 80, ...value } },
  at: `HorizontalPodAutoscaler.spec.${at}`,
  is,
  ...more,
});
const METRIC = { metric: { name: "sample" }, target: { type: "AverageValue", averageValue: "7" } };
const DESCRIBED = { describedObject: { apiVersion: "v1", kind: "Service", name: "sample" }, ...METRIC };
/** A metric of each type, as Kubernetes writes it. */
const metric = (type: string, key: string, value: Attributes): AttributeRow => ({
  set: { ...RESOURCES, autoscaling: { max_replicas: 9, metrics: [{ type, [key]: value }] } },
  instead: { ...RESOURCES, autoscaling: { max_replicas: 9, cpu: 80 } },
  at: "HorizontalPodAutoscaler.spec.metrics[0]",
  is: { type, [key]: value },
});
const keda = (value: Attributes): Attributes => ({
  autoscaling: { max_replicas: 9, keda: { triggers: [{ type: "cron", metadata: { a: "on" } }], ...value } },
});
const kedaRow = (value: Attributes, at: string, is: unknown, more: Partial<AttributeRow> = {}): AttributeRow => ({
  set: keda(value),
  at: `ScaledObject.spec.${at}`,
  is,
  ...more,
});
const trigger = (value: Attributes, at: string, is: unknown, more: Partial<AttributeRow> = {}): AttributeRow =>
  kedaRow({ triggers: [{ type: "cron", metadata: { a: "on" }, ...value }] }, `triggers[0].${at}`, is, more);
const FALLBACK = { failure_threshold: 3, replicas: 6 };
const budget = (value: Attributes, at: string, is: unknown): AttributeRow => ({
  set: { replicas: 9, disruption_budget: value },
  at: `PodDisruptionBudget.spec.${at}`,
  is,
});
const endpoint = "ServiceMonitor.spec.endpoints[0]";
const scrape = (value: Attributes, at: string, is: unknown, more: Partial<AttributeRow> = {}): AttributeRow => ({
  set: { metrics: value },
  at,
  is,
  ...more,
});
const alert = (value: Attributes, at: string, is: unknown, more: Partial<AttributeRow> = {}): AttributeRow => ({
  set: { alerts: { Sample: { expr: "up == 0", ...value } } },
  at: `PrometheusRule.spec.groups[0].rules[0].${at}`,
  is,
  ...more,
});

/** Scaling, metrics, alerts and dashboards. */
export const SCALING_ROWS: AttributeRows = {
  replicas: { set: { replicas: 0 }, at: "Deployment.spec.replicas", is: 0 },
  autoscaling: scaled({}, "maxReplicas", 9),
  "#autoscaling.enabled": scaled({ enabled: false }, "maxReplicas", undefined),
  "#autoscaling.min_replicas": scaled({ min_replicas: 7 }, "minReplicas", 7),
  "#autoscaling.max_replicas": scaled({ max_replicas: 7 }, "maxReplicas", 7, {
    instead: { ...RESOURCES, autoscaling: { max_replicas: 9, cpu: 80 } },
  }),
  "#autoscaling.cpu": scaled({ memory: 70, cpu: 7 }, "metrics[0].resource", {
    name: "cpu",
    target: { type: "Utilization", averageUtilization: 7 },
  }),
  "#autoscaling.memory": scaled({ memory: 7 }, "metrics[1].resource", {
    name: "memory",
    target: { type: "Utilization", averageUtilization: 7 },
  }),
  "#autoscaling.metrics": metric("External", "external", METRIC),
  "#autoscaling.behavior": scaled({ behavior: { scaleDown: { selectPolicy: "Disabled" } } }, "behavior", {
    scaleDown: { selectPolicy: "Disabled" },
  }),
  "#autoscaling.keda": kedaRow({}, "triggers[0].type", "cron", {
    instead: { ...RESOURCES, autoscaling: { max_replicas: 9, cpu: 80 } },
  }),
  "#metricSpec.type": metric("Pods", "pods", METRIC),
  "#metricSpec.resource": metric("Resource", "resource", {
    name: "cpu",
    target: { type: "AverageValue", averageValue: "1" },
  }),
  "#metricSpec.containerResource": metric("ContainerResource", "containerResource", {
    name: "cpu",
    container: "shop-api",
    target: { type: "AverageValue", averageValue: "1" },
  }),
  "#metricSpec.pods": metric("Pods", "pods", METRIC),
  "#metricSpec.object": metric("Object", "object", DESCRIBED),
  "#metricSpec.external": metric("External", "external", METRIC),
  "#keda.triggers": kedaRow({ triggers: [{ type: "kafka", metadata: {} }] }, "triggers[0].type", "kafka", {
    instead: keda({}),
  }),
  "#keda.polling_interval_seconds": kedaRow({ polling_interval_seconds: 7 }, "pollingInterval", 7),
  "#keda.cooldown_period_seconds": kedaRow({ cooldown_period_seconds: 0 }, "cooldownPeriod", 0),
  "#keda.initial_cooldown_period_seconds": kedaRow({ initial_cooldown_period_seconds: 7 }, "initialCooldownPeriod", 7),
  "#keda.idle_replicas": kedaRow({ idle_replicas: 0 }, "idleReplicaCount", 0),
  "#keda.fallback": kedaRow({ fallback: FALLBACK }, "fallback", { failureThreshold: 3, replicas: 6 }),
  "#keda.fallback.failure_threshold": kedaRow(
    { fallback: { ...FALLBACK, failure_threshold: 7 } },
    "fallback.failureThreshold",
    7,
    { instead: keda({ fallback: FALLBACK }) },
  ),
  "#keda.fallback.replicas": kedaRow({ fallback: { ...FALLBACK, replicas: 7 } }, "fallback.replicas", 7, {
    instead: keda({ fallback: FALLBACK }),
  }),
  "#kedaTrigger.type": trigger({ type: "kafka" }, "type", "kafka", { instead: keda({}) }),
  "#kedaTrigger.name": trigger({ name: "sample" }, "name", "sample"),
  "#kedaTrigger.metadata": trigger({ metadata: { a: "1e3" } }, "metadata.a", "1e3", { instead: keda({}) }),
  "#kedaTrigger.authenticationRef": trigger({ authenticationRef: { name: "a" } }, "authenticationRef.name", "a"),
  "#kedaTrigger.metricType": trigger({ metricType: "Value" }, "metricType", "Value"),
  "#kedaTrigger.useCachedMetrics": trigger({ useCachedMetrics: true }, "useCachedMetrics", true),
  disruption_budget: budget({ max_unavailable: "77%" }, "maxUnavailable", "77%"),
  "#disruptionBudget.enabled": budget({ enabled: false }, "maxUnavailable", undefined),
  "#disruptionBudget.max_unavailable": budget({ max_unavailable: 7 }, "maxUnavailable", 7),
  "#disruptionBudget.min_available": budget({ min_available: 0 }, "minAvailable", 0),
  metrics: scrape({}, `${endpoint}.path`, "/metrics"),
  "#metrics.enabled": scrape({ enabled: false }, endpoint, undefined),
  "#metrics.kind": scrape({ kind: "pod_monitor" }, "PodMonitor.spec.podMetricsEndpoints[0].path", "/metrics"),
  "#metrics.port": scrape({ port: 9187 }, "container.ports[name=metrics].containerPort", 9187),
  "#metrics.path": scrape({ path: "/sample" }, `${endpoint}.path`, "/sample", { was: "/metrics" }),
  "#metrics.interval": scrape({ interval: "7s" }, `${endpoint}.interval`, "7s"),
  "#metrics.scrape_timeout": scrape({ interval: "9s", scrape_timeout: "7s" }, `${endpoint}.scrapeTimeout`, "7s"),
  "#metrics.labels": scrape({ labels: { sample: "on" } }, "ServiceMonitor.metadata.labels.sample", "on"),
  "#metrics.relabelings": scrape({ relabelings: [{ action: "drop" }] }, `${endpoint}.relabelings`, [
    { action: "drop" },
  ]),
  "#metrics.metric_relabelings": scrape({ metric_relabelings: [{ action: "drop" }] }, `${endpoint}.metricRelabelings`, [
    { action: "drop" },
  ]),
  alerts: alert({}, "alert", "Sample"),
  "#alert.expr": alert({ expr: "up == 7" }, "expr", "up == 7", {
    instead: { alerts: { Sample: { expr: "up == 0" } } },
  }),
  "#alert.for": alert({ for: "7m" }, "for", "7m"),
  "#alert.keep_firing_for": alert({ keep_firing_for: "7m" }, "keep_firing_for", "7m"),
  "#alert.severity": alert({ severity: "critical" }, "labels.severity", "critical"),
  "#alert.summary": alert({ summary: "{{ $value }}" }, "annotations.summary", "{{ $value }}"),
  "#alert.description": alert({ description: "on" }, "annotations.description", "on"),
  "#alert.labels": alert({ labels: { sample: "on" } }, "labels.sample", "on"),
  "#alert.annotations": alert({ annotations: { sample: "on" } }, "annotations.sample", "on"),
  dashboards: {
    set: { dashboards: { sample: { file: "shop/sample.json" } } },
    at: "ConfigMap.data[shop-api-sample.json]",
    is: "{}",
    was: undefined,
  },
};
