/** Tests api_forge with both Helm majors: its figures, and its scenarios, which only values select. */
import { join, resolve } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { parseYaml } from "../helm/base/yaml.ts";
import { readText } from "../helm/system/io.ts";
import {
  containerOf,
  find,
  type KubernetesObject,
  kinds,
  lintChart,
  podOf,
  render,
} from "../helm/test/support/charts.ts";
import { HELMS, lint } from "../helm/test/support/helm.ts";

const CHART = resolve(process.env["API_FORGE_CHART"] ?? "api_forge_chart");

function valuesOf(environment: string): never {
  return parseYaml(readText(join(CHART, `values-${environment}.yaml`))).values?.[0] as never;
}

function namesOf(objects: readonly KubernetesObject[], kind: string): string[] {
  return objects
    .filter((object) => object.kind === kind)
    .map(({ metadata }) => metadata.name)
    .sort();
}

function volumeNames(workload: KubernetesObject): string[] {
  return podOf(workload).spec.volumes.map(({ name }: KubernetesObject) => name);
}

function environment(workload: KubernetesObject): Record<string, string> {
  return Object.fromEntries(containerOf(workload).env.map(({ name, value }: KubernetesObject) => [name, value]));
}

const RESOURCES = {
  app: [
    { cpu: "250m", memory: "256Mi" },
    { cpu: "1000m", memory: "1Gi" },
  ],
  postgres: [
    { cpu: "500m", memory: "512Mi" },
    { cpu: "2000m", memory: "2Gi" },
  ],
  redis: [
    { cpu: "250m", memory: "128Mi" },
    { cpu: "1000m", memory: "512Mi" },
  ],
  temporal: [
    { cpu: "500m", memory: "512Mi" },
    { cpu: "2000m", memory: "2Gi" },
  ],
  "temporal-web": [
    { cpu: "100m", memory: "128Mi" },
    { cpu: "500m", memory: "512Mi" },
  ],
  worker: [
    { cpu: "250m", memory: "256Mi" },
    { cpu: "1000m", memory: "1Gi" },
  ],
} as const;

describe.each(HELMS)("%s", (_, helm) => {
  const objects = render(helm, CHART);
  const scenario = (name: string) => render(helm, CHART, { values: valuesOf(name) });

  test("lints with the default values and with those of each scenario", () => {
    expect(lintChart(helm, CHART)).toEqual({ passed: true, messages: [] });
    for (const name of ["custom", "minimal", "without-redis", "without-temporal"]) {
      expect(lint(helm, CHART, ["--values", join(CHART, `values-${name}.yaml`)])).toEqual({
        passed: true,
        messages: [],
      });
    }
  });

  test("1. all services: six Deployments, five Services under plain names, four claims, three jobs", () => {
    expect(namesOf(objects, "Deployment")).toEqual(Object.keys(RESOURCES));
    expect(namesOf(objects, "Service")).toEqual(["app", "postgres", "redis", "temporal", "temporal-web"]);
    expect(namesOf(objects, "PersistentVolumeClaim")).toEqual([
      "postgres-backups",
      "postgres-data",
      "redis-backups",
      "redis-data",
    ]);
    expect(namesOf(objects, "Job")).toEqual(["postgres-verifier", "temporal-namespace-init", "temporal-schema-setup"]);
    expect(namesOf(objects, "Secret")).toEqual([]);
    expect(namesOf(objects, "Ingress")).toEqual([]);
  });

  test("2. without Redis: only its objects, mounts and variables are gone", () => {
    const rest = scenario("without-redis");
    expect(kinds(rest)).toEqual(kinds(objects).filter((name) => !name.includes("/redis")));
    expect(namesOf(rest, "Deployment")).toHaveLength(5);
    for (const name of ["app", "worker"]) {
      expect(volumeNames(find(objects, "Deployment", name))).toContain("redis-secrets");
      expect(volumeNames(find(rest, "Deployment", name))).not.toContain("redis-secrets");
      expect(environment(find(objects, "Deployment", name))["REDIS_URL"]).toBe("redis://redis:6379");
      expect(environment(find(rest, "Deployment", name))["REDIS_URL"]).toBe("");
    }
  });

  test("3. without Temporal: four Deployments, and no variable that refers to it", () => {
    const rest = scenario("without-temporal");
    expect(namesOf(rest, "Deployment")).toEqual(["app", "postgres", "redis", "worker"]);
    expect(namesOf(rest, "Job")).toEqual(["postgres-verifier"]);
    expect(environment(find(rest, "Deployment", "app"))["TEMPORAL_HOST"]).toBeUndefined();
  });

  test("4. only the application and PostgreSQL", () => {
    const rest = scenario("minimal");
    expect(namesOf(rest, "Deployment")).toEqual(["app", "postgres"]);
    expect(namesOf(rest, "PersistentVolumeClaim")).toEqual(["postgres-backups", "postgres-data"]);
  });

  test("5. other replicas, limits and sizes", () => {
    const custom = scenario("custom");
    expect(find(custom, "Deployment", "app").spec.replicas).toBe(3);
    expect(containerOf(find(custom, "Deployment", "postgres")).resources.limits).toEqual({
      cpu: "2000m",
      memory: "4Gi",
    });
    expect(find(custom, "PersistentVolumeClaim", "redis-data").spec.resources.requests.storage).toBe("20Gi");
  });

  test.each(Object.entries(RESOURCES))("%s has its requests and limits", (name, [requests, limits]) => {
    expect(containerOf(find(objects, "Deployment", name)).resources).toEqual({ requests, limits });
  });

  test.each([
    ["postgres-data", "10Gi"],
    ["postgres-backups", "20Gi"],
    ["redis-data", "5Gi"],
    ["redis-backups", "10Gi"],
  ])("the claim %s has %s and is kept", (name, size) => {
    const claim = find(objects, "PersistentVolumeClaim", name);
    expect(claim.spec.resources.requests.storage).toBe(size);
    expect(claim.metadata.annotations["helm.sh/resource-policy"]).toBe("keep");
  });

  test("containers start as root with only the capabilities that the entrypoint needs", () => {
    const pod = podOf(find(objects, "Deployment", "postgres")).spec;
    expect(pod.securityContext).toMatchObject({ runAsUser: 0, seccompProfile: { type: "RuntimeDefault" } });
    expect(pod.containers[0].securityContext.capabilities).toEqual({
      add: ["CHOWN", "DAC_OVERRIDE", "SETGID", "SETUID"],
      drop: ["ALL"],
    });
    expect(pod.enableServiceLinks).toBe(false);
  });

  test("probes: commands, gRPC, HTTP, and startup probes for slow starters", () => {
    const container = (name: string) => containerOf(find(objects, "Deployment", name));
    expect(container("postgres").livenessProbe.exec.command).toEqual(["pg_isready", "-U", "postgres"]);
    expect(container("postgres").startupProbe.failureThreshold).toBe(30);
    expect(container("redis").livenessProbe.exec.command).toEqual(["redis-cli", "ping"]);
    expect(container("temporal").livenessProbe.grpc).toEqual({ port: 7233 });
    expect(container("temporal").startupProbe.grpc).toEqual({ port: 7233 });
    expect(container("worker").livenessProbe.httpGet).toEqual({ path: "/health", port: "http" });
  });

  test("network policies admit only the callers", () => {
    const callers = (name: string) =>
      find(objects, "NetworkPolicy", name)
        .spec.ingress.flatMap(({ from = [] }: KubernetesObject) =>
          from.map(({ podSelector }: KubernetesObject) => podSelector.matchLabels["app.kubernetes.io/name"]),
        )
        .sort();
    expect(callers("redis")).toEqual(["app", "worker"]);
    expect(callers("postgres")).toEqual(["app", "postgres-verifier", "temporal", "temporal-schema-setup", "worker"]);
    expect(callers("temporal")).toEqual(["app", "temporal-namespace-init", "temporal-web", "worker"]);
    expect(namesOf(objects, "NetworkPolicy")).toEqual(["postgres", "redis", "temporal"]);
  });

  test("ConfigMaps have the config files as they are on disk, and a change restarts the pods", () => {
    const data = find(objects, "ConfigMap", "app-config").data["config.yaml"];
    expect(data).toContain('template: "{{ .level }} {{ .message }}"\n');
    expect(Object.keys(find(objects, "ConfigMap", "postgres-config").data)).toEqual(["pg_hba.conf", "postgresql.conf"]);
    expect(podOf(find(objects, "Deployment", "app")).metadata.annotations["checksum/config"]).toMatch(/^[0-9a-f]{64}$/);
  });

  test("the jobs run after install and upgrade, one after another", () => {
    const weights = ["postgres-verifier", "temporal-schema-setup", "temporal-namespace-init"].map((name) => {
      const { annotations } = find(objects, "Job", name).metadata;
      expect(annotations["helm.sh/hook"]).toBe("post-install,post-upgrade");
      return annotations["helm.sh/hook-weight"];
    });
    expect(weights).toEqual(["5", "6", "7"]);
  });
});
