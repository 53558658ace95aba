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
