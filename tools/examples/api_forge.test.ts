/** Tests api_forge with both Helm majors: its figures, and its scenarios, which only values select. */
import { dirname, join, resolve } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { readText } from "../helm/system/io.ts";
import { containerOf, find, type KubernetesObject, kinds, podOf } from "../helm/test/support/charts.ts";
import { HELMS } from "../helm/test/support/helm.ts";
import {
  CALLERS,
  CLAIMS,
  COMMANDS,
  CONFIG_FILES,
  DEPLOYMENTS,
  DROPPED,
  ENTERED,
  FILES,
  IMAGES,
  JOBS,
  PORTS,
  PROBES,
  RESOURCES,
  SETTINGS,
  VARIABLES,
} from "./api_forge_expected.ts";
import { exampleChart, resources } from "./example_chart.ts";

/** The sources next to the chart's BUILD file. */
const SOURCES = dirname(resolve(process.env["API_FORGE_ENTRYPOINT"] ?? "examples/api_forge/universal-entrypoint.sh"));

function namesOf(objects: readonly KubernetesObject[], kind: string): string[] {
  return objects
    .filter((object) => object.kind === kind)
    .map(({ metadata }) => metadata.name)
    .sort();
}

function variables({ env }: KubernetesObject): Record<string, string> {
  return Object.fromEntries(env.map(({ name, value }: KubernetesObject) => [name, value]));
}

/** Each text in an object that contains a word. */
function mentions(object: KubernetesObject, word: string): readonly string[] {
  return JSON.stringify(object).match(new RegExp(`[^"]*${word}[^"]*`, "gi")) ?? [];
}

/** Where each volume is mounted, in the words of `FILES`. */
function mountsOf(container: KubernetesObject, workload: KubernetesObject): Record<string, string> {
  const volumes = podOf(workload).spec.volumes ?? [];
  const source = (name: string) => {
    const found = volumes.find((volume: KubernetesObject) => volume.name === name);
    if (found.emptyDir !== undefined) return ["empty"];
    if (found.persistentVolumeClaim !== undefined) return [`claim ${found.persistentVolumeClaim.claimName}`];
    const { defaultMode } = found.configMap ?? found.secret;
    const mode = defaultMode === undefined ? [] : [defaultMode.toString(8)];
    return found.secret === undefined
      ? [`ConfigMap ${found.configMap.name}`, ...mode]
      : [`Secret ${found.secret.secretName}`, ...mode];
  };
  return Object.fromEntries(
    container.volumeMounts.map(({ name, mountPath, subPath }: KubernetesObject) => {
      const [named, ...mode] = source(name);
      return [mountPath, [subPath === undefined ? named : `${named}/${subPath}`, ...mode].join(" ")];
    }),
  );
}

describe.each(HELMS)("%s", (_, helm) => {
  const chart = exampleChart(helm, "API_FORGE_CHART", "prod");
  const { objects } = chart;
  const workload = (name: string) => find(objects, JOBS.includes(name as never) ? "Job" : "Deployment", name);
  const container = (name: string) => containerOf(workload(name));

  test("the chart has its name, versions and maintainers", () => {
    expect(chart.data("Chart.yaml")).toMatchObject({
      name: "api-forge",
      version: "1.0.0",
      appVersion: "1.0.0",
      description: "A FastAPI application with PostgreSQL, Redis and Temporal",
      keywords: ["fastapi", "postgresql", "python", "redis", "temporal"],
      maintainers: [{ name: "API Forge Team", email: "team@api-forge.io" }],
    });
    expect(chart.text("README.md")).toContain("helm upgrade --install api-forge . --namespace api-forge-prod\n");
  });

  test("six Deployments with one pod each, and no injected variables", () => {
    expect(namesOf(objects, "Deployment")).toEqual(DEPLOYMENTS);
    for (const name of DEPLOYMENTS) expect(workload(name).spec.replicas).toBe(1);
    for (const name of [...DEPLOYMENTS, ...JOBS]) expect(podOf(workload(name)).spec.enableServiceLinks).toBe(false);
  });

  test("five Services under plain names, inside the cluster, with the document's ports", () => {
    const services = objects.filter(({ kind }) => kind === "Service");
    const ports = services.map(({ metadata, spec }) => [metadata.name, [spec.type, ...spec.ports.map(portOf)]]);
    expect(Object.fromEntries(ports)).toEqual({
      app: ["ClusterIP", "http 8000"],
      postgres: ["ClusterIP", "postgresql 5432"],
      redis: ["ClusterIP", "redis 6379"],
      temporal: ["ClusterIP", "grpc 7233"],
      "temporal-web": ["ClusterIP", "http 8080"],
    });
    for (const name of DEPLOYMENTS) expect(container(name).ports).toEqual(PORTS[name]);
    const open = chart.withValues({ "apps.app.service.type": "NodePort" });
    expect(find(open, "Service", "app").spec.type).toBe("NodePort");
    expect(namesOf(objects, "Ingress")).toEqual([]);
    const { spec } = find(chart.withValues({ "apps.app.ingress.enabled": true }), "Ingress");
    expect([spec.ingressClassName, ...spec.rules.map(({ host }: KubernetesObject) => host)]).toEqual([
      "nginx",
      "api-forge.local",
    ]);
  });

  test.each(Object.keys(IMAGES) as (keyof typeof IMAGES)[])(
    "%s: image, command, variables, files, resources",
    (name) => {
      const { image, command, args, resources: given } = container(name);
      expect(image).toBe(IMAGES[name]);
      expect([command, args]).toEqual(COMMANDS[name]);
      expect(variables(container(name))).toEqual(VARIABLES[name]);
      expect(mountsOf(container(name), workload(name))).toEqual(FILES[name]);
      expect(given).toEqual(RESOURCES[name]);
    },
  );

  test("the settings in values reach PostgreSQL and Redis", () => {
    const changed = chart.withValues({
      "apps.postgres.env.MAX_CONNECTIONS": "300",
      "apps.redis.env.MAX_MEMORY": "1gb",
    });
    const value = (app: string, name: string) => variables(containerOf(find(changed, "Deployment", app)))[name];
    expect(value("postgres", "MAX_CONNECTIONS")).toBe("300");
    expect(value("redis", "MAX_MEMORY")).toBe("1gb");
  });

  test("probes: commands, gRPC and HTTP; readiness earlier and more often; startup probes for slow starters", () => {
    for (const name of DEPLOYMENTS) {
      const { livenessProbe, readinessProbe, startupProbe } = container(name);
      expect({ livenessProbe, readinessProbe, startupProbe }).toEqual(PROBES[name]);
    }
  });

  test("claims have their sizes and outlive the chart", () => {
    expect(namesOf(objects, "PersistentVolumeClaim")).toEqual(Object.keys(CLAIMS));
    for (const [name, storage] of Object.entries(CLAIMS)) {
      const { metadata, spec } = find(objects, "PersistentVolumeClaim", name);
      expect(metadata.annotations).toEqual({ "helm.sh/resource-policy": "keep" });
      expect([spec.resources.requests, spec.accessModes]).toEqual([{ storage }, ["ReadWriteOnce"]]);
    }
  });

  test("config files are in ConfigMaps as they are on disk; the entrypoint and the application's are shared", () => {
    expect(namesOf(objects, "ConfigMap")).toEqual([...Object.keys(CONFIG_FILES), "app-config", "worker-config"].sort());
    for (const [name, paths] of Object.entries(CONFIG_FILES)) {
      const expected = paths.map((path) => [path.replace(/^.*\//, ""), readText(join(SOURCES, path))]);
      expect(find(objects, "ConfigMap", name).data).toEqual(Object.fromEntries(expected));
    }
  });

  test("the application's settings are in ConfigMaps, whose keys become variables and can be changed in values", () => {
    for (const name of ["app", "worker"]) {
      expect(find(objects, "ConfigMap", `${name}-config`).data).toEqual(SETTINGS);
      expect(container(name).envFrom).toEqual([{ configMapRef: { name: `${name}-config` } }]);
    }
    const debug = chart.withValues({ "apps.app.config.LOG_LEVEL": "DEBUG" });
    expect(find(debug, "ConfigMap", "app-config").data).toEqual({ ...SETTINGS, LOG_LEVEL: "DEBUG" });
  });

  test("pods restart when their own settings change, and only then", () => {
    const changed = chart.withValues({ "apps.app.config.LOG_LEVEL": "DEBUG" });
    const checksums = (from: readonly KubernetesObject[], name: string) =>
      podOf(find(from, "Deployment", name)).metadata.annotations ?? {};
    for (const name of DEPLOYMENTS) {
      const [before, after] = [checksums(objects, name), checksums(changed, name)];
      const different = Object.keys(before).filter((key) => before[key] !== after[key]);
      expect([name, different]).toEqual([name, name === "app" ? ["checksum/config"] : []]);
    }
    for (const name of ENTERED) expect(checksums(objects, name)).toHaveProperty(["checksum/universal-entrypoint"]);
  });

  test("the chart creates no Secret", () => {
    expect(namesOf(objects, "Secret")).toEqual([]);
  });

  test.each(ENTERED)("%s starts as root with exactly four capabilities", (name) => {
    const { securityContext, containers } = podOf(workload(name)).spec;
    expect(securityContext).toEqual({ runAsUser: 0, seccompProfile: { type: "RuntimeDefault" } });
    expect(containers[0].securityContext).toEqual({
      allowPrivilegeEscalation: true,
      capabilities: { add: ["CHOWN", "DAC_OVERRIDE", "SETGID", "SETUID"], drop: ["ALL"] },
    });
  });

  test.each([
    ["postgres-verifier", { runAsUser: 999, fsGroup: 999 }],
    ["temporal-namespace-init", {}],
    ["temporal-web", {}],
  ])("%s is not root and has no capabilities", (name, more) => {
    const { securityContext, containers } = podOf(workload(name)).spec;
    expect(securityContext).toEqual({ runAsNonRoot: true, seccompProfile: { type: "RuntimeDefault" }, ...more });
    expect(containers[0].securityContext).toEqual({ ...DROPPED, readOnlyRootFilesystem: true });
  });

  test("network policies let in only the callers, and everyone to the application", () => {
    expect(namesOf(objects, "NetworkPolicy")).toEqual(["app", ...Object.keys(CALLERS)]);
    for (const [name, callers] of Object.entries(CALLERS)) {
      const { podSelector, policyTypes, ingress } = find(objects, "NetworkPolicy", name).spec;
      expect(podSelector.matchLabels["app.kubernetes.io/name"]).toBe(name);
      expect(policyTypes).toEqual(["Ingress"]);
      const port = container(name).ports[0].containerPort;
      const rules = ingress.flatMap(({ from, ports }: KubernetesObject) =>
        from.map((peer: KubernetesObject) => [peer.podSelector.matchLabels["app.kubernetes.io/name"], ports]),
      );
      expect(rules.sort()).toEqual(callers.map((caller) => [caller, [{ port, protocol: "TCP" }]]));
    }
    const open = [{ ports: [{ port: 8000, protocol: "TCP" }] }];
    expect(find(objects, "NetworkPolicy", "app").spec.ingress).toEqual(open);
  });

  test("Temporal's schemas are set up in its pod, before the server starts", () => {
    const [setup, ...others] = podOf(workload("temporal")).spec.initContainers;
    expect(others).toEqual([]);
    expect([setup.name, setup.image, setup.command]).toEqual([
      "schema-setup",
      "temporalio/admin-tools:1.29.0",
      ["/opt/temporal/schema-setup.sh"],
    ]);
    expect(variables(setup)).toEqual({
      SQL_HOST: "postgres",
      SQL_PLUGIN: "postgres12",
      SQL_PORT: "5432",
      SQL_TLS: "true",
      SQL_TLS_CA_FILE: "/run/secrets/ca/ca-bundle.crt",
      SQL_TLS_SERVER_NAME: "postgres",
      SQL_USER: "temporal",
    });
    expect(mountsOf(setup, workload("temporal"))).toEqual({
      "/opt/temporal": "ConfigMap temporal-config 755",
      "/run/secrets/ca": "Secret postgres-ca 400",
      "/run/secrets/postgres_temporal_pw": "Secret postgres-secrets/postgres_temporal_pw 400",
    });
    expect(setup.securityContext).toEqual(DROPPED);
    expect(setup.resources).toEqual(resources("50m", "64Mi", "250m", "256Mi"));
  });

  test("the jobs run after install and upgrade, one after another, and are tried four times", () => {
    const jobs = JOBS.map((name) => {
      const { metadata, spec } = workload(name);
      return [metadata.annotations, spec.backoffLimit];
    });
    const hook = (weight: string) => ({
      "helm.sh/hook": "post-install,post-upgrade",
      "helm.sh/hook-weight": weight,
      "helm.sh/hook-delete-policy": "before-hook-creation,hook-succeeded",
    });
    expect(jobs).toEqual([
      [hook("5"), 3],
      [hook("7"), 3],
    ]);
    expect(namesOf(objects, "Job")).toEqual(JOBS);
  });

  test("scenario 1: all services", () => {
    expect(namesOf(objects, "Deployment")).toEqual(DEPLOYMENTS);
    expect(namesOf(objects, "Service")).toEqual(Object.keys(PORTS).filter((name) => name !== "worker"));
    expect(namesOf(objects, "PersistentVolumeClaim")).toEqual(Object.keys(CLAIMS));
  });

  test("scenario 2: without Redis, its objects, mounts and variables are gone, and only they", () => {
    const rest = chart.in("without-redis");
    // The one switch of the document is enough.
    expect(rest).toEqual(chart.withValues({ "apps.redis.enabled": false }));
    expect(kinds(rest)).toEqual(kinds(objects).filter((name) => !name.includes("/redis")));
    for (const name of ["app", "worker"]) {
      expect(variables(containerOf(find(rest, "Deployment", name)))).toEqual({ ...VARIABLES.app, REDIS_URL: "" });
      expect(mentions(podOf(find(rest, "Deployment", name)), "redis")).toEqual(["REDIS_URL"]);
    }
  });

  test("scenario 3: without Temporal, four Deployments, an empty TEMPORAL_HOST, and nothing else that tells of it", () => {
    const rest = chart.in("without-temporal");
    expect(rest).toEqual(chart.withValues({ "apps.temporal.enabled": false }));
    expect(kinds(rest)).toEqual(kinds(objects).filter((name) => !name.includes("/temporal")));
    expect(namesOf(rest, "Deployment")).toEqual(["app", "postgres", "redis", "worker"]);
    for (const name of ["app", "worker"]) {
      const { TEMPORAL_NAMESPACE: _namespace, TEMPORAL_PORT: _port, ...others } = VARIABLES.app;
      expect(variables(containerOf(find(rest, "Deployment", name)))).toEqual({ ...others, TEMPORAL_HOST: "" });
    }
    expect(mentions(find(rest, "NetworkPolicy", "postgres"), "temporal")).toEqual([]);
  });

  test("scenario 4: only the application and PostgreSQL", () => {
    const rest = chart.in("minimal");
    expect(rest).toEqual(chart.withValues({ "apps.redis.enabled": false, "apps.temporal.enabled": false }));
    expect(kinds(rest)).toEqual(kinds(objects).filter((name) => !/\/(redis|temporal|worker)/.test(name)));
    expect(namesOf(rest, "Deployment")).toEqual(["app", "postgres"]);
    expect(namesOf(rest, "PersistentVolumeClaim")).toEqual(["postgres-backups", "postgres-data"]);
  });

  test("without PostgreSQL, only what does not need it is left", () => {
    const rest = chart.withValues({ "apps.postgres.enabled": false });
    // Redis shares the entrypoint with the others.
    expect(kinds(rest)).toEqual(kinds(objects).filter((name) => /\/(redis|universal-entrypoint)/.test(name)));
  });

  test("scenario 5: other replicas, limits and sizes, and nothing else", () => {
    const custom = chart.in("custom");
    expect(find(custom, "Deployment", "app").spec.replicas).toBe(3);
    expect(containerOf(find(custom, "Deployment", "postgres")).resources).toEqual(
      resources("500m", "512Mi", "2000m", "4Gi"),
    );
    expect(find(custom, "PersistentVolumeClaim", "redis-data").spec.resources.requests.storage).toBe("20Gi");
    const changed = [
      "Deployment/app",
      "Deployment/postgres",
      "PersistentVolumeClaim/redis-data",
      "PodDisruptionBudget/app",
    ];
    const rest = (all: readonly KubernetesObject[]) =>
      all.filter((object) => !changed.includes(kinds([object])[0] ?? ""));
    expect(rest(custom)).toEqual(rest(objects));
  });

  test("lints with the default values and with those of each scenario", () => {
    expect(chart.lint()).toEqual(Array(5).fill({ passed: true, messages: [] }));
  });
});

function portOf({ name, port }: KubernetesObject): string {
  return `${name} ${port}`;
}
