/** The schemas' own keywords name things that exist. */
import { describe, expect, test } from "@jest/globals";
import { APP_TYPES } from "../../facts/app_types.ts";
import { fieldOf, typesWith, workloadsOf } from "../../facts/attributes.ts";
import { WORKLOADS } from "../../facts/workloads.ts";
import type { AttributeSchema } from "../../model/attribute_schema.ts";
import { GITOPS_SCHEMAS } from "../../model/gitops_schemas.ts";
import { APP_SCHEMA, CHART_SCHEMA } from "../../model/schemas.ts";
import type { Workload } from "../../model/types.ts";
import { propertiesOf } from "../support/schema_properties.ts";

const KINDS = Object.keys(WORKLOADS) as Workload[];
const UNITS = ["percent", "pods", "seconds"];
const TRAITS = Object.keys(APP_TYPES.worker);
/** Where `resolve/fields.ts` can place a field. */
const PLACED = /^(workload\.spec|CronJob\.spec(\.jobTemplate\.spec)?|pod|container)\.\w+$/;

/** They decide about whole objects, are in all objects of an app, or in those of other apps. */
const ALL_OVER = "app_name app_type description version requires labels annotations connects_to patches".split(" ");

const fieldsOf = (schema: AttributeSchema) => KINDS.flatMap((workload) => fieldOf(schema, workload) ?? []);

describe.each([
  ["app", [...propertiesOf(APP_SCHEMA)]],
  ["chart", [...propertiesOf(CHART_SCHEMA)]],
  ...Object.entries(GITOPS_SCHEMAS).map(([macro, schema]) => [macro, [...propertiesOf(schema)]] as const),
])("of %s", (_, properties) => {
  const wrong = (isRight: (schema: AttributeSchema, name: string) => boolean) =>
    properties.filter(([name, schema]) => !isRight(schema, name)).map(([name]) => name);

  test("traits and workloads", () => {
    expect(wrong(({ trait }) => trait === undefined || TRAITS.includes(trait))).toEqual([]);
    expect(wrong((schema) => (workloadsOf(schema) ?? []).every((workload) => KINDS.includes(workload)))).toEqual([]);
  });

  test("units: seconds where the name says so, and nowhere else", () => {
    expect(wrong(({ unit }) => unit === undefined || UNITS.includes(unit))).toEqual([]);
    const isReference = ({ $ref = "" }: AttributeSchema) => $ref.includes("/properties/");
    const isTime = (schema: AttributeSchema, name: string) =>
      isReference(schema) || name.endsWith("_seconds") === (schema.unit === "seconds");
    expect(wrong(isTime)).toEqual([]);
  });

  test("defaults are valid, and no description repeats them", () => {
    expect(
      wrong(({ enum: choices, default: value }) => value === undefined || (choices?.includes(value) ?? true)),
    ).toEqual([]);
    expect(
      wrong(({ default: value, description = "" }) => value === undefined || !/Default: /.test(description)),
    ).toEqual([]);
  });

  test("attributes in the chart are not marked as unrendered", () => {
    expect(
      wrong(({ unrendered, field, values }) => unrendered === undefined || (field ?? values) === undefined),
    ).toEqual([]);
  });
});

describe("attributes of an app", () => {
  const attributes = Object.entries(APP_SCHEMA.properties);

  test("each is available for some type, and a restricted one not for all types", () => {
    const types = Object.keys(APP_TYPES).length;
    expect(attributes.filter(([, schema]) => typesWith(schema).length === 0).map(([name]) => name)).toEqual([]);
    const narrowed = attributes.filter(([, schema]) => (schema.trait ?? workloadsOf(schema)) !== undefined);
    expect(narrowed.filter(([, schema]) => typesWith(schema).length === types).map(([name]) => name)).toEqual([]);
    expect(narrowed.length).toBeGreaterThan(10);
  });

  test("the schema says in which fields each attribute shows", () => {
    const silent = attributes.filter(([, { field, shows, values, internal, unrendered }]) =>
      [field, shows, values, internal, unrendered].every((each) => each === undefined),
    );
    expect(silent.map(([name]) => name)).toEqual(ALL_OVER);
  });

  test("fields that values do not override have a place in the templates", () => {
    const placed = attributes.filter(([, { values }]) => values === undefined);
    const lost = placed.filter(([, schema]) => fieldsOf(schema).some((field) => !PLACED.test(field)));
    expect(lost.map(([name]) => name)).toEqual([]);
  });
});
