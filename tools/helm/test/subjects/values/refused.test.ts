/** Whatever a build refuses in an attribute, the chart's schema refuses in the attribute's key of values. */
import { expect, test } from "@jest/globals";
import { isObject, type Json, type JsonObject } from "../../../base/json.ts";
import type { AttributeSchema } from "../../../model/attribute_schema.ts";
import { APP_SCHEMA } from "../../../model/schemas.ts";
import { type Attributes, type Declaration, filesOf, problemsOf } from "../../support/charts.ts";
import { isRefusedBySchema, type Mistake, overlayAt, valuesOf } from "../../support/mistakes.ts";
import { type Path, placesOf, propertiesOf, replaced } from "../../support/schema_properties.ts";
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
      "0 5-1 * * *",
      "0 3 * dec-11 *",
      "400m",
      "1000Ti",
      "0 3 * *",
      "@reboot",
      "1 hour",
      "x".repeat(400),
    ],
  ],
  number: [-1, 0, 1.5, 10001, 1e9, "lots", "-1", "1.2.3", "101%"],
  boolean: ["lots", 1],
};

const at = (path: Path, value: unknown): unknown =>
  path.reduce<unknown>((part, key) => (part as Attributes)[key], value);

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

/** Kubernetes accepts a release with fewer pods than declared, and keeps its budget: that is for whoever deploys it. */
const OF_BUILDS = /\[blocked-drain\]$/;

const isRefused = (declaration: Declaration): boolean =>
  problemsOf(declaration).some((problem) => !OF_BUILDS.test(problem));

function mistakesOf(attribute: string, row: AttributeRow, key: string): readonly Mistake[] {
  const [place] = placesOf(APP_SCHEMA as AttributeSchema, attribute, row.set);
  const declare = (set: unknown) => ofApp(set as Attributes, row, "shop");
  const files = filesOf(declare(row.set));
  const path = pathOf(valuesOf(files), key);
  const isList = Array.isArray(at(path, valuesOf(files)));
  return wrongValues(at(place ?? [], row.set) as Json)
    .filter((wrong) => isRefused(declare(replaced(row.set, place ?? [], wrong))))
    .map((wrong) => {
      const value = isList && !Array.isArray(wrong) ? [wrong] : wrong;
      return { title: `${attribute}: ${JSON.stringify(wrong).slice(0, 40)}`, files, overlay: overlayAt(path, value) };
    });
}

const MISTAKEN = [...propertiesOf(APP_SCHEMA as AttributeSchema)].flatMap(([attribute, { values }]) => {
  const row = APP_ATTRIBUTES[attribute];
  return values === undefined || row === undefined ? [] : mistakesOf(attribute, row, values);
});

test("there are many", () => {
  expect(MISTAKEN.length).toBeGreaterThan(1700);
});

test.each(MISTAKEN.map((mistake) => [mistake.title, mistake] as const))("%s", (_, mistake) => {
  expect(isRefusedBySchema(mistake)).toBe(true);
});
