/** Apps in sync waves of Argo CD, by the app graph. */
import { describe, expect, test } from "@jest/globals";
import { app, chart, chartOf, find, type KubernetesObject, kinds, podOf, render } from "../../support/charts.ts";
import { HELMS } from "../../support/helm.ts";

const WAVE = "argocd.argoproj.io/sync-wave";

type Attributes = Readonly<Record<string, unknown>>;

const one = (name: string, attributes: Attributes = {}) =>
  app({ label: `//shop:${name}`, app_name: name, app_type: "internal-api", ...attributes });

/** A database with a claim, two APIs that call each other, and a frontend with an Ingress, a scaler and a budget. */
const SYSTEM = [
  one("frontend", {
    app_type: "external-api",
    autoscaling: { min_replicas: 2, max_replicas: 4, cpu: 80 },
    connects_to: ["//shop:api"],
    resources: { requests: { cpu: "100m" } },
    ingress: { host: "shop.example.com" },
  }),
  one("api", {
    env: { QUEUE: { app: { name: "queue", value: "{host}" } } },
    connects_to: ["//shop:database"],
    requires: ["//shop:queue"],
  }),
  one("queue", { connects_to: ["//shop:api"] }),
  one("database", { app_type: "stateful-service", volumes: { data: { claim: { size: "1Gi" }, mount_path: "/data" } } }),
  one("report", { app_type: "cron-job", schedule: "0 3 * * *", requires: ["//shop:frontend"] }),
  one("check", {
    app_type: "job",
    phase: "after_deploy",
    weight: 7,
    config: { A: "b" },
    connects_to: ["//shop:database"],
  }),
];

const waveOf = ({ metadata }: KubernetesObject) => metadata.annotations?.[WAVE];

describe.each(HELMS)("%s", (_, helm) => {
  const objects = (apps = SYSTEM, attributes: Attributes = {}) =>
    render(helm, chartOf({ chart: chart({ gitops: "argocd", ...attributes }), apps }));
  const wavesOf = (found: readonly KubernetesObject[], kind: string) =>
    Object.fromEntries(
      found.filter((each) => each.kind === kind).map((each) => [each.metadata.name.replace("prod-", ""), waveOf(each)]),
    );

  test("each after those that it calls or requires; those that call each other share a wave; hooks keep their own", () => {
    const all = objects();
    expect(wavesOf(all, "StatefulSet")).toEqual({ database: undefined });
    expect(wavesOf(all, "Deployment")).toEqual({ api: "1", frontend: "2", queue: "1" });
    expect(wavesOf(all, "CronJob")).toEqual({ report: "3" });
    expect(wavesOf(all, "Job")).toEqual({ check: "7" });
    // What a hook reads must only be there before it.
    expect(wavesOf(all, "ConfigMap")).toEqual({ "check-config": undefined });
  });

  test("all objects of an app are in its wave", () => {
    const own = objects().filter(({ metadata }) => metadata.labels["app.kubernetes.io/name"] === "frontend");
    const waves = Object.fromEntries(own.map((object) => [object.kind, waveOf(object)]));
    expect(waves).toEqual({ Deployment: "2", HorizontalPodAutoscaler: "2", PodDisruptionBudget: "2", Service: "2" });
  });

  test("a shared Ingress is in the last wave of its apps", () => {
    const backend = one("backend", { app_type: "external-api", ingress: { host: "shop.example.com", paths: ["/b"] } });
    expect(waveOf(find(objects([...SYSTEM, backend]), "Ingress"))).toBe("2");
  });

  test("a shared Ingress is in the wave that an app itself says", () => {
    const [frontend, ...others] = SYSTEM;
    const late = { ...frontend, annotations: { [WAVE]: "9" } };
    expect(waveOf(find(objects([late, ...others] as typeof SYSTEM), "Ingress"))).toBe("9");
  });

  test("an Ingress of its own is in the wave of its app, next to its own annotations", () => {
    const [frontend, ...others] = SYSTEM;
    const annotated = { ...frontend, ingress: { host: "shop.example.com", annotations: { a: "b" } } };
    const found = find(objects([annotated, ...others] as typeof SYSTEM, { ingress_mode: "per-app" }), "Ingress");
    expect(found.metadata.annotations).toEqual({ [WAVE]: "2", a: "b" });
  });

  test("pods and claim templates have none, so a new wave restarts nothing", () => {
    for (const object of objects().filter(({ kind }) => ["Deployment", "StatefulSet"].includes(kind))) {
      expect(waveOf(podOf(object))).toBeUndefined();
      for (const claim of object.spec.volumeClaimTemplates ?? []) expect(waveOf(claim)).toBeUndefined();
    }
    const before = objects(
      SYSTEM.filter(({ app_name }) => app_name !== "database").map((each) => ({ ...each, connects_to: [] })),
    );
    expect(podOf(find(objects(), "Deployment", "prod-api")).metadata.annotations).toEqual(
      podOf(find(before, "Deployment", "prod-api")).metadata.annotations,
    );
  });

  test("a claim of a Deployment is in its wave: before a pod mounts it, it may stay unbound", () => {
    const volumes = { data: { claim: { size: "1Gi" }, mount_path: "/data" } };
    const apps = [one("database"), one("api", { replicas: 1, volumes, connects_to: ["//shop:database"] })];
    expect(waveOf(find(objects(apps), "PersistentVolumeClaim"))).toBe("1");
  });

  test("an app's own wave wins", () => {
    const apps = [one("database"), one("api", { annotations: { [WAVE]: "-3" }, connects_to: ["//shop:database"] })];
    expect(wavesOf(objects(apps), "Service")).toEqual({ api: "-3", database: undefined });
  });

  test("without Argo CD, nothing has a wave", () => {
    const plain = objects(SYSTEM, { gitops: undefined });
    expect(plain.filter((object) => waveOf(object) !== undefined)).toEqual([]);
    expect(kinds(plain)).toEqual(kinds(objects()));
  });
});
