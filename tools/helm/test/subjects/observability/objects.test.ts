/** Metrics, alerts and dashboards on both Helm majors: Prometheus and Grafana find them, and their texts are unchanged. */

import { describe, expect, test } from "@jest/globals";
import { TYPES, typesWithTrait } from "../../support/app_types.ts";
import {
  app,
  chartOf,
  containerOf,
  find,
  type KubernetesObject,
  kinds,
  lintChart,
  podOf,
  render,
  workloadOf,
} from "../../support/charts.ts";
import { HELMS } from "../../support/helm.ts";

const APIS = typesWithTrait("service");
const RUNNING = typesWithTrait("longRunning");

const shop = (attributes: Record<string, unknown>) =>
  app({ app_name: "shop", app_type: "internal-api", ...attributes });
const has = (objects: readonly KubernetesObject[], kind: string) => objects.some((object) => object.kind === kind);
const named = (name: string) => (port: KubernetesObject) => port.name === name;

const RELABELING = { sourceLabels: ["__meta_kubernetes_pod_name"], targetLabel: "on", replacement: "$1 {{ x }}" };
const SETTINGS = {
  path: "/actuator/prometheus?a=1&b={{ 2 }}",
  interval: "1m30s",
  scrape_timeout: "10s",
  labels: { release: "kube-prometheus-stack", "example.com/on": "1e3" },
  relabelings: [RELABELING],
  metric_relabelings: [{ action: "drop", regex: "go_.*", sourceLabels: ["__name__"] }],
};

const TEXTS = [
  "{{ $labels.pod }} of {{ $value | humanizePercentage }} is down",
  "{{",
  "`{{ .Values.x }}`",
  'sum(rate(http_requests_total{job="shop",code=~"5.."}[5m])) > 0.05 # c',
  "a\n  b\n\n",
  "\nleading",
  "a\r\nb\t",
  "on",
  "1e3",
];

describe.each(HELMS)("%s", (_, helm) => {
  describe.each(APIS)("%s", (app_type) => {
    test("a ServiceMonitor scrapes an additional port of the Service", () => {
      const directory = chartOf({ apps: [shop({ app_type, metrics: { port: 9100, ...SETTINGS } })] });
      const objects = render(helm, directory);
      const { apiVersion, metadata, spec } = find(objects, "ServiceMonitor", "prod-shop");
      expect(apiVersion).toBe("monitoring.coreos.com/v1");
      expect(metadata.labels).toMatchObject({ ...SETTINGS.labels, "app.kubernetes.io/name": "shop" });
      const [endpoint, ...others] = spec.endpoints;
      expect(others).toEqual([]);
      const headless = { action: "keep", sourceLabels: ["__meta_kubernetes_service_name"], regex: "prod-shop" };
      expect(endpoint).toEqual({
        port: "metrics",
        path: SETTINGS.path,
        interval: "1m30s",
        scrapeTimeout: "10s",
        relabelings: [...(app_type === "stateful-service" ? [headless] : []), RELABELING],
        metricRelabelings: SETTINGS.metric_relabelings,
      });
      const services = objects.filter(({ kind }) => kind === "Service");
      for (const service of services) {
        expect(service.metadata.labels).toMatchObject(spec.selector.matchLabels);
        expect(service.spec.ports.find(named("metrics"))).toMatchObject({ port: 9100, targetPort: "metrics" });
      }
      expect(containerOf(workloadOf(objects)).ports).toContainEqual({
        name: "metrics",
        containerPort: 9100,
        protocol: "TCP",
      });
      expect(lintChart(helm, directory)).toEqual({ passed: true, messages: [] });
    });

    test.each([
      [{}, { port: 8000 }, "http"],
      [{ port: 8000 }, { port: 8000 }, "http"],
      [{ port: "admin" }, { ports: { http: 80, admin: 81 } }, "admin"],
      [{ port: 81 }, { ports: { http: 80, admin: 81 } }, "admin"],
      [{}, { ports: { http: 80, metrics: 81 } }, "metrics"],
    ])("metrics %j with %j use the port %s, and do not add one", (metrics, ports, name) => {
      const objects = render(helm, chartOf({ apps: [shop({ app_type, port: undefined, ...ports, metrics })] }));
      expect(find(objects, "ServiceMonitor").spec.endpoints[0]).toMatchObject({ port: name, path: "/metrics" });
      expect(containerOf(workloadOf(objects)).ports).toHaveLength("ports" in ports ? 2 : 1);
    });
  });

  describe.each(RUNNING)("%s", (app_type) => {
    test("a PodMonitor scrapes a port that only the container has", () => {
      const metrics = { kind: "pod_monitor", port: 9100, ...SETTINGS };
      const directory = chartOf({ apps: [shop({ app_type, metrics })] });
      const objects = render(helm, directory);
      const { metadata, spec } = find(objects, "PodMonitor", "prod-shop");
      expect(metadata.labels).toMatchObject(SETTINGS.labels);
      expect(spec.podMetricsEndpoints).toEqual([
        {
          port: "metrics",
          path: SETTINGS.path,
          interval: "1m30s",
          scrapeTimeout: "10s",
          relabelings: [RELABELING],
          metricRelabelings: SETTINGS.metric_relabelings,
        },
      ]);
      expect(podOf(workloadOf(objects)).metadata.labels).toMatchObject(spec.selector.matchLabels);
      expect(containerOf(workloadOf(objects)).ports).toContainEqual({
        name: "metrics",
        containerPort: 9100,
        protocol: "TCP",
      });
      for (const service of objects.filter(({ kind }) => kind === "Service"))
        expect(service.spec.ports.map(({ name }: KubernetesObject) => name)).toEqual(["http"]);
      expect(lintChart(helm, directory).passed).toBe(true);
    });

    test("annotations of the pods", () => {
      const directory = chartOf({
        apps: [shop({ app_type, metrics: { kind: "annotations", port: 9100, path: "/a{{ b" } })],
      });
      const annotationsOf = (values: Record<string, never>) =>
        podOf(workloadOf(render(helm, directory, { values }))).metadata.annotations;
      const scrape = { "prometheus.io/scrape": "true", "prometheus.io/path": "/a{{ b", "prometheus.io/port": "9100" };
      expect(annotationsOf({})).toEqual(scrape);
      expect(annotationsOf({ "apps.shop.podAnnotations": { a: "", "prometheus.io/path": "/other" } as never })).toEqual(
        { ...scrape, a: "", "prometheus.io/path": "/other" },
      );
      expect(annotationsOf({ "apps.shop.podAnnotations": null as never })).toEqual(scrape);
      expect(annotationsOf({ "apps.shop.metrics.enabled": false as never })).toBeUndefined();
      expect(kinds(render(helm, directory)).filter((kind) => kind.includes("Monitor"))).toEqual([]);
      expect(lintChart(helm, directory).passed).toBe(true);
    });

    test("values switch the monitor off and on, and set its interval", () => {
      const monitors = (metrics: Record<string, unknown>, values: Record<string, never>) =>
        render(helm, chartOf({ apps: [shop({ app_type, metrics: { port: 9100, ...metrics } })] }), { values }).filter(
          ({ kind }) => kind.endsWith("Monitor"),
        );
      const intervals = (objects: readonly KubernetesObject[]) =>
        objects.flatMap(({ spec }) => spec.endpoints ?? spec.podMetricsEndpoints).map(({ interval }) => interval);
      expect(intervals(monitors({}, {}))).toEqual([undefined]);
      expect(intervals(monitors({}, { "apps.shop.metrics.interval": "5s" as never }))).toEqual(["5s"]);
      expect(intervals(monitors({ interval: "5s" }, { "apps.shop.metrics.interval": "" as never }))).toEqual([
        undefined,
      ]);
      expect(monitors({}, { "apps.shop.metrics.enabled": false as never })).toEqual([]);
      expect(monitors({ enabled: false }, {})).toEqual([]);
      expect(monitors({ enabled: false }, { "apps.shop.metrics.enabled": true as never })).toHaveLength(1);
      expect(() => monitors({}, { "apps.shop.metrics.interval": "often" as never })).toThrow("interval");
    });
  });

  describe.each(TYPES)("%s", (app_type) => {
    const texts = Object.fromEntries(TEXTS.map((text, index) => [`text_${index}`, text]));
    const alerts = {
      Down: { expr: TEXTS[3], for: "5m", severity: "critical", summary: TEXTS[0], description: TEXTS[4] },
      "latency/Slow requests": { expr: TEXTS[5], keep_firing_for: "1h", annotations: texts, labels: texts },
      Up: { expr: "on" },
    };
    const [first, second] = ['{"a": "{{ b }} $x `",\r\n\t"b": "ü🎉"}\n\n', '\n{"c": [1.0, 1e3, "\\u2028"] }'];
    const directory = chartOf({
      apps: [shop({ app_type, alerts, dashboards: { "red.v2": { file: "a.json" }, use: { file: "x/b.json" } } })],
      files: { "a.json": first, "x/b.json": second },
    });
    const objects = render(helm, directory);

    test("alerts become a PrometheusRule with unchanged texts", () => {
      expect(find(objects, "PrometheusRule", "prod-shop").spec.groups).toEqual([
        {
          name: "latency",
          rules: [{ alert: "Slow requests", expr: TEXTS[5], keep_firing_for: "1h", annotations: texts, labels: texts }],
        },
        {
          name: "shop",
          rules: [
            {
              alert: "Down",
              expr: TEXTS[3],
              for: "5m",
              labels: { severity: "critical" },
              annotations: { summary: TEXTS[0], description: TEXTS[4] },
            },
            { alert: "Up", expr: "on" },
          ],
        },
      ]);
    });

    test("dashboards become a ConfigMap, byte for byte", () => {
      const { metadata, data } = find(objects, "ConfigMap", "prod-shop-dashboards");
      expect(metadata.labels).toMatchObject({ grafana_dashboard: "1", "app.kubernetes.io/name": "shop" });
      expect(data).toEqual({ "shop-red.v2.json": first, "shop-use.json": second });
    });

    test("both lint, and values switch each off", () => {
      const off = (path: string) => render(helm, directory, { values: { [`apps.shop.${path}`]: false } });
      const [withoutAlerts, withoutDashboards] = [off("alerts.enabled"), off("dashboards.enabled")];
      expect([has(withoutAlerts, "PrometheusRule"), has(withoutAlerts, "ConfigMap")]).toEqual([false, true]);
      expect([has(withoutDashboards, "PrometheusRule"), has(withoutDashboards, "ConfigMap")]).toEqual([true, false]);
      expect(off("enabled")).toEqual([]);
      expect(lintChart(helm, directory).passed).toBe(true);
    });
  });

  test("the monitor's labels are also those of the alerts", () => {
    const metrics = { kind: "annotations", labels: { release: "a" } };
    const objects = render(helm, chartOf({ apps: [shop({ metrics, alerts: { Down: { expr: "up" } } })] }));
    expect(find(objects, "PrometheusRule").metadata.labels.release).toBe("a");
  });

  test("a single port other than http stays the target of probes and Ingress", () => {
    const apps = [shop({ app_type: "external-api", port: undefined, ports: { web: 80 }, metrics: { port: 9100 } })];
    const objects = render(helm, chartOf({ apps }));
    expect(containerOf(workloadOf(objects)).readinessProbe.tcpSocket.port).toBe("web");
    expect(find(objects, "Ingress").spec.rules[0].http.paths[0].backend.service.port.name).toBe("web");
  });
});
