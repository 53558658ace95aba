/** Declarations of charts with the attributes of a row, and the files that rows refer to. */
import type { AttributeSchema } from "../../../model/attribute_schema.ts";
import { type Attributes, app, chart } from "../../support/charts.ts";
import { placesOf, without } from "../../support/schema_properties.ts";
import type { AttributeRow } from "./row.ts";

const FILES = {
  "shop/crd.yaml": `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: {name: samples.example.com}
spec:
  group: example.com
  scope: Namespaced
  names: {kind: Sample, plural: samples}
  versions: [{name: v1, served: true, storage: true, schema: {openAPIV3Schema: {type: object}}}]
`,
  "shop/image.digest": `sha256:${"d".repeat(64)}\n`,
  "shop/redis/Chart.yaml": "apiVersion: v2\nname: redis\nversion: 1.2.3\n",
  "shop/redis/values.yaml": "exports: {sample: {a: b}}\nsample: {a: b}\n",
  "shop/sample.json": "{}",
  "shop/sample.txt": "{{ 1 }}\n",
  "shop/sample.yaml": 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: sample}\ndata: {text: "{{ 1 }}"}\n',
};

/** What else is in a chart. */
type Surroundings = Pick<AttributeRow, "beside" | "chart">;

export const ofApp = (attributes: Attributes, { beside = [], chart: more = {} }: Surroundings, chart_name: string) => ({
  chart: chart({ chart_name, ingress_mode: "per-app", ...more }),
  apps: [app(attributes), ...beside.map(app)],
  files: FILES,
});

export const ofChart = (attributes: Attributes, { beside = [] }: Surroundings, chart_name: string) => ({
  chart: chart({ chart_name, ...attributes }),
  apps: [app({ app_type: "external-api" }), app({ app_name: "job", app_type: "job" }), ...beside.map(app)],
  files: FILES,
});

/** The attributes to compare those of a row with: the same without the row's own. */
export function withoutRow(schema: AttributeSchema, attribute: string, { set, instead }: AttributeRow): Attributes {
  return instead ?? (without(set, placesOf(schema, attribute, set)[0] ?? []) as Attributes);
}
