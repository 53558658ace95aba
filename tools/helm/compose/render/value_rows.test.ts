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

const IMAGE = {
  description: "Container image.",
  properties: { repository: { type: "string" }, tag: { type: "string", description: "Its tag." } },
};
const LABELS = { type: "object", description: "Labels." };

/** The rows of apps with these properties and values. */
const rowsOf = (properties: Readonly<Record<string, Json>>, apps: Readonly<Record<string, Json>>) =>
  appValueRows({ apps }, { properties: { apps: { properties } } });

test("each property that a schema lists is a row with its own description; a map that users fill is one row", () => {
  const web = { properties: { image: IMAGE, labels: LABELS } };
  expect(rowsOf({ web }, { web: { image: { repository: "r", tag: "" }, labels: { a: "b" } } })).toEqual([
    ["`apps.web.image.repository`", "string", '`"r"`', "all", ""],
    ["`apps.web.image.tag`", "string", '`""`', "all", "Its tag."],
    ["`apps.web.labels`", "object", '`{"a":"b"}`', "all", "Labels."],
  ]);
  expect(chartValueRows({ apps: { web: {} } }, { properties: {} })).toEqual([]);
});

test("a value of several apps is one row, with the default if they share it, and the names of the apps if not all have it", () => {
  const web = { properties: { tag: { type: "string", description: "Tag." }, port: { type: "integer" } } };
  const api = { properties: { ...web.properties, labels: LABELS } };
  const job = { properties: { tag: { type: "string", description: "Tag." } } };
  const values = { web: { tag: "1", port: 80 }, api: { tag: "2", port: 80, labels: {} }, job: { tag: "1" } };
  expect(rowsOf({ web, api, job }, values)).toEqual([
    ["`apps.<app>.tag`", "string", "see values.yaml", "all", "Tag."],
    ["`apps.<app>.port`", "integer", "`80`", "`web`, `api`", ""],
    ["`apps.<app>.labels`", "object", "`{}`", "`api`", "Labels."],
  ]);
});

const PORTS = { properties: { port: { enum: ["http", 8000] } } };

test.each([
  ["patterns of names", { patternProperties: { "^web$": PORTS } }],
  ["dependencies of a key itself", { dependencies: { web: { properties: { web: PORTS } }, other: ["web"] } }],
])("what %s say about a value is part of its row", (_, more) => {
  const port = { description: "A port." };
  const schema = { properties: { web: { properties: { port } } }, ...more };
  expect(chartValueRows({ web: { port: "http" } }, schema)).toEqual([
    ["`web.port`", "`http`, `8000`", '`"http"`', "A port."],
  ]);
});
