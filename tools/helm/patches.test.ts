/** The escape hatch: what is merged last into finished objects, by both Helm majors. */
import { describe, expect, test } from "@jest/globals";
import {
  app,
  chart,
  chartOf,
  containerOf,
  find,
  HELMS,
  lintChart,
  podOf,
  problemsOf,
  render,
} from "./testing/charts.ts";

/** Text that YAML 1.1, Go templates, shells or careless quoting would change. */
const ADVERSARIAL = [
  "on",
  "~",
  "0777",
  "1e3",
  "1_000",
  "12:30",
  "2024-01-01",
  "",
  " ",
  "{{ .Values.x }}",
  "{{",
  "}}",
  '{{ "`" }}',
  "`backticks`",
  "# comment",
  "key: value",
  "- item",
  "a\nb",
  "\nleading",
  "trailing\n\n",
  "blanks  \n  behind",
  "a\r\nb",
  "tab\there",
  "back\\slash \\n",
  "ünïcödé 🚀",
  "\u0001\ufeff",
  "x".repeat(300),
];

const shop = (attributes: Record<string, unknown>) =>
  app({ app_name: "shop", app_type: "internal-api", ...attributes });

/** One object of each kind that an app can have, by what makes the app have it. */
const KINDS: readonly (readonly [string, string, Record<string, unknown>])[] = [
  ["Deployment", "Deployment", {}],
  ["StatefulSet", "StatefulSet", { app_type: "stateful-service" }],
  ["Job", "Job", { app_type: "job" }],
  ["CronJob", "CronJob", { app_type: "cron-job", schedule: "0 3 * * *" }],
  ["Service", "Service/prod-shop", { app_type: "stateful-service" }],
  ["HeadlessService", "Service/prod-shop-headless", { app_type: "stateful-service" }],
  ["PodDisruptionBudget", "PodDisruptionBudget", {}],
  ["Ingress", "Ingress", { app_type: "external-api" }],
  [
    "HorizontalPodAutoscaler",
    "HorizontalPodAutoscaler",
    { autoscaling: { max_replicas: 3, cpu: 80 }, resources: { limits: { cpu: 1 } } },
  ],
  [
    "ScaledObject",
    "ScaledObject",
    { autoscaling: { max_replicas: 3, keda: { triggers: [{ type: "cron", metadata: {} }] } } },
  ],
  ["ServiceMonitor", "ServiceMonitor", { metrics: {} }],
  ["PodMonitor", "PodMonitor", { metrics: { kind: "pod_monitor" } }],
  ["PrometheusRule", "PrometheusRule", { alerts: { Down: { expr: "up == 0" } } }],
];

describe.each(HELMS)("%s", (_, helm) => {
  test.each(KINDS)("%s is as it was, but for the patch", (kind, object, attributes) => {
    const [name = "", objectName] = object.split("/");
    const declare = (patches: object) =>
      chartOf({ chart: chart({ ingress_mode: "per-app" }), apps: [shop({ ...attributes, ...patches })] });
    const directory = declare({
      patches: {
        [kind]: { metadata: { annotations: { "example.com/text": "{{ on }}" } }, spec: { added: { on: 0 } } },
      },
    });
    const before = find(render(helm, declare({})), name, objectName);
    const { annotations, ...metadata } = before.metadata;
    expect(find(render(helm, directory), name, objectName)).toEqual({
      ...before,
      metadata: { ...metadata, annotations: { ...annotations, "example.com/text": "{{ on }}" } },
      spec: { ...before.spec, added: { on: 0 } },
    });
    expect(lintChart(helm, directory)).toEqual({ passed: true, messages: [] });
    expect(render(helm, directory, { values: { "apps.shop.enabled": false } })).toEqual([]);
  });

  test("maps by key, lists as a whole; None removes; 0, false and empty text stay", () => {
    const directory = chartOf({
      apps: [
        shop({
          app_type: "external-api",
          patches: {
            Deployment: {
              spec: {
                replicas: 0,
                paused: false,
                progressDeadlineSeconds: 12345678,
                template: {
                  metadata: { annotations: { empty: "", absent: null } },
                  spec: {
                    enableServiceLinks: null,
                    securityContext: { runAsNonRoot: false, seccompProfile: null },
                    tolerations: [{ operator: "Exists" }],
                    volumes: [],
                    dnsConfig: { options: [{ name: "ndots", value: "1" }], nameservers: null },
                  },
                },
              },
            },
          },
        }),
      ],
    });
    const { spec } = find(render(helm, directory), "Deployment");
    expect([spec.replicas, spec.paused, spec.progressDeadlineSeconds]).toEqual([0, false, 12345678]);
    const pod = podOf({ spec });
    expect(pod.metadata.annotations).toEqual({ empty: "" });
    expect(pod.spec).not.toHaveProperty("enableServiceLinks");
    expect(pod.spec.securityContext).toEqual({ runAsNonRoot: false });
    expect(pod.spec.automountServiceAccountToken).toBe(false);
    expect([pod.spec.tolerations, pod.spec.volumes]).toEqual([[{ operator: "Exists" }], []]);
    expect(pod.spec.dnsConfig).toEqual({ options: [{ name: "ndots", value: "1" }] });
  });

  test("values still change the object, and the patch has the last word", () => {
    const patches = { Deployment: { spec: { minReadySeconds: 5, template: { metadata: { labels: { team: "a" } } } } } };
    const directory = chartOf({ apps: [shop({ patches })] });
    const { spec } = find(
      render(helm, directory, {
        values: { "apps.shop.replicas": 7, "apps.shop.podLabels": { team: "b", more: "on" } },
      }),
      "Deployment",
    );
    expect([spec.replicas, spec.minReadySeconds]).toEqual([7, 5]);
    expect(podOf({ spec }).metadata.labels).toMatchObject({ team: "a", more: "on", "app.kubernetes.io/name": "shop" });
  });

  test("text stays as it is, in the patch and in the object around it", () => {
    const env = Object.fromEntries(ADVERSARIAL.map((text, index) => [`TEXT_${index}`, text]));
    const annotations = Object.fromEntries(ADVERSARIAL.map((text, index) => [`text-${index}`, text]));
    const directory = chartOf({
      apps: [
        shop({
          args: ADVERSARIAL,
          env,
          patches: {
            Deployment: { on: "y", spec: { template: { metadata: { annotations }, spec: { list: ADVERSARIAL } } } },
          },
        }),
      ],
    });
    const deployment = find(render(helm, directory), "Deployment");
    const container = containerOf(deployment);
    expect(deployment.on).toBe("y");
    expect(container.args).toEqual(ADVERSARIAL);
    expect(container.env).toHaveLength(ADVERSARIAL.length);
    for (const { name, value } of container.env) expect(value).toBe(env[name]);
    expect(podOf(deployment).metadata.annotations).toEqual(annotations);
    expect(podOf(deployment).spec.list).toEqual(ADVERSARIAL);
    expect(lintChart(helm, directory).passed).toBe(true);
  });

  test("each app has its own patches", () => {
    const patch = (minReadySeconds: number) => ({ patches: { Deployment: { spec: { minReadySeconds } } } });
    const directory = chartOf({
      apps: [shop(patch(1)), app({ app_name: "other_api", ...patch(2) }), app({ app_name: "third_api" })],
    });
    const objects = render(helm, directory);
    const seconds = ["prod-shop", "prod-other-api", "prod-third-api"].map(
      (name) => find(objects, "Deployment", name).spec.minReadySeconds,
    );
    expect(seconds).toEqual([1, 2, undefined]);
  });
});

describe("what a user reads", () => {
  const patch = { metadata: { annotations: { a: "b" } } };

  test.each<[string, Record<string, unknown>, string[]]>([
    [
      "a kind that the app has not",
      { patches: { Ingress: patch } },
      [
        'patches.Ingress: is no kind of object that the app has (got {"metadata":{"annotations":{"a":"b"}}}); expected one of `Deployment`, `PodDisruptionBudget` and `Service`. Fix: remove it. [unknown-kind]',
      ],
    ],
    [
      "a kind in other letters",
      { app_type: "stateful-service", patches: { statefulset: patch } },
      [
        'patches.statefulset: is no kind of object that the app has (got {"metadata":{"annotations":{"a":"b"}}}); expected one of `HeadlessService`, `PodDisruptionBudget`, `Service` and `StatefulSet`. Fix: rename it to `StatefulSet`. [unknown-kind]',
      ],
    ],
    [
      "something that is no dict",
      { patches: { Deployment: [] } },
      [
        'patches.Deployment: has the wrong type (got []); expected a dict in the form of the object, like `{"spec": {"minReadySeconds": 5}}`. Fix: change `patches.Deployment` to such a value. [invalid-type]',
      ],
    ],
  ])("%s", (_, attributes, expected) => {
    const problems = problemsOf({ apps: [shop(attributes)] });
    expect(problems.map((problem) => problem.replace("//shop:shop: ", ""))).toEqual(expected);
  });
});
