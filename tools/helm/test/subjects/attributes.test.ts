/** Every attribute of an app and of a chart reaches the chart, with the key in values that the schema names. */
import { describe, expect, test } from "@jest/globals";
import { isObject, type Json, type JsonObject } from "../../base/json.ts";
import { parseYaml } from "../../base/yaml.ts";
import type { AttributeSchema } from "../../model/attribute_schema.ts";
import { APP_SCHEMA, CHART_SCHEMA } from "../../model/schemas.ts";
import { type Attributes, filesOf, problemsOf } from "../support/charts.ts";
import { HELMS } from "../support/helm.ts";
import { read } from "../support/read.ts";
import { placesOf, propertiesOf } from "../support/schema_properties.ts";
import { renderUmbrella, type Subchart, umbrellasOf } from "../support/umbrella.ts";
import type { AttributeRow, AttributeRows } from "./rows/row.ts";
import { APP_ATTRIBUTES, CHART_ATTRIBUTES } from "./rows/rows.ts";
import { ofApp, ofChart, withoutRow } from "./rows/samples.ts";

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

function samplesOf(
  schema: AttributeSchema,
  rows: AttributeRows,
  declare: typeof ofApp,
  prefix: string,
): readonly Sample[] {
  return Object.entries(rows).map(([attribute, row], index) => {
    const sample = (attributes: Attributes, suffix: string) => {
      const name = String(attributes["chart_name"] ?? `${prefix}-${index}-${suffix}`);
      const values = (suffix === "with" ? (row.values ?? {}) : {}) as Readonly<Record<string, Json>>;
      const declaration = declare(attributes, row, name);
      const problems = problemsOf(declaration);
      return { name, problems, files: problems.length === 0 ? filesOf(declaration) : new Map(), values };
    };
    const others = withoutRow(schema, attribute, row);
    const nameOf = (attributes: Attributes) => String(attributes["app_name"] ?? "shop_api");
    const charts = [sample(row.set, "with"), sample(others, "without")] as const;
    return { attribute, row, charts, app: [nameOf(row.set), nameOf(others)] };
  });
}

/** Whether values have a key; `<…>` in the key matches any. */
function hasKey(values: Json | undefined, [first, ...rest]: readonly string[]): boolean {
  if (first === undefined) return values !== undefined;
  if (!isObject(values)) return false;
  const keys = first.startsWith("<") ? Object.keys(values) : [first];
  return keys.some((key) => hasKey(values[key], rest));
}

function valuesOf({ files }: SampleChart): Json | undefined {
  return parseYaml(String(files.get("values.yaml"))).values?.[0];
}

const APP = {
  model: "app",
  schema: APP_SCHEMA as AttributeSchema,
  rows: APP_ATTRIBUTES,
  samples: samplesOf(APP_SCHEMA, APP_ATTRIBUTES, ofApp, "app"),
  /** Prefix of its keys in values. */
  scope: ["apps", "<app>"],
};
const CHART = {
  model: "chart",
  schema: CHART_SCHEMA as AttributeSchema,
  rows: CHART_ATTRIBUTES,
  samples: samplesOf(CHART_SCHEMA, CHART_ATTRIBUTES, ofChart, "chart"),
  scope: [],
};

describe.each([APP, CHART])("every attribute of $model reaches the chart", ({ schema, rows, samples, scope }) => {
  const properties = propertiesOf(schema);

  test("each has a row that sets it", () => {
    const shown = [...properties].filter(
      ([, { internal, unrendered }]) => internal !== true && unrendered === undefined,
    );
    expect(Object.keys(rows).sort()).toEqual(shown.map(([name]) => name).sort());
    const idle = Object.entries(rows).filter(([name, { set }]) => placesOf(schema, name, set).length === 0);
    expect(idle.map(([name]) => name)).toEqual([]);
  });

  test("each has the key in values that the schema names, with it or without it", () => {
    const keyed = samples.flatMap(({ attribute, charts }) => {
      const key = properties.get(attribute)?.values;
      return key === undefined ? [] : [{ attribute, charts, key: [...scope, ...key.split(".")] }];
    });
    expect(keyed.length).toBeGreaterThan(5);
    const missing = keyed.filter(({ charts, key }) => !charts.some((chart) => hasKey(valuesOf(chart), key)));
    expect(missing.map(({ attribute }) => attribute)).toEqual([]);
  });

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

test("each key of an app in values overrides some attribute", () => {
  const known = Object.values(APP_SCHEMA.properties).map(({ values }) => values?.split(".")[0]);
  const values = APP.samples.flatMap(({ charts }) => charts.map(valuesOf));
  const apps = values.flatMap((found) => Object.values((found as { readonly apps: JsonObject }).apps));
  const keys = [...new Set(apps.flatMap((app) => Object.keys(app as JsonObject)))];
  expect(keys.filter((key) => !known.includes(key))).toEqual([]);
  expect(keys.length).toBeGreaterThan(30);
});
