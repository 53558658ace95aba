/** The schemas are the model: macros, templates and values follow them. */

import { describe, expect, test } from "@jest/globals";
import type { Json } from "../../base/json.ts";
import { APP_SCHEMA, CHART_SCHEMA } from "../../model/schemas.ts";
import { type Attributes, app, chart, filesOf, problemsOf } from "../support/charts.ts";
import { HELMS } from "../support/helm.ts";
import { read } from "../support/read.ts";
import { placesOf, propertiesOf, type SchemaNode, without } from "../support/schema_properties.ts";
import { renderUmbrella, type Subchart, umbrellasOf } from "../support/umbrella.ts";
import { APP_ATTRIBUTES, type AttributeRow, type AttributeRows, CHART_ATTRIBUTES } from "./rows.ts";

test.each([
  ["app", APP_SCHEMA],
  ["chart", CHART_SCHEMA],
])("every property of the %s schema is described", (_, schema) => {
  const properties = [...propertiesOf(schema as SchemaNode)];
  expect(properties.length).toBeGreaterThan(30);
  const undescribed = properties.filter(
    ([, { description, $ref }]) => description === undefined && !$ref?.includes("/properties/"),
  );
  expect(undescribed.map(([name]) => name)).toEqual([]);
});

/** Attributes that no part of a chart shows. */
const NOT_IN_THE_CHART: Readonly<Record<string, string>> = {
  binary_target: "for people and for Bazel queries",
  domain: "for people and for Bazel queries",
  language: "for people and for Bazel queries",
  "#optionalCallee.optional": "allows that an app is not in the chart",
  "#dependency.name": "checked against the chart's own",
  "#dependency.version": "checked against the chart's own",
  checks: "said to the build's checks",
  "checks.reason": "said to the build's checks",
  "checks.severity": "said to the build's checks",
  crd_schemas: "said to the build's checks",
  helm_versions: "said to the build's checks",
  kube_versions: "said to the build's checks",
};

const FILES = {
  "shop/crd.yaml":
    "apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nmetadata: {name: samples.example.com}\n",
  "shop/image.digest": `sha256:${"d".repeat(64)}\n`,
  "shop/redis/Chart.yaml": "apiVersion: v2\nname: redis\nversion: 1.2.3\n",
  "shop/sample.json": "{}",
  "shop/sample.txt": "{{ 1 }}\n",
  "shop/sample.yaml": 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: sample}\ndata: {text: "{{ 1 }}"}\n',
};

interface SampleChart extends Subchart {
  readonly problems: readonly string[];
}

interface Sample {
  readonly attribute: string;
  readonly row: AttributeRow;
  /** With the attribute, and without it. */
  readonly charts: readonly [SampleChart, SampleChart];
  readonly app: readonly [string, string];
}

const ofApp = (attributes: Attributes, { beside = [], chart: more = {} }: AttributeRow, chart_name: string) => ({
  chart: chart({ chart_name, ingress_mode: "per-app", ...more }),
  apps: [app(attributes), ...beside.map(app)],
  files: FILES,
});

const ofChart = (attributes: Attributes, _: AttributeRow, chart_name: string) => ({
  chart: chart({ chart_name, ...attributes }),
  apps: [app({ app_type: "external-api" }), app({ app_name: "job", app_type: "job" })],
  files: FILES,
});

function samplesOf(schema: SchemaNode, rows: AttributeRows, declare: typeof ofApp, prefix: string): readonly Sample[] {
  return Object.entries(rows).map(([attribute, row], index) => {
    const sample = (attributes: Attributes, suffix: string) => {
      const name = String(attributes["chart_name"] ?? `${prefix}-${index}-${suffix}`);
      const values = (suffix === "with" ? (row.values ?? {}) : {}) as Readonly<Record<string, Json>>;
      const declaration = declare(attributes, row, name);
      const problems = problemsOf(declaration);
      return { name, problems, files: problems.length === 0 ? filesOf(declaration) : new Map(), values };
    };
    const others = row.instead ?? (without(row.set, placesOf(schema, attribute, row.set)[0] ?? []) as Attributes);
    const nameOf = (attributes: Attributes) => String(attributes["app_name"] ?? "shop_api");
    const charts = [sample(row.set, "with"), sample(others, "without")] as const;
    return { attribute, row, charts, app: [nameOf(row.set), nameOf(others)] };
  });
}

describe.each([
  ["app", APP_SCHEMA as SchemaNode, APP_ATTRIBUTES, ofApp],
  ["chart", CHART_SCHEMA as SchemaNode, CHART_ATTRIBUTES, ofChart],
])("every attribute of %s reaches the chart", (model, schema, rows, declare) => {
  test("each has a row, which sets it", () => {
    const shown = [...propertiesOf(schema)].filter(
      ([name, { internal }]) => internal !== true && NOT_IN_THE_CHART[name] === undefined,
    );
    expect(Object.keys(rows).sort()).toEqual(shown.map(([name]) => name).sort());
    const idle = Object.entries(rows).filter(([name, { set }]) => placesOf(schema, name, set).length === 0);
    expect(idle.map(([name]) => name)).toEqual([]);
  });

  const samples = samplesOf(schema, rows, declare, model);
  const charts = samples.flatMap((sample) => sample.charts).filter(({ problems }) => problems.length === 0);
  const umbrellas = umbrellasOf(charts);

  describe.each(HELMS)("%s", (_, helm) => {
    const objects = new Map(umbrellas.flatMap((umbrella) => [...renderUmbrella(helm, umbrella)]));
    const find = ({ row, charts, app: apps }: Sample, side: 0 | 1) => {
      const { name, files } = charts[side];
      return read(row.at, { app: apps[side], files, objects: objects.get(name) ?? [] });
    };

    test.each(samples.map((sample) => [sample.attribute, sample] as const))("%s", (_attribute, sample) => {
      const { row } = sample;
      expect(sample.charts.flatMap(({ problems }) => problems)).toEqual([]);
      expect(find(sample, 0)).toEqual(row.is);
      expect(find(sample, 1)).not.toEqual(row.is);
      if ("was" in row) expect(find(sample, 1)).toEqual(row.was);
    });
  });
});
