/**
 * Common pitfalls of Helm charts, by their numbers in a list: what values and text go through. A corpus of charts on both Helm majors is
 * held to them.
 */
import { describe, expect, test } from "@jest/globals";
import {
  app,
  chartOf,
  containerOf,
  find,
  type KubernetesObject,
  podOf,
  render,
  workloadOf,
} from "../support/charts.ts";
import { HELMS } from "../support/helm.ts";
import { read } from "../support/read.ts";
import { STATEFUL } from "./rendered_corpus.ts";

describe.each(HELMS)("10: numbers keep their digits: %s", (_, helm) => {
  test.each(["12345678", "1.10", "1234567e2", "0777", "1_000"])("the tag %s", (image_tag) => {
    const declared = chartOf({ apps: [app({ image_tag })] });
    expect(containerOf(workloadOf(render(helm, declared))).image).toBe(`registry.example.com/shop:${image_tag}`);
    const values = { "apps.shop_api.image.tag": image_tag };
    const deployed = workloadOf(render(helm, chartOf({}), { values }));
    expect(containerOf(deployed).image).toBe(`registry.example.com/shop:${image_tag}`);
  });

  test("declared: user, quota, budgets and times", () => {
    const directory = chartOf({
      apps: [
        app({
          app_type: "worker",
          port: 8000,
          security_context: { run_as_user: 12345678, fs_group: 87654321 },
          resources: { limits: { "example.com/widgets": "12345678" } },
          replicas: 3,
          disruption_budget: { max_unavailable: 2345678 },
        }),
      ],
    });
    const objects = render(helm, directory);
    const workload = workloadOf(objects);
    const pod = podOf(workload).spec;
    expect(pod.securityContext).toMatchObject({ runAsUser: 12345678, fsGroup: 87654321 });
    expect(String(containerOf(workload).resources.limits["example.com/widgets"])).toBe("12345678");
    expect(find(objects, "PodDisruptionBudget").spec.maxUnavailable).toBe(2345678);
  });

  test("in a values file", () => {
    const env = { NUMBER: 12345678, FRACTION: 1234567.5 };
    const directory = chartOf({
      apps: [
        app({
          ...{ resources: { requests: { cpu: "1" } }, health_check: { path: "/" }, topology_spread: "zone" },
          disruption_budget: { max_unavailable: 1 },
          config: { A: "1" },
          env: { B: "1" },
        }),
      ],
    });
    const objects = render(helm, directory, {
      values: {
        "apps.shop_api.disruptionBudget.maxUnavailable": 2345678,
        "apps.shop_api.env": env,
        "apps.shop_api.config": env,
        "apps.shop_api.healthCheck.liveness.periodSeconds": 12345678,
        "apps.shop_api.resources.limits": { "example.com/widgets": 12345678 },
        "apps.shop_api.topologySpread": { rack: { maxSkew: 12345678, whenUnsatisfiable: "DoNotSchedule" } },
      },
    });
    const container = containerOf(workloadOf(objects));
    const variables = container.env.map(({ name, value }: KubernetesObject) => [name, value]);
    expect(Object.fromEntries(variables)).toEqual({ B: "1", NUMBER: "12345678", FRACTION: "1234567.5" });
    expect(find(objects, "ConfigMap").data).toEqual({ A: "1", NUMBER: "12345678", FRACTION: "1234567.5" });
    expect(find(objects, "PodDisruptionBudget").spec.maxUnavailable).toBe(2345678);
    expect(container.livenessProbe.periodSeconds).toBe(12345678);
    expect(container.resources.limits["example.com/widgets"]).toBe(12345678);
    expect(podOf(workloadOf(objects)).spec.topologySpreadConstraints).toContainEqual(
      expect.objectContaining({ topologyKey: "rack", maxSkew: 12345678 }),
    );
  });
});

describe.each(HELMS)("11: zero, false and nothing are values: %s", (_, helm) => {
  const account = {
    service_account: { create: true, automount: false },
    rbac: [{ resources: ["pods"], verbs: ["get"] }],
  };
  const secret = { secret: { name: "a", key: "b", optional: false } };
  const cron = { app_type: "cron-job" };
  const probe = { path: "/", initial_delay_seconds: 0 };
  const scaled = {
    max_replicas: 9,
    keda: { triggers: [{ type: "cron", metadata: { a: "" } }], cooldown_period_seconds: 0 },
  };

  test.each([
    ["Deployment.spec.replicas", 0, { replicas: 0 }],
    ["Deployment.spec.strategy.rollingUpdate.maxSurge", 0, { update_strategy: { max_surge: 0 } }],
    ["StatefulSet.spec.updateStrategy.rollingUpdate.partition", 0, STATEFUL({ update_strategy: { partition: 0 } })],
    ["pod.terminationGracePeriodSeconds", 0, { termination_grace_period_seconds: 0 }],
    ["pod.hostNetwork", false, { host_network: false }],
    ["pod.automountServiceAccountToken", false, account],
    ["pod.securityContext.fsGroup", 0, { security: "baseline", security_context: { fs_group: 0 } }],
    ["pod.securityContext.runAsUser", 0, { security: "baseline", security_context: { run_as_user: 0 } }],
    [
      "container.securityContext.readOnlyRootFilesystem",
      false,
      { security_context: { read_only_root_filesystem: false } },
    ],
    ["container.env[name=A].value", "", { env: { A: "" } }],
    ["container.env[name=A].valueFrom.secretKeyRef.optional", false, { env: { A: secret } }],
    ["container.envFrom[0].secretRef.optional", false, { env_from: [{ secret: "a", optional: false }] }],
    ["container.readinessProbe.initialDelaySeconds", 0, { health_check: probe }],
    ["container.args[0]", "", { args: [""] }],
    [
      "container.volumeMounts[name=a].readOnly",
      false,
      { volumes: { a: { empty_dir: {}, mount_path: "/a", read_only: false } } },
    ],
    ["template.metadata.labels.a", "", { pod_labels: { a: "" } }],
    ["template.metadata.annotations.a", "", { pod_annotations: { a: "" } }],
    ["Service.metadata.annotations.a", "", { annotations: { a: "" } }],
    ["pod.nodeSelector.a", "", { node_selector: { a: "" } }],
    [
      "pod.tolerations[0].tolerationSeconds",
      0,
      { tolerations: [{ key: "a", effect: "NoExecute", toleration_seconds: 0 }] },
    ],
    ["ConfigMap.data.A", "", { config: { A: "" } }],
    ["PodDisruptionBudget.spec.minAvailable", 0, { disruption_budget: { min_available: 0 } }],
    ["ScaledObject.spec.cooldownPeriod", 0, { autoscaling: scaled }],
    ["ScaledObject.spec.triggers[0].metadata.a", "", { autoscaling: scaled }],
    ["PrometheusRule.spec.groups[0].rules[0].annotations.summary", "", { alerts: { A: { expr: "x", summary: "" } } }],
    ["Job.spec.backoffLimit", 0, { app_type: "job", backoff_limit: 0 }],
    ["Job.metadata.annotations[helm.sh/hook-weight]", "0", { app_type: "job", weight: 0 }],
    ["CronJob.spec.suspend", false, { ...cron, suspend: false }],
    ["CronJob.spec.successfulJobsHistoryLimit", 0, { ...cron, successful_jobs_history_limit: 0 }],
    ["CronJob.spec.failedJobsHistoryLimit", 0, { ...cron, failed_jobs_history_limit: 0 }],
    ["CronJob.spec.jobTemplate.spec.ttlSecondsAfterFinished", 0, { ...cron, ttl_seconds: 0 }],
  ] as const)("declared: %s: %j", (at, value, attributes) => {
    const declaration = { apps: [app(attributes)] };
    const objects = render(helm, chartOf(declaration));
    expect(read(at, { app: "shop_api", files: new Map(), objects })).toBe(value);
  });

  test.each([
    ["Deployment.spec.replicas", 0, "replicas", {}],
    ["container.env[name=A].value", "", "env.A", { env: { A: "x" } }],
    ["container.env[name=A].value", "false", "env.A", { env: { A: "x" } }],
    ["container.env[name=A].value", "0", "env.A", { env: { A: "x" } }],
    ["ConfigMap.data.A", "", "config.A", { config: { A: "x" } }],
    ["ConfigMap.data.A", "false", "config.A", { config: { A: "x" } }],
    [
      "PodDisruptionBudget.spec.minAvailable",
      0,
      "disruptionBudget.minAvailable",
      { disruption_budget: { min_available: 1 } },
    ],
    [
      "container.readinessProbe.initialDelaySeconds",
      0,
      "healthCheck.readiness.initialDelaySeconds",
      { health_check: { ...probe, initial_delay_seconds: 7 } },
    ],
    ["CronJob.spec.suspend", false, "suspend", { ...cron, suspend: true }],
    ["template.metadata.annotations.a", "", "podAnnotations.a", { pod_annotations: { a: "x" } }],
    ["pod.nodeSelector.a", "", "nodeSelector.a", { node_selector: { a: "x" } }],
  ] as const)("by values: %s: %j", (at, value, key, attributes) => {
    const given = value === "false" ? false : value === "0" ? 0 : value;
    const objects = render(helm, chartOf({ apps: [app(attributes)] }), { values: { [`apps.shop_api.${key}`]: given } });
    expect(read(at, { app: "shop_api", files: new Map(), objects })).toBe(value);
  });
});
