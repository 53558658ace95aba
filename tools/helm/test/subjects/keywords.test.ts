/** What the schemas say beyond draft-07 names things that there are. */
import { describe, expect, test } from "@jest/globals";
import { APP_TYPES } from "../../facts/app_types.ts";
import { fieldOf, typesWith, workloadsOf } from "../../facts/attributes.ts";
import { WORKLOADS as KINDS } from "../../facts/workloads.ts";
import type { AttributeSchema } from "../../model/attribute_schema.ts";
import { APP_SCHEMA, CHART_SCHEMA } from "../../model/schemas.ts";
import type { Workload } from "../../model/types.ts";
import { propertiesOf } from "../support/schema_properties.ts";

const WORKLOADS = Object.keys(KINDS) as Workload[];
const UNITS = ["percent", "pods", "seconds"];
const TRAITS = Object.keys(APP_TYPES.worker);
/** Where `resolve/fields.ts` can place a field. */
const PLACED = /^(workload\.spec|CronJob\.spec(\.jobTemplate\.spec)?|pod|container)\.\w+$/;

const fieldsOf = (schema: AttributeSchema) => WORKLOADS.flatMap((workload) => fieldOf(schema, workload) ?? []);

describe.each([
  ["app", [...propertiesOf(APP_SCHEMA)]],
  ["chart", [...propertiesOf(CHART_SCHEMA)]],
])("of %s", (_, properties) => {
  const wrong = (isRight: (schema: AttributeSchema, name: string) => boolean) =>
    properties.filter(([name, schema]) => !isRight(schema, name)).map(([name]) => name);

  test("traits and workloads", () => {
    expect(wrong(({ trait }) => trait === undefined || TRAITS.includes(trait))).toEqual([]);
    expect(wrong((schema) => (workloadsOf(schema) ?? []).every((workload) => WORKLOADS.includes(workload)))).toEqual(
      [],
    );
  });

  test("units: seconds where the name says so, and nowhere else", () => {
    expect(wrong(({ unit }) => unit === undefined || UNITS.includes(unit))).toEqual([]);
    const isReference = ({ $ref = "" }: AttributeSchema) => $ref.includes("/properties/");
    const isTime = (schema: AttributeSchema, name: string) =>
      isReference(schema) || name.endsWith("_seconds") === (schema.unit === "seconds");
    expect(wrong(isTime)).toEqual([]);
  });

  test("defaults fit, and no description repeats them", () => {
    expect(
      wrong(({ enum: choices, default: value }) => value === undefined || (choices?.includes(value) ?? true)),
    ).toEqual([]);
    expect(
      wrong(({ default: value, description = "" }) => value === undefined || !/Default: /.test(description)),
    ).toEqual([]);
  });

  test("what is in the chart has no reason not to be there", () => {
    expect(
      wrong(({ unrendered, field, values }) => unrendered === undefined || (field ?? values) === undefined),
    ).toEqual([]);
  });
});

describe("attributes of an app", () => {
  const attributes = Object.entries(APP_SCHEMA.properties);

  test("each is some type's, and what is narrowed not every type's", () => {
    const types = Object.keys(APP_TYPES).length;
    expect(attributes.filter(([, schema]) => typesWith(schema).length === 0).map(([name]) => name)).toEqual([]);
    const narrowed = attributes.filter(([, schema]) => (schema.trait ?? workloadsOf(schema)) !== undefined);
    expect(narrowed.filter(([, schema]) => typesWith(schema).length === types).map(([name]) => name)).toEqual([]);
    expect(narrowed.length).toBeGreaterThan(10);
  });

  test("fields that no value overrides have a place in the templates", () => {
    const placed = attributes.filter(([, { values }]) => values === undefined);
    const lost = placed.filter(([, schema]) => fieldsOf(schema).some((field) => !PLACED.test(field)));
    expect(lost.map(([name]) => name)).toEqual([]);
  });
});
