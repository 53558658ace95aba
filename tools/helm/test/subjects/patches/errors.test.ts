/** Problems with patches. Add a row for a new mistake. */
import { describe, expect, test } from "@jest/globals";
import { app, chart, problemsOf } from "../../support/charts.ts";
import { type ProblemRow, testAppProblems } from "../../support/problem_rows.ts";

const FILES = {
  texts: { mount_path: "/texts", files: [{ file: "shop/sample.txt" }] },
  bytes: { mount_path: "/bytes", files: [{ file: "shop/sample.der" }] },
};
const SOURCES = {
  "shop/sample.der": Uint8Array.of(0, 128, 255),
  "shop/sample.json": "{}",
  "shop/sample.txt": "{{ on }}\n",
};
const VOLUMES = {
  data: { mount_path: "/data", claim: { size: "1Gi", access_modes: ["ReadWriteMany"] } },
  more: { mount_path: "/more", claim: { size: "2Gi", access_modes: ["ReadWriteMany"] } },
};
const patch = { metadata: { annotations: { a: "b" } } };

const PROBLEMS: readonly ProblemRow[] = [
  [
    "a name that no object can have",
    { config: { A: "b" }, config_files: FILES, patches: { "ConfigMap/conf": patch } },
    [
      'patches["ConfigMap/conf"]: is not an object of the app (got {"metadata":{"annotations":{"a":"b"}}}); expected one of `ConfigMap/bytes`, `ConfigMap/config`, `ConfigMap/texts`, `Deployment`, `PodDisruptionBudget` and `Service`. Fix: rename it to `ConfigMap/config`. [unknown-object]',
    ],
  ],
  [
    "a kind of which the app has several objects",
    { config: { A: "b" }, config_files: FILES, patches: { ConfigMap: patch } },
    [
      'patches.ConfigMap: is not an object of the app (got {"metadata":{"annotations":{"a":"b"}}}); expected one of `ConfigMap/bytes`, `ConfigMap/config`, `ConfigMap/texts`, `Deployment`, `PodDisruptionBudget` and `Service`. Fix: rename it to `ConfigMap/bytes`, `ConfigMap/config` or `ConfigMap/texts`. [unknown-object]',
    ],
  ],
  [
    "a claim that the StatefulSet creates",
    { app_type: "stateful-service", volumes: VOLUMES, patches: { "PersistentVolumeClaim/data": patch } },
    [
      'patches["PersistentVolumeClaim/data"]: is not an object of the app (got {"metadata":{"annotations":{"a":"b"}}}); expected one of `HeadlessService`, `PodDisruptionBudget`, `Service` and `StatefulSet`. Fix: remove it. [unknown-object]',
    ],
  ],
  [
    "an Ingress that the app shares",
    { app_type: "external-api", patches: { Ingress: patch } },
    [
      'patches.Ingress: is not an object of the app (got {"metadata":{"annotations":{"a":"b"}}}); expected one of `Deployment`, `PodDisruptionBudget` and `Service`. Fix: move it to the `patches` of //shop:chart, whose apps share that object. [unknown-object]',
    ],
  ],
  [
    "a kind that the app does not have",
    { patches: { Ingress: patch } },
    [
      'patches.Ingress: is not an object of the app (got {"metadata":{"annotations":{"a":"b"}}}); expected one of `Deployment`, `PodDisruptionBudget` and `Service`. Fix: remove it. [unknown-object]',
    ],
  ],
  [
    "a kind in other letter case",
    { app_type: "stateful-service", patches: { statefulset: patch } },
    [
      'patches.statefulset: is not an object of the app (got {"metadata":{"annotations":{"a":"b"}}}); expected one of `HeadlessService`, `PodDisruptionBudget`, `Service` and `StatefulSet`. Fix: rename it to `StatefulSet`. [unknown-object]',
    ],
  ],
  [
    "a patch that is not a dict",
    { patches: { Deployment: [] } },
    [
      'patches.Deployment: has the wrong type (got []); expected a dict in the form of the object, like `{"spec": {"minReadySeconds": 5}}`. Fix: change `patches.Deployment` to a valid value. [invalid-type]',
    ],
  ],
];

const podPatch = (spec: object) => ({ patches: { Deployment: { spec: { template: { spec } } } } });
const POD = "patches.Deployment.spec.template.spec";
const DIRECTIVES =
  'expected `"$patch": "delete"` in an item with its merge key, or `"$patch": "replace"` in a dict or as the first item of a merged list. Fix: remove it; `None` removes a key. [invalid-directive]';

const ITEMS: readonly ProblemRow[] = [
  [
    "an empty list of items to merge",
    podPatch({ volumes: [] }),
    [
      `${POD}.volumes: has no item to merge, so it changes nothing (got []); expected items with \`name\`. Fix: set it to \`[{"$patch": "replace"}]\` for an empty list, or to \`None\` for none. [ineffective-patch]`,
    ],
  ],
  [
    "items without their merge key",
    podPatch({ containers: [{ name: "shop-api", env: [{ value: "a" }], volumeMounts: ["/a"] }] }),
    [
      `${POD}.containers[0].env[0]: has no \`name\`, by which the items of \`env\` are merged (got {"value":"a"}); expected a dict with \`name\`. Fix: add the \`name\` of the item to change, or that of a new one. [missing-key]`,
      `${POD}.containers[0].volumeMounts[0]: has no \`mountPath\`, by which the items of \`volumeMounts\` are merged (got "/a"); expected a dict with \`mountPath\`. Fix: add the \`mountPath\` of the item to change, or that of a new one. [missing-key]`,
    ],
  ],
  [
    "containers that it does not have",
    {
      sidecars: { proxy: { image: "proxy", image_tag: "1" } },
      ...podPatch({ containers: [{ name: "proxy" }, { name: "shop_api" }, { name: "new", image: "new" }] }),
    },
    [
      `${POD}.containers[0].name: is not among the app's \`containers\` (got "proxy"); expected one of \`shop-api\`. Fix: move it to \`initContainers\`. [unknown-container]`,
      `${POD}.containers[1].name: is not among the app's \`containers\` (got "shop_api"); expected one of \`shop-api\`. Fix: rename it, or add \`image\` for a new container. [unknown-container]`,
    ],
  ],
  [
    "an init container, though it has none",
    podPatch({ initContainers: [{ name: "wait" }] }),
    [
      `${POD}.initContainers[0].name: is not among the app's \`initContainers\` (got "wait"); expected a new container, with \`image\`. Fix: rename it, or add \`image\` for a new container. [unknown-container]`,
    ],
  ],
  [
    "directives that have no effect",
    {
      patches: {
        Deployment: { $patch: "replace", metadata: { $patch: "delete" }, spec: { $retainKeys: ["template"] } },
        Service: {
          spec: { ports: [{ port: 8000, $patch: "replace" }], loadBalancerSourceRanges: [{ $patch: "delete" }] },
        },
      },
    },
    [
      `patches.Deployment.metadata["$patch"]: has no effect here (got "delete"); ${DIRECTIVES}`,
      `patches.Deployment.spec["$retainKeys"]: has no effect here (got ["template"]); ${DIRECTIVES}`,
      `patches.Deployment["$patch"]: has no effect here (got "replace"); ${DIRECTIVES}`,
      `patches.Service.spec.loadBalancerSourceRanges[0]["$patch"]: has no effect here (got "delete"); ${DIRECTIVES}`,
      `patches.Service.spec.ports[0]["$patch"]: has no effect here (got "replace"); ${DIRECTIVES}`,
    ],
  ],
  ["directives", podPatch({ volumes: [{ $patch: "replace" }], dnsConfig: { $patch: "replace", options: [] } }), []],
];

testAppProblems(ITEMS);
testAppProblems(PROBLEMS, { files: SOURCES });

describe("problems with a chart's patches", () => {
  const patches = { Ingres: { metadata: { annotations: { a: "b" } } } };
  const exposed = [app({ app_type: "external-api" })];

  test.each<[string, Record<string, unknown>, Record<string, unknown>[], string]>([
    ["a misspelt kind", { patches }, exposed, "one of `Ingress`. Fix: rename it to `Ingress`"],
    ["an Ingress for each app", { patches, ingress_mode: "per-app" }, exposed, "no patches. Fix: remove it"],
    ["no Ingress", { patches }, [app()], "no patches. Fix: remove it"],
  ])("%s", (_, attributes, apps, expected) => {
    expect(problemsOf({ chart: chart(attributes), apps })).toEqual([
      `//shop:chart: patches.Ingres: is not an object of the chart itself (got {"metadata":{"annotations":{"a":"b"}}}); expected ${expected}. [unknown-object]`,
    ]);
  });
});
