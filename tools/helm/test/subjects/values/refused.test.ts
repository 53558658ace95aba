/** Whatever a build refuses in an attribute, the chart's schema refuses in the attribute's key of values. */

import { describe, expect, test } from "@jest/globals";
import { isObject, type Json, type JsonObject } from "../../../base/json.ts";
import { applyOverlay } from "../../../base/overlay.ts";
import { parseYaml } from "../../../base/yaml.ts";
import type { AttributeSchema } from "../../../model/attribute_schema.ts";
import type { Schema } from "../../../model/schema_tree.ts";
import { APP_SCHEMA } from "../../../model/schemas.ts";
import { violationsOf } from "../../../model/violations.ts";
import { type Attributes, app, chartOf, filesOf, problemsOf, render } from "../../support/charts.ts";
import { HELMS } from "../../support/helm.ts";
import { type Path, placesOf, propertiesOf } from "../../support/schema_properties.ts";
import { valuesSchemaOf } from "../../support/values_schema.ts";
import type { AttributeRow } from "../rows/row.ts";
import { APP_ATTRIBUTES } from "../rows/rows.ts";
import { ofApp } from "../rows/samples.ts";

/** What people write by mistake, by the type of the right value. */
const MISTAKES: Readonly<Record<string, readonly Json[]>> = {
  string: [
    ...["-", "A_b", "not a host", "10.0.0.1", "a..b", "a-.b", "http://a/b", "a:1", "*", "{{ x }}", "a\nb", "/x y"],
    ...[
      "lots",
      "1.2.3",
      "1e",
      "-1",
      "1 Gi",
      "1Q",
      "101%",
      "61 3 * * *",
      "0 3 * *",
      "@reboot",
      "1 hour",
      "x".repeat(400),
    ],
  ],
  number: [-1, 0, 1.5, 10001, 1e9, "lots", "-1", "1.2.3", "101%"],
  boolean: ["lots", 1],
};

/** A value, and an attribute's key in values that would hold it. */
interface Mistake {
  readonly title: string;
  readonly key: readonly string[];
  readonly value: Json;
  readonly schema: Schema;
  readonly values: JsonObject;
}

const at = (path: Path, value: unknown): unknown =>
  path.reduce<unknown>((part, key) => (part as Attributes)[key], value);

function replaced(value: unknown, [key, ...rest]: Path, by: Json): unknown {
  if (key === undefined) return by;
  if (Array.isArray(value)) return value.map((item, index) => (index === key ? replaced(item, rest, by) : item));
  return { ...(value as Attributes), [key]: replaced((value as Attributes)[key], rest, by) };
}

/** The wrong values in place of a right one: themselves, or as an item of a list, or as a key or value of a map. */
function wrongValues(right: Json): readonly Json[] {
  if (Array.isArray(right)) return typeof right[0] === "string" ? (MISTAKES["string"] ?? []).map((text) => [text]) : [];
  if (!isObject(right)) return MISTAKES[typeof right] ?? [];
  const [[key = "", value] = []] = Object.entries(right);
  if (typeof value !== "string") return [];
  return (MISTAKES["string"] ?? []).flatMap((text) => [{ [String(text)]: value }, { [key]: text }]);
}

/** The key in values, with the names that the values have. */
function pathOf(values: JsonObject, key: string): readonly string[] {
  const path = ["apps", Object.keys(values["apps"] as JsonObject)[0] ?? ""];
  for (const part of key.split(".")) {
    const [first = part] = Object.keys((at(path, values) ?? {}) as JsonObject);
    path.push(part.startsWith("<") ? first : part);
  }
  return path;
}

/** Problems with how a value is written; those with other values it must fit are not for a schema. */
const NOTATION = /\[(?:invalid-value|invalid-type|out-of-range)\]$/;

function mistakesOf(attribute: string, row: AttributeRow, key: string): readonly Mistake[] {
  const [place] = placesOf(APP_SCHEMA as AttributeSchema, attribute, row.set);
  const declaration = ofApp(row.set, row, "shop");
  const files = filesOf(declaration);
  const values = parseYaml(String(files.get("values.yaml"))).values?.[0] as JsonObject;
  const schema = valuesSchemaOf(files);
  const right = at(place ?? [], row.set) as Json;
  const path = pathOf(values, key);
  const isList = Array.isArray(at(path, values));
  return wrongValues(right).flatMap((wrong) => {
    const problems = problemsOf(ofApp(replaced(row.set, place ?? [], wrong) as Attributes, row, "shop"));
    if (!problems.some((problem) => NOTATION.test(problem))) return [];
    const value = isList && !Array.isArray(wrong) ? [wrong] : wrong;
    return [{ title: `${attribute}: ${JSON.stringify(wrong).slice(0, 40)}`, key: path, value, schema, values }];
  });
}

const ROWS = [...propertiesOf(APP_SCHEMA as AttributeSchema)].flatMap(([attribute, { values }]) => {
  const row = APP_ATTRIBUTES[attribute];
  return values === undefined || row === undefined ? [] : mistakesOf(attribute, row, values);
});

test("there are many", () => {
  expect(ROWS.length).toBeGreaterThan(400);
});

test.each(ROWS.map((row) => [row.title, row] as const))("%s", (_, { key, value, schema, values }) => {
  const overlay = key.reduceRight<Json>((inner, name) => ({ [name]: inner }), value) as JsonObject;
  expect(violationsOf(applyOverlay(values, overlay), schema, {})).not.toEqual([]);
});

const probe = (fields: JsonObject) => ({ readiness: { httpGet: { path: "/", port: "http" }, ...fields } });

test.each<JsonObject>([
  probe({ periodSeconds: 0 }),
  probe({ initialDelaySeconds: -1 }),
  probe({ failureThreshold: "3" }),
  probe({ httpGet: { path: "/", port: 65536 } }),
  probe({ httpGet: { path: "/", port: "A_b" } }),
  probe({ httpGet: { path: "/", port: "http", scheme: "https" } }),
])("probes, as in Kubernetes: %j", (healthCheck) => {
  const files = filesOf({ apps: [app({ health_check: { path: "/" } })] });
  const schema = valuesSchemaOf(files);
  const values = parseYaml(String(files.get("values.yaml"))).values?.[0] as JsonObject;
  expect(violationsOf(values, schema, {})).toEqual([]);
  expect(violationsOf(applyOverlay(values, { apps: { shop_api: { healthCheck } } }), schema, {})).not.toEqual([]);
});

describe.each(HELMS)("%s", (_, helm) => {
  test("a minimum above the maximum, which no schema can compare", () => {
    const resources = { requests: { cpu: "1" } };
    const directory = chartOf({ apps: [app({ resources, autoscaling: { max_replicas: 3, cpu: 80 } })] });
    const values = { "apps.shop_api.autoscaling.minReplicas": 4 };
    expect(() => render(helm, directory, { values })).toThrow("minReplicas is more than maxReplicas");
  });
});
