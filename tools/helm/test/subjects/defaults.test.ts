/** The defaults that the schemas state: a chart is the same whether an attribute has its default or is missing. */
import { describe, expect, test } from "@jest/globals";
import type { AttributeSchema } from "../../model/attribute_schema.ts";
import { APP_SCHEMA, CHART_SCHEMA } from "../../model/schemas.ts";
import { type Attributes, app, filesOf, problemsOf } from "../support/charts.ts";
import { placesOf, propertiesOf, replaced, without } from "../support/schema_properties.ts";
import { APP_ATTRIBUTES, CHART_ATTRIBUTES } from "./rows/rows.ts";
import { ofApp, ofChart } from "./rows/samples.ts";

/** Placed as they are written: Kubernetes itself takes `false` for a missing one. */
const AS_WRITTEN = [
  "#containerSecurityContext.privileged",
  "#csi.read_only",
  "#environmentSource.optional",
  "#keyReference.optional",
  "#mount.read_only",
  "#projection.optional",
  "#volume.optional",
  "#volume.read_only",
];

const MODELS = [
  { model: "app", schema: APP_SCHEMA as AttributeSchema, rows: APP_ATTRIBUTES, declare: ofApp },
  { model: "chart", schema: CHART_SCHEMA as AttributeSchema, rows: CHART_ATTRIBUTES, declare: ofChart },
] as const;

describe.each(MODELS)("every default of $model", ({ schema, rows, declare }) => {
  const defaults = [...propertiesOf(schema)].flatMap(([attribute, { default: usual, unrendered }]) => {
    return usual === undefined || unrendered !== undefined ? [] : [[attribute, usual] as const];
  });

  test.each(defaults)("%s: %j", (attribute, usual) => {
    const row = rows[attribute];
    const [place] = row === undefined ? [] : placesOf(schema, attribute, row.set);
    if (row === undefined || place === undefined) throw new Error("no row sets it");
    if (AS_WRITTEN.includes(attribute)) return expect(usual).toBe(false);
    const chartOf = (attributes: unknown) => {
      const declaration = declare(attributes as Attributes, row, "sample");
      return { problems: problemsOf(declaration), files: filesOf(declaration) };
    };
    const [written, missing] = [replaced(row.set, place, usual), without(row.set, place)].map(chartOf);
    expect(written).toEqual(missing);
  });
});

/** What is not in a chart shows in its problems: these apps are missing in it. */
test.each([
  [
    "#appText.optional",
    { env: { URL: { app: { name: "gone", value: "{host}" } } } },
    ["env", "URL", "app", "optional"],
  ],
  ["#optionalCallee.optional", { connects_to: [{ app: "gone" }] }, ["connects_to", 0, "optional"]],
] as const)("the default of %s", (attribute, attributes, place) => {
  const usual = propertiesOf(APP_SCHEMA as AttributeSchema).get(attribute)?.default;
  const missing = problemsOf({ apps: [app(attributes)] });
  expect(missing).toHaveLength(1);
  expect(problemsOf({ apps: [app(replaced(attributes, place, usual) as Attributes)] })).toEqual(missing);
});
