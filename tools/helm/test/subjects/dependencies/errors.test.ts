/** Problems with subcharts and CustomResourceDefinitions. Add a row for a new mistake. */
import { expect, test } from "@jest/globals";
import { type Attributes, chart } from "../../support/charts.ts";
import { type Expected, expectProblems } from "../../support/problem_rows.ts";
import { CHARTS, vendored } from "./vendored.ts";

const CHART_PATH = "the label of a `helm_chart`, of a `.tgz` file or of a chart's files";

/** Attributes of a chart, additional files, and the problems without the label. */
const CRD = "apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\n";

const PROBLEMS: readonly (readonly [string, Attributes, Record<string, string>, Expected[]])[] = [
  [
    "no chart",
    { dependencies: [{ name: "redis", version: "1.2.3" }] },
    {},
    [`dependencies[0].chart: is missing; expected ${CHART_PATH}. Fix: add \`chart\`. [missing-attribute]`],
  ],
  [
    "values that are None",
    {
      dependencies: [{ chart: ["third_party/redis"], alias: "cache" }],
      values: { cache: { text: null, inner: { "a.b": null, list: [null] } } },
    },
    CHARTS,
    ['inner["a.b"]', "text"].map(
      (key) =>
        `values.cache.${key}: is None, but only whoever installs the chart can remove a default of the chart \`redis\`; expected a value. Fix: set the value that means "off" in \`redis\`, or move the None to \`environments\`. [ineffective-null]`,
    ),
  ],
  [
    "files that are not a chart",
    { dependencies: [{ chart: ["x/values.yaml"] }] },
    { "x/values.yaml": "" },
    [
      `dependencies[0].chart: names x/values.yaml, which does not contain a Chart.yaml; expected ${CHART_PATH}. Fix: name a target of this kind. [invalid-dependency]`,
    ],
  ],
  [
    "a package that is invalid",
    { dependencies: [{ chart: ["x.tgz"] }] },
    { "x.tgz": "not packed" },
    [
      `dependencies[0].chart: names x.tgz, which is not a packaged chart; expected ${CHART_PATH}. Fix: name a target of this kind. [invalid-dependency]`,
    ],
  ],
  [
    "a chart without a version",
    { dependencies: [{ chart: ["x"] }] },
    { "x/Chart.yaml": "name: x\n" },
    [
      `dependencies[0].chart: names x, which has a Chart.yaml without \`name\` or \`version\`; expected ${CHART_PATH}. Fix: name a target of this kind. [invalid-dependency]`,
    ],
  ],
  [
    "two charts with the same label",
    { dependencies: [{ chart: ["x"] }] },
    { ...vendored("x/a", "a"), ...vendored("x/b", "b") },
    [
      `dependencies[0].chart: names x, which contains several charts; expected ${CHART_PATH}. Fix: name a target of this kind. [invalid-dependency]`,
    ],
  ],
  [
    "a version that the chart does not have, and a condition without effect",
    { dependencies: [{ chart: ["third_party/redis"], version: "2.0.0", condition: "cache.enabled" }] },
    {},
    [
      'dependencies[0].condition: is not a value of that chart (got "cache.enabled"); expected a path that starts with `redis.` or `global.`. Fix: write `"condition": "redis.enabled"`. [ineffective-condition]',
      'dependencies[0].version: differs from the chart itself (got "2.0.0"); expected "1.2.3". Fix: write "1.2.3", or name the other chart. [dependency-mismatch]',
    ],
  ],
  [
    "imports of what the chart does not have",
    {
      dependencies: [
        {
          chart: ["third_party/redis"],
          import_values: [
            "conection",
            { child: "exports.connection.x", parent: "a" },
            { child: "other.map", parent: "b" },
          ],
        },
      ],
    },
    { "third_party/redis/values.yaml": "exports: {connection: {url: x}}\n" },
    [
      'dependencies[0].import_values[0]: is not a map in the values of `redis` (got "conection"); expected `connection`. Fix: write "connection". [ineffective-import]',
      'dependencies[0].import_values[1].child: is not a map in the values of `redis` (got "exports.connection.x"); expected a map at `exports.connection.x`. Fix: name a map in its values.yaml, or remove the import. [ineffective-import]',
      'dependencies[0].import_values[2].child: is not a map in the values of `redis` (got "other.map"); expected a map at `other.map`. Fix: name a map in its values.yaml, or remove the import. [ineffective-import]',
    ],
  ],
  [
    "imports of the wrong form",
    { dependencies: [{ chart: ["third_party/redis"], import_values: [{ child: "a" }, "a b"] }] },
    {},
    [
      "dependencies[0].import_values[0].parent: is missing; expected a value. Fix: add `parent`. [missing-attribute]",
      'dependencies[0].import_values[1]: is malformed (got "a b"); expected the name of a map below `exports`. Fix: change `dependencies[0].import_values[1]` to a valid value. [invalid-value]',
    ],
  ],
  [
    "a chart that lists others and does not contain them",
    { dependencies: [{ chart: ["web"] }] },
    {
      ...vendored("web", "web"),
      ...vendored("web/charts/redis", "redis"),
      "web/Chart.yaml": "apiVersion: v2\nname: web\nversion: 1.0.0\ndependencies: [{name: redis}, {name: pg}]\n",
      "web/charts/redis/Chart.yaml": "apiVersion: v2\nname: redis\nversion: 1.0.0\ndependencies: [{name: common}]\n",
    },
    [
      'dependencies[0].chart: names web, which lists charts in its Chart.yaml that it does not contain (got ["pg","common"]); expected a chart with all charts that it depends on in `charts/`. Fix: run `helm dependency build` in its folder, or name a package of it. [incomplete-dependency]',
    ],
  ],
  [
    "a chart with the same name",
    { dependencies: [{ chart: ["x"] }] },
    vendored("x", "shop"),
    [
      'dependencies[0].chart: has the same name as this chart, whose templates it would replace (got "shop"); expected a unique name for each chart. Fix: set another `chart_name`. [duplicate-name]',
    ],
  ],
  [
    "the same key twice, and one of the chart's own",
    { dependencies: [{}, {}, { alias: "apps" }].map((more) => ({ chart: ["third_party/redis"], ...more })) },
    {},
    [
      "dependencies[1].alias: has its values below `redis`, which is a key of another dependency; expected a unique key in values for each dependency. Fix: set another `alias`. [duplicate-name]",
      "dependencies[2].alias: has its values below `apps`, which is a key of the chart itself; expected a unique key in values for each dependency. Fix: set another `alias`. [duplicate-name]",
    ],
  ],
  [
    "a file among the CRDs that contains something else",
    { crds: ["a.yaml", "b.yaml", "c.yaml", "d.yaml", "e.yaml", "f.yaml", "g.yaml"] },
    {
      ...{ "a.yaml": "kind: ConfigMap\n", "b.yaml": "# nothing\n", "c.yaml": "a: [\n", "d.yaml": "text\n" },
      "e.yaml": "apiVersion: v1\nkind: CustomResourceDefinition\n",
      "f.yaml": "kind: CustomResourceDefinition\n",
      "g.yaml": "apiVersion: [apiextensions.k8s.io/v1]\nkind: CustomResourceDefinition\n",
    },
    [
      "crds: names a.yaml, which contains a ConfigMap; expected CustomResourceDefinitions in YAML. Fix: correct the file, or list it in `manifests`. [invalid-crd]",
      "crds: names b.yaml, which is empty; expected CustomResourceDefinitions in YAML. Fix: correct the file, or list it in `manifests`. [invalid-crd]",
      expect.stringMatching(/^crds: names c\.yaml, which is not YAML: .* \[invalid-crd\]$/),
      "crds: names d.yaml, which contains something that is not a Kubernetes object; expected CustomResourceDefinitions in YAML. Fix: correct the file, or list it in `manifests`. [invalid-crd]",
      'crds: names e.yaml, which contains a CustomResourceDefinition with the apiVersion "v1"; expected CustomResourceDefinitions in YAML. Fix: correct the file, or list it in `manifests`. [invalid-crd]',
      "crds: names f.yaml, which contains a CustomResourceDefinition without an apiVersion; expected CustomResourceDefinitions in YAML. Fix: correct the file, or list it in `manifests`. [invalid-crd]",
      'crds: names g.yaml, which contains a CustomResourceDefinition with the apiVersion ["apiextensions.k8s.io/v1"]; expected CustomResourceDefinitions in YAML. Fix: correct the file, or list it in `manifests`. [invalid-crd]',
    ],
  ],
  [
    "two files with the same name",
    { crds: ["a/x.yaml", "b/x.yaml"] },
    { "a/x.yaml": CRD, "b/x.yaml": CRD },
    [
      "crds: has two files with the name `x.yaml`: a/x.yaml and b/x.yaml; expected a unique file name for each file. Fix: rename one of the files. [duplicate-name]",
    ],
  ],
];

test.each(PROBLEMS)("%s", (_, attributes, files, expected) => {
  expectProblems({ chart: chart(attributes), files: { ...CHARTS, ...files } }, "//shop:chart", expected);
});
