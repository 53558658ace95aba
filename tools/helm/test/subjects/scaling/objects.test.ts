/** Autoscalers and disruption budgets on both Helm majors, and how values change them. */

import { describe, expect, test } from "@jest/globals";
import { APP_TYPES } from "../../../facts/app_types.ts";
import { typesWithTrait } from "../../support/app_types.ts";
import {
  app,
  chartOf,
  find,
  type KubernetesObject,
  kinds,
  lintChart,
  render,
  workloadOf,
} from "../../support/charts.ts";
import { HELMS } from "../../support/helm.ts";

const SCALED = typesWithTrait("replicas");

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
    const kind = APP_TYPES[app_type].workload;

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

    test("switched off, it is gone and replicas apply", () => {
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

    test("KEDA: a ScaledObject replaces the autoscaler, down to zero", () => {
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
      // With up to nine pods there is something that a budget protects.
      expect([has(objects, "HorizontalPodAutoscaler"), has(objects, "PodDisruptionBudget")]).toEqual([false, true]);
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
      expect(shown({ "apps.shop.replicas": 1 as never })).toBe(true);
      expect(shown({ "apps.shop.disruptionBudget.enabled": false as never })).toBe(false);
    });
  });

  test("a default budget depends on the autoscaler's maximum if that is enabled, or else on the replicas", () => {
    const directory = chartOf({
      apps: [shop({ replicas: 1, autoscaling: { min_replicas: 1, max_replicas: 3, cpu: 80 } })],
    });
    const shown = (values: Record<string, never>) => has(render(helm, directory, { values }), "PodDisruptionBudget");
    expect(shown({})).toBe(true);
    expect(shown({ "apps.shop.autoscaling.maxReplicas": 1 as never })).toBe(false);
    expect(shown({ "apps.shop.autoscaling.enabled": false as never })).toBe(false);
    expect(shown({ "apps.shop.autoscaling.enabled": false as never, "apps.shop.replicas": 2 as never })).toBe(true);
  });

  test("a declared budget stays where the autoscaler's minimum is one", () => {
    const autoscaling = { min_replicas: 1, max_replicas: 3, cpu: 80 };
    const directory = chartOf({ apps: [shop({ autoscaling, disruption_budget: { max_unavailable: 2 } })] });
    expect(find(render(helm, directory), "PodDisruptionBudget").spec).toMatchObject({ maxUnavailable: 2 });
  });

  test("values replace one form of a budget with the other", () => {
    const directory = chartOf({ apps: [shop({ replicas: 4, disruption_budget: { max_unavailable: 2 } })] });
    const at = (disruptionBudget: Record<string, never>) =>
      render(helm, directory, { values: { "apps.shop.disruptionBudget": disruptionBudget } });
    const { spec } = find(at({ maxUnavailable: null as never, minAvailable: 0 as never }), "PodDisruptionBudget");
    expect([spec.minAvailable, spec.maxUnavailable]).toEqual([0, undefined]);
    expect(() => at({ minAvailable: 1 as never })).toThrow("disruptionBudget");
  });

  const KEDA = { max_replicas: 3, keda: { triggers: [TRIGGERS[0]] } };

  test("KEDA: values remove the last trigger if a target is left, which cannot wake up an app", () => {
    const withTarget = chartOf({ apps: [shop({ autoscaling: { ...KEDA, cpu: 80 } })] });
    const without = chartOf({ apps: [shop({ autoscaling: KEDA })] });
    for (const removed of ["triggers", "triggers.orders"]) {
      const values = { [`apps.shop.autoscaling.${removed}`]: null };
      expect(find(render(helm, withTarget, { values }), "ScaledObject").spec.triggers).toEqual([
        { type: "cpu", metricType: "Utilization", metadata: { value: "80" } },
      ]);
      expect(() => render(helm, without, { values })).toThrow("autoscaling");
      expect(() => render(helm, withTarget, { values: { ...values, "apps.shop.autoscaling.minReplicas": 0 } })).toThrow(
        "autoscaling",
      );
    }
  });

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
