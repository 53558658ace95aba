/** Volumes, claims and mounts, as both Helm majors render them. */

import { describe, expect, test } from "@jest/globals";
import { TYPES } from "../../support/app_types.ts";
import {
  app,
  chart,
  chartOf,
  find,
  isWorkload,
  type KubernetesObject,
  kinds,
  lintChart,
  podOf,
  type RenderOptions,
  render,
} from "../../support/charts.ts";
import { HELMS } from "../../support/helm.ts";

/** Each kind of volume except claims, and its form in Kubernetes. */
const SOURCES: Readonly<Record<string, readonly [volume: Record<string, unknown>, source: Record<string, unknown>]>> = {
  "an empty directory": [{ empty_dir: {} }, { emptyDir: {} }],
  "one in memory": [
    { empty_dir: { medium: "Memory", size_limit: "64Mi" } },
    { emptyDir: { medium: "Memory", sizeLimit: "64Mi" } },
  ],
  "a ConfigMap": [{ config_map: "c" }, { configMap: { name: "c" } }],
  "single keys of a ConfigMap": [
    { config_map: "c", items: { "a.conf": "x/a.conf" }, mode: "0444", optional: false },
    { configMap: { name: "c", items: [{ key: "a.conf", path: "x/a.conf" }], defaultMode: 0o444, optional: false } },
  ],
  "a Secret": [
    { secret: "s", items: { key: "tls.key" }, mode: "0400", optional: true },
    { secret: { secretName: "s", items: [{ key: "key", path: "tls.key" }], defaultMode: 0o400, optional: true } },
  ],
  "a CSI volume": [
    {
      csi: {
        driver: "secrets-store.csi.k8s.io",
        read_only: true,
        fs_type: "ext4",
        attributes: { secretProviderClass: "{{ on }}" },
        secret: "s",
      },
    },
    {
      csi: {
        driver: "secrets-store.csi.k8s.io",
        readOnly: true,
        fsType: "ext4",
        volumeAttributes: { secretProviderClass: "{{ on }}" },
        nodePublishSecretRef: { name: "s" },
      },
    },
  ],
  "projected sources": [
    {
      projected: [
        { config_map: "c", optional: true },
        { secret: "s", items: { a: "b" } },
        { service_account_token: { path: "token", audience: "vault", expiration_seconds: 600 } },
        { downward_api: { labels: "metadata.labels" } },
      ],
      mode: "440",
    },
    {
      projected: {
        sources: [
          { configMap: { name: "c", optional: true } },
          { secret: { name: "s", items: [{ key: "a", path: "b" }] } },
          { serviceAccountToken: { path: "token", audience: "vault", expirationSeconds: 600 } },
          { downwardAPI: { items: [{ path: "labels", fieldRef: { fieldPath: "metadata.labels" } }] } },
        ],
        defaultMode: 0o440,
      },
    },
  ],
};

function workload(objects: readonly KubernetesObject[]): KubernetesObject {
  return objects.find(isWorkload);
}

function volumesOf(objects: readonly KubernetesObject[]) {
  const { volumes, containers } = podOf(workload(objects)).spec;
  return { volumes, mounts: containers[0].volumeMounts };
}

describe.each(HELMS)("%s", (_, helm) => {
  const shop = (attributes: Record<string, unknown>) =>
    chartOf({ apps: [app({ app_name: "shop", app_type: "worker", ...attributes })] });

  describe.each(TYPES)("%s", (app_type) => {
    test("every kind of volume, mounted as a whole, in part, in several places and read-only", () => {
      const sources = Object.values(SOURCES);
      const volumes = Object.fromEntries(
        sources.map(([volume], index) => [`v${index}`, { ...volume, mount_path: `/v${index}` }]),
      );
      const parts = { mount_path: "/one", sub_path: "a/b", mounts: { "/two": "c" }, read_only: true };
      const directory = shop({ app_type, volumes: { ...volumes, parts: { empty_dir: {}, ...parts } } });
      const found = volumesOf(render(helm, directory));
      expect(found.volumes).toEqual([
        { name: "tmp", emptyDir: {} },
        ...sources.map(([, source], index) => ({ name: `v${index}`, ...source })),
        { name: "parts", emptyDir: {} },
      ]);
      expect(found.mounts).toEqual([
        { name: "tmp", mountPath: "/tmp" },
        ...sources.map((_source, index) => ({ name: `v${index}`, mountPath: `/v${index}` })),
        { name: "parts", mountPath: "/one", subPath: "a/b", readOnly: true },
        { name: "parts", mountPath: "/two", subPath: "c", readOnly: true },
      ]);
      expect(lintChart(helm, directory)).toEqual({ passed: true, messages: [] });
    });

    test("a declared volume at /tmp replaces the built-in one", () => {
      const directory = shop({
        app_type,
        volumes: { scratch: { empty_dir: { size_limit: "1Gi" }, mount_path: "/tmp/" } },
      });
      expect(volumesOf(render(helm, directory))).toEqual({
        volumes: [{ name: "scratch", emptyDir: { sizeLimit: "1Gi" } }],
        mounts: [{ name: "scratch", mountPath: "/tmp/" }],
      });
    });

    test("volumes that depend on another app are removed with it, and leave no empty list", () => {
      const volumes = { cache: { secret: "redis", mount_path: "/run/redis", when: "//shop:redis" } };
      const secrets = { "redis-login": { existing: "redis", env: true, mount_path: "/login", when: "redis" } };
      const directory = chartOf({
        apps: [
          app({ app_name: "shop", app_type, security: "baseline", volumes, secrets }),
          app({ app_name: "redis", app_type: "worker" }),
        ],
      });
      const pod = (values: RenderOptions["values"] = {}) =>
        podOf(workload(render(helm, directory, { values }).filter(({ metadata }) => metadata.name === "prod-shop")))
          .spec;
      const names = ({ volumes: found, containers: [container] }: KubernetesObject) => [
        found.map(({ name }: KubernetesObject) => name),
        container.volumeMounts.map(({ name }: KubernetesObject) => name),
        container.envFrom.map(({ secretRef }: KubernetesObject) => secretRef.name),
      ];
      expect(names(pod())).toEqual([["redis-login", "cache"], ["redis-login", "cache"], ["redis"]]);
      expect(names(pod({ "apps.redis.enabled": false }))).toEqual([[], [], []]);
      const disabled = chartOf({
        apps: [
          app({ app_name: "shop", app_type, volumes, secrets, env_from: [{ secret: "own" }] }),
          app({ app_name: "redis", app_type: "worker", enabled: false }),
        ],
      });
      expect(lintChart(helm, disabled)).toEqual({ passed: true, messages: [] });
    });

    test("an existing claim with the name in values", () => {
      const directory = shop({ app_type, volumes: { data: { existing_claim: "old", mount_path: "/data" } } });
      const claim = (values?: RenderOptions["values"]) =>
        volumesOf(render(helm, directory, { values: values ?? {} })).volumes[1].persistentVolumeClaim.claimName;
      expect(claim()).toBe("old");
      expect(claim({ "apps.shop.persistence.data.existingClaim": "new" })).toBe("new");
      expect(kinds(render(helm, directory)).filter((kind) => kind.startsWith("Persistent"))).toEqual([]);
    });
  });

  describe.each(["worker", "cron-job", "internal-api"])("a claim of a %s", (app_type) => {
    const declare = (claim: Record<string, unknown>, more: Record<string, unknown> = {}) =>
      shop({
        app_type,
        replicas: app_type === "cron-job" ? undefined : 1,
        volumes: { data: { claim, mount_path: "/data", ...more } },
      });
    const claimOf = (directory: string, values: RenderOptions["values"] = {}) =>
      find(render(helm, directory, { values }), "PersistentVolumeClaim", "prod-shop-data");

    test("is its own object, with the size and class in values", () => {
      const directory = declare({ size: "10Gi" });
      const objects = render(helm, directory);
      expect(claimOf(directory).spec).toEqual({
        accessModes: ["ReadWriteOnce"],
        resources: { requests: { storage: "10Gi" } },
      });
      const kept = app_type === "cron-job" ? { "helm.sh/resource-policy": "keep" } : undefined;
      expect(claimOf(directory).metadata.annotations).toEqual(kept);
      expect(volumesOf(objects).volumes[1]).toEqual({
        name: "data",
        persistentVolumeClaim: { claimName: "prod-shop-data" },
      });
      const values = { "apps.shop.persistence.data": { size: "20Gi", storageClass: "fast" } };
      expect(claimOf(directory, values).spec).toMatchObject({
        resources: { requests: { storage: "20Gi" } },
        storageClassName: "fast",
      });
      const none = { "apps.shop.persistence.data.storageClass": "-" };
      expect(claimOf(directory, none).spec.storageClassName).toBe("");
      expect(lintChart(helm, directory)).toEqual({ passed: true, messages: [] });
    });

    test("is kept if declared so, with its annotations", () => {
      const directory = declare({
        size: 1073741824,
        access_modes: ["ReadWriteMany", "ReadOnlyMany"],
        keep: true,
        storage_class: "slow",
        annotations: { "x/y": "{{ on }}" },
      });
      const { metadata, spec } = claimOf(directory);
      expect(metadata.annotations).toEqual({ "x/y": "{{ on }}", "helm.sh/resource-policy": "keep" });
      expect(spec).toEqual({
        accessModes: ["ReadWriteMany", "ReadOnlyMany"],
        resources: { requests: { storage: "1073741824" } },
        storageClassName: "slow",
      });
    });

    test("switched off, it is replaced by an empty directory", () => {
      const objects = render(helm, declare({ size: "1Gi" }), {
        values: { "apps.shop.persistence.data.enabled": false },
      });
      expect(kinds(objects).filter((kind) => kind.startsWith("Persistent"))).toEqual([]);
      expect(volumesOf(objects).volumes[1]).toEqual({ name: "data", emptyDir: {} });
      expect(volumesOf(objects).mounts[1]).toEqual({ name: "data", mountPath: "/data" });
    });

    test("is removed with the app", () => {
      expect(render(helm, declare({ size: "1Gi" }), { values: { "apps.shop.enabled": false } })).toEqual([]);
    });
  });

  test("a claim is removed with the app that it depends on", () => {
    const volumes = { dump: { claim: { size: "1Gi" }, mount_path: "/dump", when: "//shop:redis" } };
    const directory = chartOf({
      apps: [
        app({ app_name: "backup", app_type: "cron-job", volumes }),
        app({ app_name: "redis", app_type: "worker" }),
      ],
    });
    expect(kinds(render(helm, directory))).toContain("PersistentVolumeClaim/prod-backup-dump");
    expect(kinds(render(helm, directory, { values: { "apps.redis.enabled": false } }))).toEqual([
      "CronJob/prod-backup",
    ]);
  });

  describe("a claim of a stateful-service", () => {
    const volumes = {
      data: { claim: { size: "10Gi", annotations: { "x/y": "z" } }, mount_path: "/data" },
      "my-logs": { claim: { size: "1Gi", storage_class: "slow", keep: true }, mount_path: "/logs" },
    };
    const declare = (version = "1.0.0") =>
      chartOf({
        chart: chart({ chart_version: version, app_version: version }),
        apps: [app({ app_name: "db", app_type: "stateful-service", volumes })],
      });

    test("is a claim template for each pod, not an object", () => {
      const objects = render(helm, declare());
      const spec = (size: string) => ({ accessModes: ["ReadWriteOnce"], resources: { requests: { storage: size } } });
      const head = { apiVersion: "v1", kind: "PersistentVolumeClaim" };
      expect(find(objects, "StatefulSet").spec.volumeClaimTemplates).toEqual([
        { ...head, metadata: { name: "data", annotations: { "x/y": "z" } }, spec: spec("10Gi") },
        { ...head, metadata: { name: "my-logs" }, spec: { ...spec("1Gi"), storageClassName: "slow" } },
      ]);
      expect(kinds(objects).filter((kind) => kind.startsWith("Persistent"))).toEqual([]);
      expect(volumesOf(objects)).toEqual({
        volumes: [{ name: "tmp", emptyDir: {} }],
        mounts: [
          { name: "tmp", mountPath: "/tmp" },
          { name: "data", mountPath: "/data" },
          { name: "my-logs", mountPath: "/logs" },
        ],
      });
      expect(lintChart(helm, declare())).toEqual({ passed: true, messages: [] });
    });

    test("never changes with the chart's version", () => {
      const templates = (version: string) =>
        find(render(helm, declare(version)), "StatefulSet").spec.volumeClaimTemplates;
      expect(templates("2.0.0+build.7")).toEqual(templates("1.0.0"));
    });

    test("switched off, it is replaced by an empty directory; with all off, there are no claim templates", () => {
      const off = (...names: string[]) =>
        find(
          render(helm, declare(), {
            values: Object.fromEntries(names.map((name) => [`apps.db.persistence.${name}.enabled`, false])),
          }),
          "StatefulSet",
        ).spec;
      const one = off("data");
      expect(one.volumeClaimTemplates.map(({ metadata }: KubernetesObject) => metadata.name)).toEqual(["my-logs"]);
      expect(one.template.spec.volumes[1]).toEqual({ name: "data", emptyDir: {} });
      expect("volumeClaimTemplates" in off("data", "my-logs")).toBe(false);
    });
  });

  test("a host path, for apps that may have one", () => {
    const volumes = { node: { host_path: { path: "/var/log", type: "Directory" }, mount_path: "/host" } };
    expect(volumesOf(render(helm, shop({ security: "privileged", volumes }))).volumes).toEqual([
      { name: "node", hostPath: { path: "/var/log", type: "Directory" } },
    ]);
  });

  test("values have exactly the claims by name", () => {
    const directory = shop({ volumes: { data: { claim: { size: "1Gi" }, mount_path: "/data" } } });
    expect(() => render(helm, directory, { values: { "apps.shop.persistence.date.size": "2Gi" } })).toThrow("date");
    expect(() => render(helm, directory, { values: { "apps.shop.persistence.data.size": "lots" } })).toThrow("size");
  });
});
