/** Values between charts, charts within charts, and several versions of one, as both Helm majors render them. */
import { describe, expect, test } from "@jest/globals";
import {
  type Attributes,
  app,
  chart,
  chartOf,
  containerOf,
  type Declaration,
  filesOf,
  find,
  type KubernetesObject,
  lintChart,
  render,
} from "../../support/charts.ts";
import { HELMS } from "../../support/helm.ts";
import { packed, vendored, within } from "./vendored.ts";

type Values = Readonly<Record<string, string | boolean>>;

/** The objects of a chart that lints without a message. */
function objectsOf(helm: string, declaration: Declaration, values: Values = {}): readonly KubernetesObject[] {
  const directory = chartOf(declaration);
  expect(lintChart(helm, directory)).toEqual({ passed: true, messages: [] });
  return render(helm, directory, { values });
}

/** The text in each ConfigMap, by name. */
function texts(helm: string, declaration: Declaration, values: Values = {}): Readonly<Record<string, string>> {
  const found = objectsOf(helm, declaration, values).filter(({ kind }) => kind === "ConfigMap");
  return Object.fromEntries(found.map(({ metadata, data }) => [metadata.name, data.text]));
}

const REDIS = vendored("redis", "redis");

const EXPORTING = {
  ...REDIS,
  "redis/values.yaml":
    "suffix: x\ntext: theirs\nexports: {connection: {redisUrl: 'redis://x'}}\nclient: {env: {MODE: single}}\n",
};

/** A manifest that shows a value of the chart. */
const URL = {
  "shop/url.yaml":
    "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: url}\ndata: {text: {{ .Values.redisUrl | quote }}}\n",
};

/** A chart that contains redis, and hands it values. */
const WEB = {
  ...vendored("web", "web", "3.0.0"),
  "web/Chart.yaml": "apiVersion: v2\nname: web\nversion: 3.0.0\ndependencies: [{name: redis, version: 1.2.3}]\n",
  "web/values.yaml": "suffix: x\ntext: web\nredis: {text: from web}\n",
  ...Object.fromEntries(Object.entries(REDIS).map(([path, content]) => [`web/charts/${path}`, content])),
};

describe.each(HELMS)("%s", (_, helm) => {
  /** A chart as files, and as a package: each with the path that a dependency names. */
  function sources(folder: string, files: Readonly<Record<string, string>>) {
    return [
      [folder, files],
      [`${folder}.tgz`, { [`${folder}.tgz`]: packed(helm, within(folder, files)) }],
    ] as const;
  }

  test("imports what a chart exports, and a map from any path to any other, as to an app's variables", () => {
    for (const [path, files] of sources("redis", EXPORTING)) {
      const importing = (import_values: unknown): Declaration => ({
        chart: chart({
          dependencies: [{ chart: [path], alias: "cache", import_values }],
          templated_manifests: ["shop/url.yaml"],
        }),
        apps: [app({ env: { A: "b" } })],
        files: { ...files, ...URL },
      });
      const exported = importing(["connection"]);
      expect(texts(helm, exported)).toMatchObject({ url: "redis://x" });
      expect(texts(helm, exported, { redisUrl: "redis://y" })).toMatchObject({ url: "redis://y" });
      expect(() => texts(helm, exported, { redisUri: "x" })).toThrow("redisUri");
      const mapped = importing(["connection", { child: "client.env", parent: "apps.shop_api.env" }]);
      expect(containerOf(find(objectsOf(helm, mapped), "Deployment")).env).toEqual([
        { name: "A", value: "b" },
        { name: "MODE", value: "single" },
      ]);
    }
  });

  test("a chart's own values for a dependency may add to what it exports", () => {
    const declaration = {
      chart: chart({
        dependencies: [{ chart: ["redis"], import_values: ["connection"] }],
        templated_manifests: ["shop/url.yaml"],
        values: { redis: { exports: { connection: { redisUrl: "redis://z" } } } },
      }),
      files: { ...REDIS, ...URL },
    };
    expect(texts(helm, declaration)).toMatchObject({ url: "redis://z" });
  });

  test("a chart within a dependency has its values below both names, and those of the outer chart win", () => {
    for (const [path, files] of sources("web", WEB)) {
      const containing = (attributes: Attributes = {}): Declaration => ({
        chart: chart({ dependencies: [{ chart: [path] }], ...attributes }),
        files,
      });
      expect(texts(helm, containing())).toEqual({ "web-x": "web", "redis-x": "from web" });
      const values = { web: { redis: { text: "ours", suffix: "y" } } };
      expect(texts(helm, containing({ values }))).toEqual({ "web-x": "web", "redis-y": "ours" });
      expect(texts(helm, containing(), { "web.redis.text": "theirs" })).toMatchObject({ "redis-x": "theirs" });
    }
  });

  test("a helm_chart in a helm_chart in a helm_chart", () => {
    const own = (folder: string, declaration: Declaration) =>
      Object.fromEntries([...filesOf(declaration)].map(([path, content]) => [`${folder}/${path}`, content]));
    const inner = own("inner", { chart: chart({ chart_name: "inner" }), apps: [app({ app_name: "inner_api" })] });
    const middle = own("middle", {
      chart: chart({
        chart_name: "middle",
        dependencies: [{ chart: ["inner"], alias: "core", condition: "core.enabled" }],
      }),
      apps: [],
      files: inner,
    });
    const declaration = { chart: chart({ dependencies: [{ chart: ["middle"] }] }), files: middle };
    const deployments = (values: Values = {}) =>
      objectsOf(helm, declaration, values)
        .filter(({ kind }) => kind === "Deployment")
        .map(({ metadata }) => metadata.name)
        .sort();
    expect(deployments()).toEqual(["prod-inner-api", "prod-shop-api"]);
    expect(deployments({ "middle.core.enabled": false })).toEqual(["prod-shop-api"]);
    expect(deployments({ "middle.core.apps.inner_api.enabled": false })).toEqual(["prod-shop-api"]);
    expect(() => deployments({ "middle.core.apps.inner_api.enable": false })).toThrow("enable");
  });

  test("two versions of a chart side by side, each with its own templates, values and condition", () => {
    const next = { ...vendored("next", "redis", "2.0.0"), "next/values.yaml": "suffix: x\ntext: newer\n" };
    for (const [path, files] of sources("redis", REDIS)) {
      for (const [nextPath, nextFiles] of sources("next", next)) {
        const dependencies = [
          { chart: [path], version: "1.2.3", alias: "cache", condition: "cache.enabled" },
          { chart: [nextPath], version: "2.0.0", alias: "queue", condition: "queue.enabled" },
        ];
        const declaration = { chart: chart({ dependencies }), files: { ...files, ...nextFiles } };
        expect(texts(helm, declaration)).toEqual({ "cache-x": "theirs", "queue-x": "newer" });
        expect(texts(helm, declaration, { "cache.enabled": false, "queue.suffix": "y" })).toEqual({
          "queue-y": "newer",
        });
      }
    }
  });

  test("a condition within global, and tags, switch packages as they switch files", () => {
    for (const [path, files] of sources("redis", REDIS)) {
      const switched = (dependency: Attributes): Declaration => ({
        chart: chart({ dependencies: [{ chart: [path], ...dependency }] }),
        files,
      });
      const tagged = switched({ tags: ["backing", "stores"] });
      expect(texts(helm, tagged)).toEqual({ "redis-x": "theirs" });
      expect(texts(helm, tagged, { "tags.backing": false, "tags.stores": false })).toEqual({});
      expect(texts(helm, tagged, { "tags.backing": false })).toEqual({ "redis-x": "theirs" });
      const both = switched({ tags: ["backing"], condition: "redis.enabled" });
      expect(texts(helm, both, { "tags.backing": false })).toEqual({});
      expect(texts(helm, both, { "tags.backing": false, "redis.enabled": true })).toEqual({ "redis-x": "theirs" });
    }
  });

  test("a chart of dependencies alone", () => {
    const files = { ...REDIS, ...vendored("pg", "pg") };
    const dependencies = [{ chart: ["redis"] }, { chart: ["pg"], condition: "pg.enabled" }];
    const declaration = {
      chart: chart({ dependencies, environments: { dev: { pg: { enabled: false } } } }),
      apps: [],
      files,
    };
    expect(texts(helm, declaration)).toEqual({ "pg-x": "theirs", "redis-x": "theirs" });
    expect(texts(helm, declaration, { "pg.enabled": false })).toEqual({ "redis-x": "theirs" });
    const composed = filesOf(declaration);
    expect(String(composed.get("Chart.yaml"))).toContain(`description: "Deploys redis and pg"\n`);
    expect(String(composed.get("README.md"))).toContain("helm upgrade --install shop .");
  });
});
