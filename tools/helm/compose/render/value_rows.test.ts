/** Values as rows of a table. */
import { expect, test } from "@jest/globals";
import type { Json } from "../../base/json.ts";
import { valueRows } from "./value_rows.ts";

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
  expect(valueRows({ key: value }, { properties: { key: schema } })).toEqual([["`key`", ...row]]);
});

test("what a schema lists is a row each, by the description of what is around it; what users fill is one row", () => {
  const image = { description: "Container image.", properties: { tag: { type: "string", description: "Its tag." } } };
  const app = { properties: { image, labels: { type: "object" } } };
  const schema = { properties: { apps: { description: "All apps.", properties: { web: app } } } };
  const values = { apps: { web: { image: { repository: "r", tag: "" }, labels: { a: "b" } } } };
  expect(valueRows(values, schema)).toEqual([
    ["`apps.web.image.repository`", "string", '`"r"`', "Container image."],
    ["`apps.web.image.tag`", "string", '`""`', "Its tag."],
    ["`apps.web.labels`", "object", '`{"a":"b"}`', ""],
  ]);
});
