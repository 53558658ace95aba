/** Names and labels apply only within a namespace. */

import { expect, test } from "@jest/globals";
import type { JsonObject } from "../../base/json.ts";
import { readRendering } from "../check.ts";
import { selectorWithoutPods } from "../structure/selector_without_pods.ts";
import { unknownRole } from "../structure/unknown_role.ts";
import { unknownSecret } from "../structure/unknown_secret.ts";
import type { Declaration } from "../types.ts";

const LABELS = { app: "shop" };

const DECLARATION: Declaration = {
  label: "//shop:chart",
  release: "prod",
  namespace: "release",
  usual: { release: "prod", namespace: "release" },
  apps: [],
  external: new Set<string>(),
  kubeVersions: [],
  crds: [],
};

function pod(namespace?: string): JsonObject {
  const env = [{ name: "TOKEN", valueFrom: { secretKeyRef: { name: "stripe", key: "token" } } }];
  return object("Pod", "shop", namespace, { spec: { containers: [{ name: "shop", env }] } });
}

function object(kind: string, name: string, namespace: string | undefined, fields: JsonObject): JsonObject {
  const metadata = { name, labels: LABELS, ...(namespace === undefined ? {} : { namespace }) };
  return { apiVersion: "v1", kind, metadata, ...fields };
}

const secret = (namespace?: string) => object("Secret", "stripe", namespace, {});
const service = (namespace?: string) => object("Service", "shop", namespace, { spec: { selector: LABELS } });
const roleRef = { kind: "ClusterRole", name: "reader" };
const binding = (namespace?: string) => object("RoleBinding", "shop", namespace, { roleRef });

const ROWS = [
  { check: unknownSecret, objects: [pod(), secret()], places: [] },
  { check: unknownSecret, objects: [pod("release"), secret()], places: [] },
  { check: unknownSecret, objects: [pod(), secret("other")], places: ["Pod/shop"] },
  { check: unknownSecret, objects: [pod("other"), secret("other")], places: [] },
  { check: selectorWithoutPods, objects: [service(), pod("release")], places: [] },
  { check: selectorWithoutPods, objects: [service(), pod("other")], places: ["Service/shop"] },
  { check: unknownRole, objects: [binding(), object("ClusterRole", "reader", undefined, {})], places: [] },
  { check: unknownRole, objects: [binding("other"), object("ClusterRole", "reader", undefined, {})], places: [] },
];

test.each(ROWS.map((row, index) => [`${row.check.code}, row ${index}`, row] as const))(
  "%s",
  (_, { check, objects, places }) => {
    const rendering = readRendering(
      objects.map((body) => ({ body })),
      DECLARATION,
    );
    expect(check.run(rendering).map((problem) => problem.object.id)).toEqual(places);
  },
);

test("what is in another namespace than its pods is told so", () => {
  const policy = object("NetworkPolicy", "shop", "elsewhere", { spec: { podSelector: { matchLabels: LABELS } } });
  const rendering = readRendering([{ body: policy }, { body: pod("release") }], DECLARATION);
  expect(selectorWithoutPods.run(rendering).map(({ what, fix }) => `${what}. ${fix}`)).toEqual([
    "selects no pods of the chart, since it is in the namespace elsewhere and they are in release. remove `metadata.namespace` from the manifest",
  ]);
});
