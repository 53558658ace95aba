/** Subcharts and CustomResourceDefinitions: where they go, and how both Helm majors render them. */
import { describe, expect, test } from "@jest/globals";
import { parseYaml } from "../../../base/yaml.ts";
import { app, chart, chartOf, type Declaration, filesOf, kinds, lintChart, render } from "../../support/charts.ts";
import { HELMS, runHelm } from "../../support/helm.ts";
import { CHARTS, packed, vendored } from "./vendored.ts";

/** A composed chart, as the files of a `helm_chart`. */
function own(folder: string, declaration: Declaration): Record<string, string | Uint8Array> {
  return Object.fromEntries([...filesOf(declaration)].map(([path, content]) => [`${folder}/${path}`, content]));
}

function configMaps(helm: string, declaration: Declaration, values = {}): Record<string, unknown>[] {
  const directory = chartOf(declaration);
  expect(lintChart(helm, directory)).toEqual({ passed: true, messages: [] });
  return render(helm, directory, { values })
    .filter(({ kind }) => kind === "ConfigMap")
    .map(({ metadata, data }) => ({ name: metadata.name, ...data }));
}

describe.each(HELMS)("%s", (_, helm) => {
  test("a directory is a subchart, with its values below its name", () => {
    const declaration = {
      chart: chart({ dependencies: [{ chart: ["third_party/redis"] }], environment: "dev" }),
      files: CHARTS,
    };
    expect(configMaps(helm, declaration)).toEqual([{ name: "redis-x", text: "theirs", environment: "dev" }]);
    const values = { "redis.text": "ours", "global.environment": "prod" };
    expect(configMaps(helm, declaration, values)).toEqual([{ name: "redis-x", text: "ours", environment: "prod" }]);
  });

  test("null in the values of a user removes a subchart's default", () => {
    const declaration = { chart: chart({ dependencies: [{ chart: ["third_party/redis"] }] }), files: CHARTS };
    const [removed] = configMaps(helm, declaration, { "redis.text": null });
    expect(removed).toMatchObject({ name: "redis-x", text: "" });
  });

  test("aliases: the same chart twice, each with its own values, by build and by user", () => {
    const dependencies = ["cache", "queue"].map((alias) => ({
      chart: ["third_party/redis"],
      alias,
      condition: `${alias}.enabled`,
    }));
    const declaration = {
      chart: chart({ dependencies, values: { cache: { suffix: "a" }, queue: { suffix: "b" } } }),
      files: CHARTS,
    };
    const names = (values = {}) => configMaps(helm, declaration, values).map(({ name }) => name);
    expect(names().sort()).toEqual(["cache-a", "queue-b"]);
    expect(names({ "queue.suffix": "c" }).sort()).toEqual(["cache-a", "queue-c"]);
    expect(names({ "cache.enabled": false })).toEqual(["queue-b"]);
  });

  test("tags switch subcharts without a condition of their own", () => {
    const dependencies = [{ chart: ["third_party/redis"], tags: ["backing"] }];
    const declaration = { chart: chart({ dependencies }), files: CHARTS };
    expect(configMaps(helm, declaration)).toHaveLength(1);
    expect(configMaps(helm, declaration, { "tags.backing": false })).toHaveLength(0);
    expect(() => configMaps(helm, declaration, { "tags.baking": false })).toThrow("baking");
  });

  test("a helm_chart in a helm_chart, by directory and by package: closed schemas, switches and globals work", () => {
    const inner: Declaration = { chart: chart({ chart_name: "inner" }), apps: [app({ app_name: "inner_api" })] };
    const dependency = { alias: "backend", condition: "backend.enabled" };
    const rendered = (declaration: Declaration, values = {}) => {
      const directory = chartOf(declaration);
      expect(lintChart(helm, directory)).toEqual({ passed: true, messages: [] });
      return kinds(render(helm, directory, { values })).filter((object) => object.includes("inner"));
    };
    const sources: [string, Readonly<Record<string, string | Uint8Array>>][] = [
      ["shop/inner_chart", own("shop/inner_chart", inner)],
      ["shop/inner.tgz", { "shop/inner.tgz": packed(helm, filesOf(inner)) }],
    ];
    for (const [label, files] of sources) {
      const declaration = { chart: chart({ dependencies: [{ chart: [label], ...dependency }] }), files };
      const objects = ["Deployment/prod-inner-api", "PodDisruptionBudget/prod-inner-api", "Service/prod-inner-api"];
      expect(rendered(declaration)).toEqual(objects);
      expect(rendered(declaration, { "backend.apps.inner_api.replicas": 1 })).toEqual([objects[0], objects[2]]);
      expect(rendered(declaration, { "backend.enabled": false })).toEqual([]);
      expect(() => rendered(declaration, { "backend.apps.inner_api.replica": 1 })).toThrow("replica");
    }
  });

  test("CustomResourceDefinitions are in the chart byte for byte, and lint", () => {
    const crd = `# {{ .x }}
apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: {name: things.example.com}
`;
    const declaration = { chart: chart({ crds: ["shop/things.yaml"] }), files: { "shop/things.yaml": crd } };
    expect(Buffer.from(filesOf(declaration).get("crds/things.yaml") as Uint8Array).toString()).toBe(crd);
    const directory = chartOf(declaration);
    expect(lintChart(helm, directory)).toEqual({ passed: true, messages: [] });
    expect(runHelm(helm, ["template", "prod", directory, "--include-crds"]).stdout).toContain("things.example.com");
  });
});

test("Chart.yaml lists each subchart with its own name and version; its files are there, binary ones included", () => {
  const bytes = Uint8Array.from([0, 255, 10]);
  const dependencies = [
    {
      chart: ["redis/Chart.yaml", "redis/values.yaml", "redis/templates/config.yaml", "redis/files/x.bin"],
      tags: ["a"],
    },
    { chart: ["pg"], alias: "db", name: "pg", version: "1.2.3", repository: "oci://registry.example.com/charts" },
  ];
  const files = { ...vendored("redis", "redis"), "redis/files/x.bin": bytes, ...vendored("pg", "pg") };
  const built = filesOf({ chart: chart({ dependencies }), files });
  expect([...built.keys()].filter((path) => path.startsWith("charts/"))).toEqual([
    "charts/redis/Chart.yaml",
    "charts/redis/values.yaml",
    "charts/redis/templates/config.yaml",
    "charts/redis/files/x.bin",
    "charts/db/Chart.yaml",
    "charts/db/values.yaml",
    "charts/db/templates/config.yaml",
  ]);
  expect(built.get("charts/redis/files/x.bin")).toEqual(bytes);
  expect(parseYaml(String(built.get("Chart.yaml"))).values).toMatchObject([
    {
      dependencies: [
        { name: "redis", version: "1.2.3", tags: ["a"] },
        { name: "pg", version: "1.2.3", alias: "db", repository: "oci://registry.example.com/charts" },
      ],
    },
  ]);
});
