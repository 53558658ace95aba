/** Charts within a chart, and CustomResourceDefinitions: where they go, what both Helm majors make of them, and mistakes. */
import { mkdtempSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { parseYaml } from "../../base/yaml.ts";
import { readBytes } from "../../system/io.ts";
import {
  app,
  chart,
  chartOf,
  type Declaration,
  filesOf,
  HELMS,
  kinds,
  lintChart,
  problemsOf,
  render,
} from "../support/charts.ts";
import { runHelm } from "../support/helm.ts";

/** A chart of other people's, as files below a folder. */
function vendored(folder: string, name: string, version = "1.2.3"): Record<string, string> {
  const template = `apiVersion: v1
kind: ConfigMap
metadata: {name: "{{ .Chart.Name }}-{{ .Values.suffix }}"}
data: {text: "{{ .Values.text }}", environment: "{{ .Values.global.environment }}"}
`;
  return {
    [`${folder}/Chart.yaml`]: `apiVersion: v2\nname: ${name}\nversion: ${version}\n`,
    [`${folder}/values.yaml`]: "suffix: x\ntext: theirs\n",
    [`${folder}/templates/config.yaml`]: template,
  };
}

/** A chart of this composer's, as the files of a `helm_chart`. */
function own(folder: string, declaration: Declaration): Record<string, string | Uint8Array> {
  return Object.fromEntries([...filesOf(declaration)].map(([path, content]) => [`${folder}/${path}`, content]));
}

/** The same as a package. */
function packed(helm: string, declaration: Declaration): Uint8Array {
  const directory = chartOf(declaration);
  const target = mkdtempSync(join(directory, "../packed-"));
  expect(runHelm(helm, ["package", directory, "--destination", target]).exitCode).toBe(0);
  return readBytes(join(target, readdirSync(target)[0] ?? ""));
}

const CHARTS: Readonly<Record<string, string>> = { ...vendored("third_party/redis", "redis") };

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

  test("aliases: the same chart twice, each with values of its own, by build and by user", () => {
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

  test("tags switch what has no condition of its own", () => {
    const dependencies = [{ chart: ["third_party/redis"], tags: ["backing"] }];
    const declaration = { chart: chart({ dependencies }), files: CHARTS };
    expect(configMaps(helm, declaration)).toHaveLength(1);
    expect(configMaps(helm, declaration, { "tags.backing": false })).toHaveLength(0);
    expect(() => configMaps(helm, declaration, { "tags.baking": false })).toThrow("baking");
  });

  test("a helm_chart in a helm_chart, by directory and by package: closed schemas, switches and global hold", () => {
    const inner: Declaration = { chart: chart({ chart_name: "inner" }), apps: [app({ app_name: "inner_api" })] };
    const dependency = { alias: "backend", condition: "backend.enabled" };
    const rendered = (declaration: Declaration, values = {}) => {
      const directory = chartOf(declaration);
      expect(lintChart(helm, directory)).toEqual({ passed: true, messages: [] });
      return kinds(render(helm, directory, { values })).filter((object) => object.includes("inner"));
    };
    const sources: [string, Readonly<Record<string, string | Uint8Array>>][] = [
      ["shop/inner_chart", own("shop/inner_chart", inner)],
      ["shop/inner.tgz", { "shop/inner.tgz": packed(helm, inner) }],
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

  test("CustomResourceDefinitions are shipped byte for byte, and lint", () => {
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

test("Chart.yaml names each with what the chart says of itself; the files are there, binary ones too", () => {
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

const CHART_PATH = "the label of a `helm_chart`, of a `.tgz` file or of a chart's files";

/** Attributes of a chart, further files, and the problems without its label in front. */
const PROBLEMS: readonly (readonly [string, Record<string, unknown>, Record<string, string>, string[]])[] = [
  [
    "no chart",
    { dependencies: [{ name: "redis", version: "1.2.3" }] },
    {},
    [`dependencies[0].chart: is missing; expected ${CHART_PATH}. Fix: add \`chart\`. [missing-attribute]`],
  ],
  [
    "files that are no chart",
    { dependencies: [{ chart: ["x/values.yaml"] }] },
    { "x/values.yaml": "" },
    [
      `dependencies[0].chart: names x/values.yaml, which holds no Chart.yaml; expected ${CHART_PATH}. Fix: name such a target. [invalid-dependency]`,
    ],
  ],
  [
    "a package that is none",
    { dependencies: [{ chart: ["x.tgz"] }] },
    { "x.tgz": "not packed" },
    [
      `dependencies[0].chart: names x.tgz, which is no packed chart; expected ${CHART_PATH}. Fix: name such a target. [invalid-dependency]`,
    ],
  ],
  [
    "a chart without a version",
    { dependencies: [{ chart: ["x"] }] },
    { "x/Chart.yaml": "name: x\n" },
    [
      `dependencies[0].chart: names x, which has a Chart.yaml without \`name\` or \`version\`; expected ${CHART_PATH}. Fix: name such a target. [invalid-dependency]`,
    ],
  ],
  [
    "two charts under one label",
    { dependencies: [{ chart: ["x"] }] },
    { ...vendored("x/a", "a"), ...vendored("x/b", "b") },
    [
      `dependencies[0].chart: names x, which holds several charts; expected ${CHART_PATH}. Fix: name such a target. [invalid-dependency]`,
    ],
  ],
  [
    "another version than the chart has, and a condition that nothing hears",
    { dependencies: [{ chart: ["third_party/redis"], version: "2.0.0", condition: "cache.enabled" }] },
    {},
    [
      'dependencies[0].condition: is no value of that chart (got "cache.enabled"); expected a path that starts with `redis.` or `global.`. Fix: write `"condition": "redis.enabled"`. [ineffective-condition]',
      'dependencies[0].version: is not what the chart says of itself (got "2.0.0"); expected "1.2.3". Fix: write "1.2.3", or name the other chart. [dependency-mismatch]',
    ],
  ],
  [
    "a chart of the same name",
    { dependencies: [{ chart: ["x"] }] },
    vendored("x", "shop"),
    [
      'dependencies[0].chart: is a chart of the same name as this one, whose templates it would replace (got "shop"); expected a name of its own for each chart. Fix: set another `chart_name`. [duplicate-name]',
    ],
  ],
  [
    "the same key twice, and one of the chart's own",
    { dependencies: [{}, {}, { alias: "apps" }].map((more) => ({ chart: ["third_party/redis"], ...more })) },
    {},
    [
      "dependencies[1].alias: has its values below `redis`, which is a key of another dependency; expected a key of its own in values for each dependency. Fix: set another `alias`. [duplicate-name]",
      "dependencies[2].alias: has its values below `apps`, which is a key of the chart itself; expected a key of its own in values for each dependency. Fix: set another `alias`. [duplicate-name]",
    ],
  ],
  [
    "a file among the CRDs that holds something else",
    { crds: ["a.yaml", "b.yaml", "c.yaml", "d.yaml"] },
    { "a.yaml": "kind: ConfigMap\n", "b.yaml": "# nothing\n", "c.yaml": "a: [\n", "d.yaml": "text\n" },
    [
      "crds: names a.yaml, which holds a ConfigMap; expected CustomResourceDefinitions in YAML. Fix: correct the file, or list it in `manifests`. [invalid-crd]",
      "crds: names b.yaml, which holds nothing; expected CustomResourceDefinitions in YAML. Fix: correct the file, or list it in `manifests`. [invalid-crd]",
      expect.stringMatching(/^crds: names c\.yaml, which is not YAML: .* \[invalid-crd\]$/) as unknown as string,
      "crds: names d.yaml, which holds something that is no Kubernetes object; expected CustomResourceDefinitions in YAML. Fix: correct the file, or list it in `manifests`. [invalid-crd]",
    ],
  ],
  [
    "two files of one name",
    { crds: ["a/x.yaml", "b/x.yaml"] },
    { "a/x.yaml": "kind: CustomResourceDefinition\n", "b/x.yaml": "kind: CustomResourceDefinition\n" },
    [
      "crds: has two files of the name `x.yaml`: a/x.yaml and b/x.yaml; expected another file name for each file. Fix: rename one of the files. [duplicate-name]",
    ],
  ],
];

test.each(PROBLEMS)("%s", (_, attributes, files, expected) => {
  const problems = problemsOf({ chart: chart(attributes), files: { ...CHARTS, ...files } });
  expect(problems.map((line) => line.replace("//shop:chart: ", ""))).toEqual(expected);
});
