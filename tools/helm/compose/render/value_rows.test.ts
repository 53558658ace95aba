/** Values as rows of a table. */
import { expect, test } from "@jest/globals";
import type { Json } from "../../base/json.ts";
import { appValueRows, chartValueRows } from "./value_rows.ts";

const PULL_POLICIES = ["Always", "IfNotPresent", "Never"];
const PERCENT_OR_NUMBER = { type: ["integer", "string"], description: "How many pods\n  may be gone." };
const LONG = "x".repeat(58);

/** A value with its schema, and its row: type, default, description. */
const ROWS: readonly (readonly [value: Json, schema: Record<string, Json>, row: readonly [string, string, string]])[] =
  [
    [2, { type: "integer", description: "Number of pods." }, ["integer", "`2`", "Number of pods."]],
    ["Never", { type: "string", enum: PULL_POLICIES }, ["`Always`, `IfNotPresent`, `Never`", '`"Never"`', ""]],
    ["10%", PERCENT_OR_NUMBER, ["integer or string", '`"10%"`', "How many pods may be gone."]],
    [[], {}, ["array", "`[]`", ""]],
    [{ a: 1 }, {}, ["object", '`{"a":1}`', ""]],
    [LONG, { type: "string" }, ["string", `\`"${LONG}"\``, ""]],
    [`${LONG}x`, { type: "string" }, ["string", "see values.yaml", ""]],
  ];

test.each(ROWS)("%j", (value, schema, row) => {
  expect(chartValueRows({ key: value }, { properties: { key: schema } })).toEqual([["`key`", ...row]]);
});

const IMAGE = { properties: { tag: { type: "string", description: "Its tag." } } };
const LABELS = { type: "object", description: "Labels of the pods." };

test("what a schema lists is a row each; what users fill is one row", () => {
  const schema = { properties: { image: IMAGE, labels: LABELS } };
  expect(
    chartValueRows({ image: { repository: "r", tag: "" }, labels: { a: "b" }, apps: { web: {} } }, schema),
  ).toEqual([
    ["`image.repository`", "string", '`"r"`', ""],
    ["`image.tag`", "string", '`""`', "Its tag."],
    ["`labels`", "object", '`{"a":"b"}`', "Labels of the pods."],
  ]);
});

test("a value of several apps is one row, with its default where that is the same", () => {
  const app = { properties: { image: IMAGE, labels: LABELS } };
  const schema = { properties: { apps: { properties: { back: app, web: app } } } };
  const web = { image: { tag: "" }, labels: { a: "b" } };
  expect(appValueRows({ apps: { back: { image: { tag: "" } }, web } }, schema)).toEqual([
    ["`apps.<app>.image.tag`", "string", '`""`', "all", "Its tag."],
    ["`apps.<app>.labels`", "object", '`{"a":"b"}`', "`web`", "Labels of the pods."],
  ]);
  expect(appValueRows({ apps: { back: { image: { tag: "1" } }, web } }, schema)[0]?.[2]).toBe("see values.yaml");
  expect(appValueRows({ apps: { web } }, schema).map(([path]) => path)).toEqual([
    "`apps.web.image.tag`",
    "`apps.web.labels`",
  ]);
});
