/** One chart with an app of each type. */

import { describe, expect, test } from "@jest/globals";
import { workloadTraits } from "../../facts/workloads.ts";
import { TYPES } from "../support/app_types.ts";
import {
  app,
  chart,
  chartOf,
  containerOf,
  find,
  isWorkload,
  type KubernetesObject,
  kinds,
  lintChart,
  podOf,
  render,
  templateText,
} from "../support/charts.ts";
import { HELMS } from "../support/helm.ts";
import { FULL } from "./full_apps.ts";

describe.each(HELMS)("%s: a chart of all types", (_, helm) => {
  const apps = TYPES.map((app_type) => app({ app_name: app_type.replace("-", "_"), app_type, ...FULL[app_type] }));
  const declare = (versions: Record<string, unknown>) => chartOf({ chart: chart(versions), apps });

  test("selectors match only the pods of their own workload", () => {
    const objects = render(helm, declare({}));
    const workloads = objects.filter(isWorkload);
    const selectors = objects.flatMap(({ kind, spec }) =>
      kind === "Service" ? [spec.selector] : spec?.selector === undefined ? [] : [spec.selector.matchLabels],
    );
    expect(selectors).toHaveLength(13);
    for (const selector of selectors) {
      const matching = workloads.filter((candidate) =>
        Object.entries(selector).every(([key, value]) => podOf(candidate).metadata.labels[key] === value),
      );
      expect(matching).toHaveLength(1);
    }
  });

  test("a version with build metadata is a tag without the plus sign", () => {
    const directory = chartOf({ apps: [app({ version: "1.0.0+build.7" })] });
    expect(lintChart(helm, directory).passed).toBe(true);
    const { image } = containerOf(find(render(helm, directory), "Deployment"));
    expect(image).toBe("registry.example.com/shop:1.0.0_build.7");
  });

  test("a new chart or app version changes neither selectors nor pods", () => {
    const [before, after] = [
      declare({ chart_version: "1.0.0" }),
      declare({ chart_version: "2.0.0+build.7", app_version: "1.0.0" }),
    ];
    const stable = (directory: string) =>
      render(helm, directory)
        .filter(({ kind }) => workloadTraits(kind)?.rollsOut)
        .map(({ spec }) => [spec.selector, spec.template, spec.serviceName]);
    expect(stable(after)).toEqual(stable(before));
  });

  test("every object has the standard labels and the namespace of the release", () => {
    for (const { metadata } of render(helm, declare({ namespace: "elsewhere" }))) {
      expect(metadata.namespace).toBe("shop");
      expect(Object.keys(metadata.labels).sort()).toEqual([
        "app.kubernetes.io/component",
        "app.kubernetes.io/instance",
        "app.kubernetes.io/managed-by",
        "app.kubernetes.io/name",
        "app.kubernetes.io/part-of",
        "app.kubernetes.io/version",
        "helm.sh/chart",
      ]);
    }
  });

  test("Service ports lead to container ports", () => {
    const objects = render(helm, declare({}));
    const servedBy = ({ spec }: KubernetesObject) =>
      objects.find(
        (object) =>
          isWorkload(object) &&
          podOf(object).metadata.labels["app.kubernetes.io/name"] === spec.selector["app.kubernetes.io/name"],
      );
    for (const service of objects.filter(({ kind }) => kind === "Service")) {
      const ports = containerOf(servedBy(service)).ports.map(({ name }: KubernetesObject) => name);
      expect(service.spec.ports.map(({ targetPort }: KubernetesObject) => targetPort)).toEqual(ports);
    }
  });

  test("a budget exists only if it leaves room for a drain", () => {
    const budgets = (replicas: number) =>
      render(helm, declare({}), { values: { "apps.worker.replicas": replicas } }).filter(
        ({ kind, metadata }) => kind === "PodDisruptionBudget" && metadata.name === "prod-worker",
      );
    expect(budgets(0)).toHaveLength(0);
    expect(budgets(1)).toHaveLength(0);
    expect(budgets(2).map(({ spec }) => spec.maxUnavailable)).toEqual([1]);
  });

  test("zero replicas survive", () => {
    const deployment = find(
      render(helm, declare({}), { values: { "apps.worker.replicas": 0 } }),
      "Deployment",
      "prod-worker",
    );
    expect(deployment.spec.replicas).toBe(0);
  });

  test("an app with the name of the release does not repeat it in object names", () => {
    const database = { config: { A: "1" }, volumes: { data: { claim: { size: "1Gi" } } } };
    const objects = render(
      helm,
      chartOf({
        apps: [
          app({ app_name: "shop_api", config: { A: "1" } }),
          app({ app_name: "job", app_type: "job", config: { A: "1" } }),
        ],
      }),
      { release: "shop-api" },
    );
    expect(containerOf(find(objects, "Deployment")).envFrom).toEqual([{ configMapRef: { name: "shop-api-config" } }]);
    const stateful = chartOf({ apps: [app({ app_name: "shop_api", app_type: "stateful-service", ...database })] });
    const { spec } = find(render(helm, stateful, { release: "shop-api" }), "StatefulSet");
    expect(spec.serviceName).toBe("shop-api-headless");
    expect(kinds(objects)).toEqual([
      "ConfigMap/shop-api-config",
      "ConfigMap/shop-api-job-config",
      "Deployment/shop-api",
      "Job/shop-api-job",
      "PodDisruptionBudget/shop-api",
      "Service/shop-api",
    ]);
  });

  test("a second source or handler is refused, unless the other one is null", () => {
    const env = { URL: { secret: { name: "pg", key: "url" } } };
    const directory = chartOf({ apps: [app({ app_name: "api", env, health_check: { path: "/" } })] });
    const source = { configMapKeyRef: { name: "c", key: "k" } };
    const probe = { exec: { command: ["true"] } };
    expect(() => render(helm, directory, { values: { "apps.api.env.URL.valueFrom": source } })).toThrow("URL");
    expect(() => render(helm, directory, { values: { "apps.api.healthCheck.liveness": probe } })).toThrow("liveness");
    const values = {
      "apps.api.env.URL.valueFrom": { ...source, secretKeyRef: null },
      "apps.api.healthCheck.liveness": { ...probe, httpGet: null },
    };
    const container = containerOf(find(render(helm, directory, { values }), "Deployment"));
    expect(container.env).toEqual([{ name: "URL", valueFrom: source }]);
    expect(container.livenessProbe).toEqual({ ...probe, failureThreshold: 6 });
  });

  test("no line of a template has only spaces, and nothing is left unrendered", () => {
    expect(templateText(helm, declare({}))).not.toMatch(/^[ \t]+$/m);
  });

  test("values can add pod labels and annotations, but cannot change selectors", () => {
    const podLabels = { "app.kubernetes.io/name": "hijack", team: "shop" };
    const objects = render(helm, declare({}), {
      values: { "apps.worker.podLabels": podLabels, "apps.worker.podAnnotations": { a: "1e3" } },
    });
    const { labels, annotations } = podOf(find(objects, "Deployment", "prod-worker")).metadata;
    expect(labels).toEqual({
      "app.kubernetes.io/name": "worker",
      "app.kubernetes.io/instance": "prod",
      "app.kubernetes.io/component": "deployment",
      team: "shop",
    });
    expect(annotations).toEqual({ a: "1e3" });
  });

  test("a job is a hook that can run again", () => {
    const job = find(render(helm, declare({})), "Job");
    expect(job.metadata.annotations).toEqual({
      "helm.sh/hook": "pre-install,pre-upgrade",
      "helm.sh/hook-weight": "-5",
      "helm.sh/hook-delete-policy": "before-hook-creation,hook-succeeded",
    });
    expect(job.spec).toMatchObject({ backoffLimit: 3, activeDeadlineSeconds: 300 });
    expect(job.spec.ttlSecondsAfterFinished).toBeUndefined();
    expect(podOf(job).spec.restartPolicy).toBe("Never");
  });
});
