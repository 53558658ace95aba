/** Autoscalers and disruption budgets, rendered by both Helm majors: what scales, what may go, and what values change of it. */
import { describe, expect, test } from "@jest/globals";
import {
  app,
  chart,
  chartOf,
  find,
  HELMS,
  type KubernetesObject,
  kinds,
  lintChart,
  problemsOf,
  render,
} from "../support/charts.ts";

const SCALED = ["external-api", "internal-api", "worker", "stateful-service"] as const;

const RESOURCES = { requests: { cpu: "50m", memory: "256Mi" } };
const EXTERNAL = {
  metric: { name: "queue", selector: { matchLabels: { q: "{{ x }}" } } },
  target: { type: "Value", value: "1e3" },
};
const METRICS = [
  { type: "Pods", pods: { metric: { name: "requests" }, target: { type: "AverageValue", averageValue: "12" } } },
  { type: "External", external: EXTERNAL },
  { type: "External", external: { ...EXTERNAL, target: { type: "Value", value: 12345678 } } },
  {
    type: "ContainerResource",
    containerResource: { container: "shop", name: "cpu", target: { type: "Utilization", averageUtilization: 60 } },
  },
];
const BEHAVIOR = {
  scaleDown: { stabilizationWindowSeconds: 0, policies: [{ type: "Pods", value: 1, periodSeconds: 60 }] },
};
const TRIGGERS = [
  {
    type: "kafka",
    name: "orders",
    metadata: { lagThreshold: "50", topic: "{{ on }}" },
    authenticationRef: { name: "kafka" },
  },
  {
    type: "cron",
    metadata: { timezone: "Europe/Berlin", start: "0 8 * * *", end: "0 18 * * *", desiredReplicas: "3" },
  },
  {
    type: "cron",
    metadata: { timezone: "Europe/Berlin", start: "0 20 * * *", end: "0 21 * * *", desiredReplicas: "5" },
  },
];

const shop = (attributes: Record<string, unknown>) =>
  app({ app_name: "shop", app_type: "internal-api", resources: RESOURCES, ...attributes });
const workloadOf = (objects: readonly KubernetesObject[]) =>
  objects.find(({ kind }) => kind === "Deployment" || kind === "StatefulSet");
const has = (objects: readonly KubernetesObject[], kind: string) => objects.some((object) => object.kind === kind);

describe.each(HELMS)("%s", (_, helm) => {
  describe.each(SCALED)("%s", (app_type) => {
    const directory = chartOf({
      apps: [
        shop({
          app_type,
          autoscaling: { min_replicas: 3, max_replicas: 9, cpu: 80, memory: 70, metrics: METRICS, behavior: BEHAVIOR },
        }),
      ],
    });
    const kind = app_type === "stateful-service" ? "StatefulSet" : "Deployment";

    test("a HorizontalPodAutoscaler scales the workload, which has no replicas", () => {
      const objects = render(helm, directory);
      const { apiVersion, spec } = find(objects, "HorizontalPodAutoscaler", "prod-shop");
      const utilization = (name: string, averageUtilization: number) => ({
        type: "Resource",
        resource: { name, target: { type: "Utilization", averageUtilization } },
      });
      expect(apiVersion).toBe("autoscaling/v2");
      expect(spec).toEqual({
        scaleTargetRef: { apiVersion: "apps/v1", kind, name: "prod-shop" },
        minReplicas: 3,
        maxReplicas: 9,
        metrics: [
          utilization("cpu", 80),
          utilization("memory", 70),
          METRICS[1],
          METRICS[2],
          METRICS[0],
          METRICS[3],
        ].sort((left, right) => order(left) - order(right)),
        behavior: BEHAVIOR,
      });
      expect(Object.keys(find(objects, kind).spec)).not.toContain("replicas");
      expect(lintChart(helm, directory)).toEqual({ passed: true, messages: [] });
    });

    test("switched off, it is gone and replicas hold", () => {
      const objects = render(helm, directory, {
        values: { "apps.shop.autoscaling.enabled": false, "apps.shop.replicas": 4 },
      });
      expect(has(objects, "HorizontalPodAutoscaler")).toBe(false);
      expect(workloadOf(objects).spec.replicas).toBe(4);
      expect(kinds(render(helm, directory, { values: { "apps.shop.enabled": false } }))).toEqual([]);
    });

    test("values change its numbers and single metrics", () => {
      const { spec } = find(
        render(helm, directory, {
          values: {
            "apps.shop.autoscaling": {
              minReplicas: 1,
              maxReplicas: 100,
              targetMemoryUtilizationPercentage: null,
              metrics: {
                queue: null,
                "queue-2": null,
                "shop-cpu": null,
                requests: { pods: { target: { averageValue: 20 } } },
              },
            },
          },
        }),
        "HorizontalPodAutoscaler",
      );
      expect([spec.minReplicas, spec.maxReplicas, spec.metrics.length]).toEqual([1, 100, 2]);
      expect(spec.metrics[1].pods).toEqual({
        metric: { name: "requests" },
        target: { type: "AverageValue", averageValue: 20 },
      });
    });

    test("declared as switched off, values switch it on", () => {
      const autoscaling = { enabled: false, max_replicas: 9, cpu: 80 };
      const off = chartOf({ apps: [shop({ app_type, autoscaling })] });
      expect(has(render(helm, off), "HorizontalPodAutoscaler")).toBe(false);
      const on = render(helm, off, { values: { "apps.shop.autoscaling.enabled": true } });
      expect(find(on, "HorizontalPodAutoscaler").spec.minReplicas).toBe(app_type.endsWith("api") ? 2 : 1);
      expect(workloadOf(on).spec).not.toHaveProperty("replicas");
    });

    test("KEDA: a ScaledObject in place of the autoscaler, down to zero", () => {
      const keda = {
        triggers: TRIGGERS,
        polling_interval_seconds: 15,
        cooldown_period_seconds: 0,
        initial_cooldown_period_seconds: 60,
        fallback: { failure_threshold: 3, replicas: 0 },
      };
      const directory = chartOf({
        apps: [
          shop({ app_type, autoscaling: { min_replicas: 0, max_replicas: 9, cpu: 80, keda, behavior: BEHAVIOR } }),
        ],
      });
      const objects = render(helm, directory);
      const { apiVersion, spec } = find(objects, "ScaledObject", "prod-shop");
      expect(apiVersion).toBe("keda.sh/v1alpha1");
      expect(spec).toEqual({
        scaleTargetRef: { apiVersion: "apps/v1", kind, name: "prod-shop" },
        minReplicaCount: 0,
        maxReplicaCount: 9,
        pollingInterval: 15,
        cooldownPeriod: 0,
        initialCooldownPeriod: 60,
        fallback: { failureThreshold: 3, replicas: 0 },
        advanced: { horizontalPodAutoscalerConfig: { behavior: BEHAVIOR } },
        triggers: [
          { type: "cpu", metricType: "Utilization", metadata: { value: "80" } },
          TRIGGERS[1],
          TRIGGERS[2],
          TRIGGERS[0],
        ],
      });
      expect([has(objects, "HorizontalPodAutoscaler"), has(objects, "PodDisruptionBudget")]).toEqual([false, false]);
      expect(workloadOf(objects).spec).not.toHaveProperty("replicas");
      expect(lintChart(helm, directory).passed).toBe(true);
      const off = render(helm, directory, { values: { "apps.shop.autoscaling.enabled": false } });
      expect([has(off, "ScaledObject"), workloadOf(off).spec.replicas]).toEqual([
        false,
        app_type.endsWith("api") ? 2 : 1,
      ]);
    });
  });

  describe.each(["worker", "stateful-service"])("%s", (app_type) => {
    test.each([
      [{ max_unavailable: 2 }, { maxUnavailable: 2 }],
      [{ max_unavailable: "1%" }, { maxUnavailable: "1%" }],
      [{ min_available: 0 }, { minAvailable: 0 }],
      [{ min_available: "0%" }, { minAvailable: "0%" }],
      [{ min_available: "60%" }, { minAvailable: "60%" }],
      [{}, { maxUnavailable: 1 }],
    ])("the budget %j", (disruption_budget, expected) => {
      const directory = chartOf({ apps: [shop({ app_type, replicas: 3, disruption_budget })] });
      const { selector, ...budget } = find(render(helm, directory), "PodDisruptionBudget").spec;
      expect(budget).toEqual(expected);
      expect(selector.matchLabels["app.kubernetes.io/name"]).toBe("shop");
      expect(lintChart(helm, directory).passed).toBe(true);
      const shown = (values: Record<string, never>) => has(render(helm, directory, { values }), "PodDisruptionBudget");
      expect(shown({ "apps.shop.replicas": 1 as never })).toBe(false);
      expect(shown({ "apps.shop.disruptionBudget.enabled": false as never })).toBe(false);
    });
  });

  test("a budget looks at the autoscaler's minimum where it is enabled, else at the replicas", () => {
    const directory = chartOf({
      apps: [shop({ replicas: 1, autoscaling: { min_replicas: 2, max_replicas: 3, cpu: 80 } })],
    });
    const shown = (values: Record<string, never>) => has(render(helm, directory, { values }), "PodDisruptionBudget");
    expect(shown({})).toBe(true);
    expect(shown({ "apps.shop.autoscaling.minReplicas": 1 as never })).toBe(false);
    expect(shown({ "apps.shop.autoscaling.enabled": false as never })).toBe(false);
    expect(shown({ "apps.shop.autoscaling.enabled": false as never, "apps.shop.replicas": 2 as never })).toBe(true);
  });

  test("values replace one form of a budget by the other", () => {
    const directory = chartOf({ apps: [shop({ replicas: 4, disruption_budget: { max_unavailable: 2 } })] });
    const at = (disruptionBudget: Record<string, never>) =>
      render(helm, directory, { values: { "apps.shop.disruptionBudget": disruptionBudget } });
    const { spec } = find(at({ maxUnavailable: null as never, minAvailable: 0 as never }), "PodDisruptionBudget");
    expect([spec.minAvailable, spec.maxUnavailable]).toEqual([0, undefined]);
    expect(() => at({ minAvailable: 1 as never })).toThrow("disruptionBudget");
  });

  const KEDA = { max_replicas: 3, keda: { triggers: [TRIGGERS[0]] } };

  test.each([
    ["autoscaling.minReplicas", 0, { autoscaling: { max_replicas: 3, cpu: 80 } }],
    ["autoscaling.maxReplicas", 0, { autoscaling: { max_replicas: 3, cpu: 80 } }],
    ["autoscaling.targetCPUUtilizationPercentage", 0, { autoscaling: { max_replicas: 3, cpu: 80 } }],
    ["autoscaling.targetMemoryUtilizationPercentage", "80%", { autoscaling: { max_replicas: 3, cpu: 80 } }],
    ["autoscaling.metrics.x.type", "Disk", { autoscaling: { max_replicas: 3, cpu: 80 } }],
    ["autoscaling.triggers.x.type", "kafka", { autoscaling: { max_replicas: 3, cpu: 80 } }],
    ["autoscaling.enabled", "yes", { autoscaling: KEDA }],
    ["autoscaling.minReplicas", -1, { autoscaling: KEDA }],
    ["autoscaling.triggers.orders.metadata.lagThreshold", 50, { autoscaling: KEDA }],
    ["autoscaling.keda.pollingInterval", 0, { autoscaling: KEDA }],
    ["autoscaling.metrics.x.type", "Pods", { autoscaling: KEDA }],
    ["disruptionBudget.maxUnavailable", "101%", { disruption_budget: {} }],
    ["disruptionBudget.maxUnavailable", "1", { disruption_budget: {} }],
    ["disruptionBudget.maxUnavailable", -1, { disruption_budget: {} }],
    ["autoscaling.enabled", true, {}],
    ["disruptionBudget.enabled", true, {}],
  ])("values refuse %s = %j", (path, value, attributes) => {
    expect(() =>
      render(helm, chartOf({ apps: [shop(attributes)] }), { values: { [`apps.shop.${path}`]: value } }),
    ).toThrow(path.split(".")[0] as string);
  });
});

/** Metrics are in the order of their names: queue, queue-2, requests, shop-cpu. */
function order(metric: KubernetesObject): number {
  const all = [undefined, undefined, METRICS[1], METRICS[2], METRICS[0], METRICS[3]];
  return metric.type === "Resource" ? (metric.resource.name === "cpu" ? 0 : 1) : all.indexOf(metric);
}

const PODS = "so that no node with one of them can be drained";
const BUDGET = "expected a budget that leaves at least one pod to go; Kubernetes rounds percentages up";
const cpu = { max_replicas: 5, cpu: 80 };

describe("what a user reads", () => {
  test.each<[string, Record<string, unknown>, string[]]>([
    [
      "nothing to scale by",
      { autoscaling: { max_replicas: 3 } },
      [
        'autoscaling: says nothing to scale by; expected at least one of `cpu`, `memory`, `metrics` and `keda`. Fix: add `"cpu": 80`, or another of these. [missing-attribute]',
      ],
    ],
    [
      "no end",
      { autoscaling: { cpu: 80 } },
      [
        "autoscaling.max_replicas: is missing; expected an integer from 1 to 10000. Fix: add `max_replicas`. [missing-attribute]",
      ],
    ],
    [
      "more than the most",
      { autoscaling: { min_replicas: 4, max_replicas: 3, cpu: 80 } },
      [
        "autoscaling.max_replicas: is less than `min_replicas`, which is 4 (got 3); expected an integer of at least 4. Fix: raise `max_replicas`, or set a lower `min_replicas`, whose default is `replicas`. [out-of-range]",
      ],
    ],
    [
      "zero pods without KEDA",
      { autoscaling: { ...cpu, min_replicas: 0 } },
      [
        "autoscaling.min_replicas: is zero, and nothing would wake the app (got 0); expected at least 1, or a trigger of `keda` other than `cpu` and `memory`. Fix: raise it to 1, or scale by events with `keda`. [out-of-range]",
      ],
    ],
    [
      "zero pods with KEDA, by their own CPU",
      { autoscaling: { ...cpu, min_replicas: 0, keda: { triggers: [{ type: "cpu", metadata: { value: "50" } }] } } },
      [
        "autoscaling.min_replicas: is zero, and nothing would wake the app (got 0); expected at least 1, or a trigger of `keda` other than `cpu` and `memory`. Fix: raise it to 1, or scale by events with `keda`. [out-of-range]",
      ],
    ],
    [
      "utilization of what nobody requests",
      { autoscaling: { ...cpu, memory: 70 }, resources: { requests: { memory: "1Gi" } } },
      [
        'autoscaling.cpu: is a share of the cpu that the pods request, and they request none (got 80); expected a request of cpu. Fix: add `"cpu"` to `resources["requests"]`. [missing-request]',
      ],
    ],
    ["utilization of a limit, which is a request too", { autoscaling: cpu, resources: { limits: { cpu: 1 } } }, []],
    [
      "utilization among the further metrics",
      {
        resources: {},
        autoscaling: {
          max_replicas: 5,
          metrics: [
            { type: "Resource", resource: { name: "memory", target: { type: "Utilization", averageUtilization: 5 } } },
          ],
        },
      },
      [
        'autoscaling.metrics: is a share of the memory that the pods request, and they request none (got {"type":"Resource","resource":{"name":"memory","target":{"type":"Utilization","averageUtilization":5}}}); expected a request of memory. Fix: add `"memory"` to `resources["requests"]`. [missing-request]',
      ],
    ],
    [
      "a metric of another type",
      { autoscaling: { max_replicas: 3, metrics: [{ type: "Pods", external: {} }] } },
      [
        'autoscaling.metrics[0]: does not say what a metric of the type `Pods` needs (got {"type":"Pods","external":{}}); expected `type` and `pods`, and nothing else. Fix: write `{"type": "Pods", "pods": {…}}`. [invalid-value]',
      ],
    ],
    [
      "metrics beside KEDA",
      { autoscaling: { max_replicas: 3, metrics: [METRICS[1]], keda: { triggers: [TRIGGERS[0]] } } },
      [
        expect.stringMatching(
          /^autoscaling\.metrics: is given beside `keda`, which scales by triggers \(got .*\); expected either `metrics` or `keda`\. Fix: write the metrics as `triggers` of `keda`\. \[conflicting-attributes\]$/,
        ) as unknown as string,
      ],
    ],
    [
      "a setting of a trigger as a number",
      { autoscaling: { max_replicas: 3, keda: { triggers: [{ type: "kafka", metadata: { lagThreshold: 50 } }] } } },
      [
        "autoscaling.keda.triggers[0].metadata.lagThreshold: has the wrong type (got 50); expected a string. Fix: put the value in quotes. [invalid-type]",
      ],
    ],
    [
      "KEDA without triggers",
      { autoscaling: { max_replicas: 3, keda: {} } },
      [
        'autoscaling.keda.triggers: is missing; expected a list of triggers, like `[{"type": "cron", "metadata": {…}}]`. Fix: add `triggers`. [missing-attribute]',
      ],
    ],
    [
      "as many idle pods as active ones",
      { autoscaling: { min_replicas: 0, max_replicas: 3, keda: { idle_replicas: 0, triggers: [TRIGGERS[0]] } } },
      [
        "autoscaling.keda.idle_replicas: is not less than `min_replicas`, as KEDA demands (got 0); expected a `min_replicas` of at least 1 beside it. Fix: remove `idle_replicas`, or set the pods of an active app as `min_replicas`. [conflicting-attributes]",
      ],
    ],
    [
      "both forms of a budget",
      { disruption_budget: { max_unavailable: 1, min_available: 1 } },
      [
        "disruption_budget.min_available: is given beside `max_unavailable` (got 1); expected either `max_unavailable` or `min_available`. Fix: remove one of them. [conflicting-attributes]",
      ],
    ],
    [
      "a budget that is none",
      { disruption_budget: { max_unavailable: "half" } },
      [
        'disruption_budget.max_unavailable: is malformed (got "half"); expected a number of pods, or a percentage like `50%`. Fix: change `disruption_budget.max_unavailable` to such a value. [invalid-value]',
      ],
    ],
    [
      "a budget that lets nobody go",
      { replicas: 3, disruption_budget: { max_unavailable: "0%" } },
      [
        `disruption_budget.max_unavailable: lets none of 3 pods go, ${PODS} (got "0%"); ${BUDGET}. Fix: raise it to 1 or more. [blocked-drain]`,
      ],
    ],
    [
      "a budget that keeps all, once rounded up",
      { replicas: 2, disruption_budget: { min_available: "51%" } },
      [
        `disruption_budget.min_available: lets none of 2 pods go, ${PODS} (got "51%"); ${BUDGET}. Fix: lower it, or raise \`replicas\`. [blocked-drain]`,
      ],
    ],
    [
      "a budget that keeps the autoscaler's minimum",
      { replicas: 9, autoscaling: { ...cpu, min_replicas: 2 }, disruption_budget: { min_available: 2 } },
      [
        `disruption_budget.min_available: lets none of 2 pods go, ${PODS} (got 2); ${BUDGET}. Fix: lower it, or raise \`autoscaling.min_replicas\`. [blocked-drain]`,
      ],
    ],
    [
      "a budget that keeps all replicas, where the autoscaler is off",
      {
        replicas: 2,
        autoscaling: { ...cpu, enabled: false, min_replicas: 3 },
        disruption_budget: { min_available: 2 },
      },
      [
        `disruption_budget.min_available: lets none of 2 pods go, ${PODS} (got 2); ${BUDGET}. Fix: lower it, or raise \`replicas\`. [blocked-drain]`,
      ],
    ],
    ["a budget that is not there, over a single pod", { replicas: 1, disruption_budget: { min_available: 1 } }, []],
    ["a budget that is not enabled", { disruption_budget: { enabled: false, max_unavailable: 0 } }, []],
    ["a budget that leaves one, once rounded up", { replicas: 5, disruption_budget: { min_available: "80%" } }, []],
    [
      "a job",
      { app_type: "job", autoscaling: cpu, disruption_budget: {} },
      [
        'autoscaling: means nothing for the app type `job` (got {"max_replicas":5,"cpu":80}); expected the app type `external-api`, `internal-api`, `worker` or `stateful-service`. Fix: remove `autoscaling` or change `app_type`. [meaningless-attribute]',
        "disruption_budget: means nothing for the app type `job` (got {}); expected the app type `external-api`, `internal-api`, `worker` or `stateful-service`. Fix: remove `disruption_budget` or change `app_type`. [meaningless-attribute]",
      ],
    ],
  ])("%s", (_, attributes, expected) => {
    const problems = problemsOf({ apps: [shop(attributes)] });
    expect(problems.map((problem) => problem.replace("//shop:shop: ", ""))).toEqual(expected);
  });

  test.each([
    { autoscaling: { minReplicas: null } },
    { autoscaling: { minReplicas: "many" }, disruptionBudget: { minAvailable: "most" } },
    { disruptionBudget: null, replicas: null },
  ])("values that say nonsense are told so as values alone: %j", (values) => {
    const attributes = { autoscaling: cpu, disruption_budget: { min_available: 1 } };
    const problems = problemsOf({ chart: chart({ values: { apps: { shop: values } } }), apps: [shop(attributes)] });
    expect(problems.filter((problem) => !problem.startsWith("//shop:chart: values.apps.shop"))).toEqual([]);
  });

  test("the chart's own values count", () => {
    const apps = [shop({ replicas: 3, disruption_budget: { min_available: 2 } })];
    const problems = problemsOf({ chart: chart({ values: { apps: { shop: { replicas: 2 } } } }), apps });
    expect(problems).toEqual([
      `//shop:shop: disruption_budget.min_available: lets none of 2 pods go, ${PODS} (got 2); ${BUDGET}. Fix: lower it, or raise \`replicas\`. [blocked-drain]`,
    ]);
  });
});
