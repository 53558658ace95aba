/** Problems with metrics, alerts and dashboards. Add a row for a new mistake. */
import { type ProblemRow, testAppProblems } from "../../support/problem_rows.ts";

const EXPORTED = "expected a dashboard as exported by Grafana: a JSON object in UTF-8";
const FILES = { text: "x", list: "[]", large: JSON.stringify({ a: "x".repeat(599_997) }) };

const PROBLEMS: readonly ProblemRow[] = [
  [
    "a port that does not exist",
    { metrics: { port: "admin" } },
    [
      'metrics.port: is not a port of the app (got "admin"); expected a port number, or one of `http`. Fix: give the number of the port that serves the metrics. [unknown-port]',
    ],
  ],
  [
    "no port at all",
    { app_type: "worker", metrics: {} },
    [
      "metrics.port: is missing, but the app declares no port; expected a port number. Fix: give the number of the port that serves the metrics. [unknown-port]",
    ],
  ],
  [
    "one of several ports",
    { port: undefined, ports: { a: 1, b: 2 }, metrics: {} },
    [
      "metrics.port: is missing, but the app has several ports and none is named `http`; expected a port number, or one of `a` and `b`. Fix: give the number of the port that serves the metrics. [unknown-port]",
    ],
  ],
  [
    "another port than the one called metrics",
    { port: undefined, ports: { http: 1, metrics: 2 }, metrics: { port: 3 } },
    [
      "metrics.port: is not the port `metrics` of the app, which is 2 (got 3); expected `metrics` or a port with another name. Fix: remove `port`, or declare 3 in `ports` under another name. [duplicate-port]",
    ],
  ],
  [
    "a ServiceMonitor without a Service",
    { app_type: "worker", metrics: { kind: "service_monitor", port: 1 } },
    [
      'metrics.kind: looks for a Service, which app type `worker` does not have (got "service_monitor"); expected `pod_monitor` or `annotations`. Fix: write `"kind": "pod_monitor"`. [invalid-value]',
    ],
  ],
  [
    "settings that annotations do not have",
    { metrics: { kind: "annotations", interval: "5s", labels: {} } },
    [
      'metrics.interval: does not apply to annotations, which do not have this setting (got "5s"); expected the kind `service_monitor` or `pod_monitor`. Fix: remove `interval` or change `kind`. [meaningless-attribute]',
      "metrics.labels: does not apply to annotations, which do not have this setting (got {}); expected the kind `service_monitor` or `pod_monitor`. Fix: remove `labels` or change `kind`. [meaningless-attribute]",
    ],
  ],
  [
    "a timeout longer than the interval",
    { metrics: { interval: "1m", scrape_timeout: "1m1ms" } },
    [
      'metrics.scrape_timeout: is longer than the interval of 1m (got "1m1ms"); expected at most 1m. Fix: lower it or raise `interval`. [out-of-range]',
    ],
  ],
  [
    "an interval that is invalid",
    { metrics: { interval: "30" } },
    [
      'metrics.interval: is malformed (got "30"); expected a Prometheus duration, like `30s` or `1m30s`. Fix: change `metrics.interval` to a valid value. [invalid-value]',
    ],
  ],
  [
    "a standard label",
    { metrics: { labels: { "app.kubernetes.io/name": "x" } } },
    [
      'metrics.labels["app.kubernetes.io/name"]: is malformed (got "app.kubernetes.io/name"); expected a label other than the standard ones below `app.kubernetes.io/` and `helm.sh/`. Fix: change `metrics.labels["app.kubernetes.io/name"]` to a valid value. [invalid-value]',
    ],
  ],
  [
    "metrics of a job",
    { app_type: "job", metrics: { port: 1 } },
    [
      'metrics: does not apply to app type `job` (got {"port":1}); expected app type `external-api`, `internal-api`, `worker`, `stateful-service` or `daemon`. Fix: remove `metrics` or change `app_type`. [meaningless-attribute]',
    ],
  ],
  [
    "an alert without an expression",
    { alerts: { Down: { for: "5m" } } },
    ["alerts.Down.expr: is missing; expected a PromQL expression. Fix: add `expr`. [missing-attribute]"],
  ],
  [
    "a label twice",
    { alerts: { Down: { expr: "up", severity: "page", labels: { severity: "info" } } } },
    [
      'alerts.Down.labels.severity: cannot be combined with `severity` (got "info"); expected either `severity` or the same in `labels`. Fix: remove one of them. [conflicting-attributes]',
    ],
  ],
  [
    "dashboards that are invalid or do not exist",
    { dashboards: { a: { file: "text" }, b: { file: "list" }, c: { file: "latin1" }, d: { file: "none" } } },
    [
      `dashboards.a: names the file text, which is not a JSON object; ${EXPORTED}. Fix: correct the file. [invalid-dashboard]`,
      `dashboards.b: names the file list, which is not a JSON object; ${EXPORTED}. Fix: correct the file. [invalid-dashboard]`,
      `dashboards.c: names the file latin1, which was not passed in; ${EXPORTED}. Fix: pass --file=latin1=<path>. [invalid-dashboard]`,
      `dashboards.d: names the file none, which was not passed in; ${EXPORTED}. Fix: pass --file=none=<path>. [invalid-dashboard]`,
    ],
  ],
  [
    "dashboards too large for a ConfigMap",
    { dashboards: { a: { file: "large" }, b: { file: "large" } } },
    [
      "dashboards: add up to 1200010 bytes, 200010 more than a ConfigMap can hold; expected at most 1000000 bytes. Fix: remove a dashboard, or declare it in another app. [too-large]",
    ],
  ],
];

testAppProblems(PROBLEMS, { files: FILES });
