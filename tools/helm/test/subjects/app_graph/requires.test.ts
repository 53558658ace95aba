/** Apps that others require: without them, the others are off as well, with all of their objects. */

import { describe, expect, test } from "@jest/globals";
import type { Json } from "../../../base/json.ts";
import {
  app as anyApp,
  chart,
  chartOf,
  filesOf,
  find,
  type KubernetesObject,
  kinds,
  lintChart,
  notesOf,
  podOf,
  render,
} from "../../support/charts.ts";
import { HELMS } from "../../support/helm.ts";
import { nodesOf } from "../../support/objects.ts";
import { valuesSchemaOf } from "../../support/values_schema.ts";

type Attributes = Record<string, unknown>;

const app = (attributes: Attributes) => anyApp({ app_type: "internal-api", ...attributes });
const address = (name: string) => ({ ADDRESS: { app: { name, value: "{host}:{port}" } } });

/** Everything that an app can have, so that all templates look at what it requires. */
const WEB = {
  app_name: "web",
  app_type: "external-api",
  autoscaling: { min_replicas: 2, max_replicas: 3, cpu: 80 },
  resources: { requests: { cpu: "100m" } },
  config: { LEVEL: "info" },
  config_files: { shared: { files: [{ file: "shop/a.txt" }], mount_path: "/shared", shared: true } },
  alerts: { Down: { expr: "up == 0" } },
  dashboards: { overview: { file: "shop/a.json" } },
  env: address("temporal"),
  ingress: { host: "web.example.com" },
  metrics: { port: 9100 },
  network_policy: {},
  ports: { http: 8080 },
  rbac: [{ resources: ["pods"], verbs: ["get"] }],
  requires: ["//shop:temporal"],
  secrets: { login: { external: { store: "vault", data: { key: { key: "a/b" } } }, env: true } },
  volumes: { data: { claim: { size: "1Gi", access_modes: ["ReadWriteMany"] }, mount_path: "/data" } },
};
const APPS = [
  app({ app_name: "postgres", app_type: "stateful-service", port: 5432 }),
  app({ app_name: "redis", app_type: "stateful-service", port: 6379, connects_to: ["web"] }),
  app({ app_name: "temporal", ports: { grpc: 7233 }, env: address("postgres"), requires: ["postgres"] }),
  app(WEB),
  app({ app_name: "init", app_type: "job", phase: "after_deploy", env: address("temporal"), requires: ["temporal"] }),
  app({
    app_name: "app",
    connects_to: ["postgres"],
    env: { WEB: { app: { name: "web", value: "{host}", fallback: "none" } } },
    volumes: { extra: { config_map: "extra", mount_path: "/extra", when: "web" } },
  }),
];
const DECLARATION = { apps: APPS, files: { "shop/a.txt": "a", "shop/a.json": "{}" } };
const OF_WEB = ["ConfigMap/prod-shared", "Ingress/prod"];

describe.each(HELMS)("%s", (_, helm) => {
  const directory = chartOf(DECLARATION);
  const rendered = (values: Record<string, Json> = {}) => render(helm, directory, { values });
  const before = rendered();
  const ofApps = (...names: readonly string[]) =>
    kinds(before.filter(({ metadata }) => names.includes(metadata.labels["app.kubernetes.io/name"])));

  test("the chart has an object of every kind", () => {
    expect(lintChart(helm, directory)).toEqual({ passed: true, messages: [] });
    expect(kinds(before)).toEqual(expect.arrayContaining(OF_WEB));
    expect(ofApps("web").length).toBeGreaterThan(12);
  });

  test.each([
    ["postgres", ["postgres", "temporal", "web", "init"]],
    ["temporal", ["temporal", "web", "init"]],
    ["web", ["web"]],
    ["init", ["init"]],
    ["redis", ["redis"]],
  ])("without %s, so are those that require it, also by way of others, and nothing tells of them", (name, off) => {
    const after = rendered({ [`apps.${name}.enabled`]: false });
    const removed = [...ofApps(...off), ...(off.includes("web") ? OF_WEB : [])];
    expect(kinds(after)).toEqual(kinds(before).filter((id) => !removed.includes(id)));
    const gone = off.map((each) => `prod-${each}`);
    expect(nodesOf(after).filter(({ value }) => gone.some((each) => String(value).startsWith(each)))).toEqual([]);
    const { env, volumeMounts = [] } = podOf(find(after, "Deployment", "prod-app")).spec.containers[0];
    expect(env).toEqual([{ name: "WEB", value: off.includes("web") ? "none" : "prod-web" }]);
    expect(volumeMounts.some((mount: KubernetesObject) => mount.name === "extra")).toBe(!off.includes("web"));
  });

  test("the notes do not name them", () => {
    expect(notesOf(helm, directory)).toMatch(/web.example.com/);
    const notes = notesOf(helm, directory, { "apps.temporal.enabled": false });
    expect(notes).toMatch(/- app /);
    expect(notes).not.toMatch(/web|temporal|init/);
  });

  test.each([
    [["redis"], ["queue-worker", "redis"]],
    [["temporal"], ["temporal"]],
    [["postgres"], ["postgres", "temporal"]],
    [
      ["postgres", "redis"],
      ["postgres", "queue-worker", "redis", "report", "temporal", "worker"],
    ],
    [
      ["redis", "temporal"],
      ["queue-worker", "redis", "report", "temporal", "worker"],
    ],
    [["mutual"], ["mutual"]],
    [
      ["mutual", "redis"],
      ["either", "mutual", "queue-worker", "redis"],
    ],
  ])("of alternatives one is enough: without %j, %j are off", (off, gone) => {
    const named = (app_name: string, ...requires: readonly unknown[]) =>
      app({ app_name, app_type: "worker", requires });
    const alternatives = chartOf({
      apps: [
        named("postgres"),
        named("redis"),
        named("temporal", "postgres"),
        named("worker", ["redis", "//shop:temporal"]),
        named("report", "worker"),
        named("queue-worker", "worker", "redis"),
        // Apps may require each other.
        named("either", ["mutual", "redis"]),
        named("mutual", ["either", "temporal"]),
      ],
    });
    const appsIn = (values: Record<string, Json>) =>
      render(helm, alternatives, { values }).map(({ metadata }) => metadata.labels["app.kubernetes.io/name"]);
    const after = new Set(appsIn(Object.fromEntries(off.map((name) => [`apps.${name}.enabled`, false]))));
    expect([...new Set(appsIn({}))].filter((name) => !after.has(name)).sort()).toEqual(gone);
  });

  test("apps that require each other are off together", () => {
    const apps = ["a", "b"].map((app_name) => app({ app_name, requires: [app_name === "a" ? "b" : "a"] }));
    const path = chartOf({ chart: chart(), apps: [...apps, app({ app_name: "c" })] });
    for (const name of ["a", "b"]) {
      const after = render(helm, path, { values: { [`apps.${name}.enabled`]: false } });
      expect(new Set(after.map(({ metadata }) => metadata.name))).toEqual(new Set(["prod-c"]));
    }
  });
});

test("values say what else switches an app off", () => {
  // biome-ignore lint/suspicious/noExplicitAny: the test looks deep into it.
  const schema = valuesSchemaOf(filesOf(DECLARATION)) as any;
  const about = (name: string) => schema.properties.apps.properties[name].properties.enabled.description;
  expect(about("postgres")).toBe("Whether the app is deployed.");
  expect(about("temporal")).toBe("Whether the app is deployed. It is off as well while `postgres` is off.");
  expect(about("web")).toBe("Whether the app is deployed. It is off as well while `postgres` or `temporal` is off.");
  const alternatives = [...APPS, app({ app_name: "worker", requires: ["web", ["redis", "app"]] })];
  const all = JSON.parse(String(filesOf({ ...DECLARATION, apps: alternatives }).get("values.schema.json")));
  expect(all.properties.apps.properties.worker.properties.enabled.description).toBe(
    "Whether the app is deployed. It is off as well while `postgres`, `temporal` or `web` is off. It is off as well while `app` and `redis` are off.",
  );
});
