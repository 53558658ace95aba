/** Problems with manifests. Add a row for a new mistake. */
import { chart } from "../../support/charts.ts";
import { type DeclarationRow, testProblems } from "../../support/problem_rows.ts";

const DECLARATIONS: readonly DeclarationRow[] = [
  [
    "a manifest that is not an object",
    { chart: chart({ manifests: ["shop/a.yaml"] }), files: { "shop/a.yaml": "kind: ConfigMap\n" } },
    [
      '//shop:chart: manifests: names shop/a.yaml, which contains something that is not a Kubernetes object (got {"kind":"ConfigMap"}); expected objects with `apiVersion`, `kind` and `metadata.name`. Fix: correct the file. [invalid-manifest]',
    ],
  ],
  [
    "lists of objects",
    {
      chart: chart({ manifests: ["shop/a.yaml"] }),
      files: {
        "shop/a.yaml":
          "apiVersion: v1\nkind: List\nitems: []\n---\napiVersion: v1\nkind: ConfigMapList\nmetadata: {name: x}\nitems: [{kind: ConfigMap}]\n",
      },
    },
    [
      '//shop:chart: manifests: names shop/a.yaml, which contains a ConfigMapList, which has objects in it but is none itself (got {"apiVersion":"v1","kind":"ConfigMapList","metadata":{"name":"x"},"items":[{"kind":"ConfigMap"}]}); expected objects as documents of their own. Fix: write each of its `items` as a document of its own, with `---` between them. [invalid-manifest]',
      '//shop:chart: manifests: names shop/a.yaml, which contains a List, which has objects in it but is none itself (got {"apiVersion":"v1","kind":"List","items":[]}); expected objects as documents of their own. Fix: write each of its `items` as a document of its own, with `---` between them. [invalid-manifest]',
    ],
  ],
  [
    "a name that the API server makes up",
    {
      chart: chart({ manifests: ["shop/a.yaml"] }),
      files: { "shop/a.yaml": "apiVersion: batch/v1\nkind: Job\nmetadata: {generateName: x-}\n" },
    },
    [
      '//shop:chart: manifests: names shop/a.yaml, which contains an object with `generateName`, which Helm cannot find again once Kubernetes has named it (got {"apiVersion":"batch/v1","kind":"Job","metadata":{"generateName":"x-"}}); expected a `metadata.name`. Fix: give it a name; a hook is created anew each time with the annotation `helm.sh/hook-delete-policy: before-hook-creation`. [invalid-manifest]',
    ],
  ],
  [
    "names that are no text in YAML",
    {
      chart: chart({ manifests: ["shop/a.yaml"] }),
      files: {
        "shop/a.yaml":
          "apiVersion: v1\nkind: A\nmetadata: {name: y}\n---\napiVersion: 1\nkind: A\nmetadata: {name: x}\n",
      },
    },
    [
      '//shop:chart: manifests: names shop/a.yaml, which contains an object whose `apiVersion` YAML reads as the number 1, as it does with words like `y`, `on` and `1e3` (got {"apiVersion":1,"kind":"A","metadata":{"name":"x"}}); expected text. Fix: put it in quotes. [invalid-manifest]',
      '//shop:chart: manifests: names shop/a.yaml, which contains an object whose `metadata.name` YAML reads as the boolean true, as it does with words like `y`, `on` and `1e3` (got {"apiVersion":"v1","kind":"A","metadata":{"name":true}}); expected text. Fix: put it in quotes. [invalid-manifest]',
    ],
  ],
  [
    "two manifests with the same name",
    {
      chart: chart({ manifests: ["a/x.yaml"], templated_manifests: ["b/x.yaml"] }),
      files: { "a/x.yaml": "apiVersion: v1\nkind: A\nmetadata: {name: x}\n", "b/x.yaml": "" },
    },
    [
      "//shop:chart: templated_manifests: has two files with the name `x.yaml`: a/x.yaml and b/x.yaml; expected a unique file name for each manifest of a chart. Fix: rename one of the files. [duplicate-name]",
    ],
  ],
];

testProblems(DECLARATIONS);
