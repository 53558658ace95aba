/** Tests api_forge's scenarios, which only values select: what is gone without an app, and that nothing else is. */
import { join, resolve } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { parseYaml } from "../helm/base/yaml.ts";
import { readText } from "../helm/system/io.ts";
import { containerOf, find, type KubernetesObject, kinds, podOf, render } from "../helm/test/support/charts.ts";
import { HELMS, lint } from "../helm/test/support/helm.ts";

const CHART = resolve(process.env["API_FORGE_CHART"] ?? "api_forge_chart");

function valuesOf(environment: string): never {
  return parseYaml(readText(join(CHART, `values-${environment}.yaml`))).values?.[0] as never;
}

function namesOf(objects: readonly KubernetesObject[], kind: string): string[] {
  return kinds(objects).flatMap((name) => (name.startsWith(`${kind}/`) ? [name.slice(kind.length + 1)] : []));
}

function variables(objects: readonly KubernetesObject[], name: string): Record<string, string> {
  const { env } = containerOf(find(objects, "Deployment", name));
  return Object.fromEntries(env.map((variable: KubernetesObject) => [variable.name, variable.value]));
}

/** The parts of an object that tell of another app. */
function mentions(object: KubernetesObject, app: string): readonly string[] {
  return JSON.stringify(object).match(new RegExp(`[^"]*${app}[^"]*`, "gi")) ?? [];
}

describe.each(HELMS)("%s", (_, helm) => {
  const objects = render(helm, CHART);
  const scenario = (name: string) => render(helm, CHART, { values: valuesOf(name) });

  test.each(["custom", "minimal", "without-redis", "without-temporal"])("lints with the values of %s", (name) => {
    const values = ["--values", join(CHART, `values-${name}.yaml`)];
    expect(lint(helm, CHART, values)).toEqual({ passed: true, messages: [] });
  });

  test("1. all services: six Deployments, five Services, four claims", () => {
    expect(namesOf(objects, "Deployment")).toEqual(["app", "postgres", "redis", "temporal", "temporal-web", "worker"]);
    expect(namesOf(objects, "Service")).toEqual(["app", "postgres", "redis", "temporal", "temporal-web"]);
    expect(namesOf(objects, "PersistentVolumeClaim")).toHaveLength(4);
  });

  test("2. without Redis: its objects, mounts and variables are gone, and only they", () => {
    const rest = scenario("without-redis");
    // The one switch of the document is enough.
    expect(rest).toEqual(render(helm, CHART, { values: { "apps.redis.enabled": false } }));
    expect(kinds(rest)).toEqual(kinds(objects).filter((name) => !name.includes("/redis")));
    for (const name of ["app", "worker"]) {
      expect(variables(rest, name)).toEqual({ ...variables(objects, name), REDIS_URL: "" });
      expect(mentions(podOf(find(rest, "Deployment", name)), "redis")).toEqual(["REDIS_URL"]);
    }
  });

  test("3. without Temporal: four Deployments, an empty TEMPORAL_HOST, and nothing else that tells of it", () => {
    const rest = scenario("without-temporal");
    expect(kinds(rest)).toEqual(kinds(objects).filter((name) => !name.includes("/temporal")));
    expect(namesOf(rest, "Deployment")).toEqual(["app", "postgres", "redis", "worker"]);
    for (const name of ["app", "worker"]) {
      const { TEMPORAL_NAMESPACE, TEMPORAL_PORT, ...others } = variables(objects, name);
      expect(variables(rest, name)).toEqual({ ...others, TEMPORAL_HOST: "" });
      expect([TEMPORAL_NAMESPACE, TEMPORAL_PORT]).toEqual(["default", "7233"]);
    }
    expect(mentions(find(rest, "NetworkPolicy", "postgres"), "temporal")).toEqual([]);
  });

  test("4. only the application and PostgreSQL", () => {
    const rest = scenario("minimal");
    const gone = /\/(redis|temporal|worker)/;
    expect(kinds(rest)).toEqual(kinds(objects).filter((name) => !gone.test(name)));
    expect(namesOf(rest, "Deployment")).toEqual(["app", "postgres"]);
    expect(namesOf(rest, "PersistentVolumeClaim")).toEqual(["postgres-backups", "postgres-data"]);
  });

  test("5. other replicas, limits and sizes, and nothing else", () => {
    const custom = scenario("custom");
    expect(kinds(custom)).toEqual([...kinds(objects), "PodDisruptionBudget/app"].sort().filter(unique));
    expect(find(custom, "Deployment", "app").spec.replicas).toBe(3);
    const { resources } = containerOf(find(custom, "Deployment", "postgres"));
    const { requests, limits } = containerOf(find(objects, "Deployment", "postgres")).resources;
    expect(resources).toEqual({ requests, limits: { ...limits, memory: "4Gi" } });
    expect(find(custom, "PersistentVolumeClaim", "redis-data").spec.resources.requests.storage).toBe("20Gi");
    for (const name of ["redis-backups", "postgres-data", "postgres-backups"]) {
      expect(find(custom, "PersistentVolumeClaim", name)).toEqual(find(objects, "PersistentVolumeClaim", name));
    }
  });
});

function unique(name: string, index: number, all: readonly string[]): boolean {
  return all.indexOf(name) === index;
}
