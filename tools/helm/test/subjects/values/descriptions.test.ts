/** Descriptions of a chart's values for the people who deploy it: each key has its own. */

import { expect, test } from "@jest/globals";
import { isObject, type Json, type JsonObject } from "../../../base/json.ts";
import { parseYaml } from "../../../base/yaml.ts";
import { CORPUS } from "../../corpus/corpus.ts";
import { filesOf } from "../../support/charts.ts";
import { valuesSchemaOf } from "../../support/values_schema.ts";

/** Path and description of each value that the schema lists by name. */
function described(value: Json, schema: JsonObject, path: string): readonly (readonly [string, unknown])[] {
  const own = [[path, schema["description"]] as const];
  const properties = schema["properties"];
  if (!isObject(value) || !isObject(properties)) return own;
  const listed = Object.entries(value).filter(([key]) => key in properties);
  return [
    ...own,
    ...listed.flatMap(([key, child]) => described(child, properties[key] as JsonObject, `${path}.${key}`)),
  ];
}

test.each(CORPUS)("%s: each value has its own description", (_, declaration) => {
  const files = filesOf(declaration);
  const values = parseYaml(String(files.get("values.yaml"))).values?.[0] as JsonObject;
  const schema = valuesSchemaOf(files);
  const { apps: byName, ...others } = schema["properties"] as { readonly apps: JsonObject } & JsonObject;
  const chart = Object.keys(others).filter((key) => key in values);
  const scopes = [
    ...chart.map((key) => described(values[key] ?? null, others[key] as JsonObject, key)),
    ...Object.entries(values["apps"] as JsonObject).map(([app, own]) =>
      described(own, (byName["properties"] as JsonObject)[app] as JsonObject, app).slice(1),
    ),
  ];
  expect(scopes.flat().length).toBeGreaterThan(10);
  expect(scopes.flat().filter(([, description]) => description === undefined)).toEqual([]);
  for (const scope of scopes) {
    const keysOf = Map.groupBy(scope, ([, description]) => description);
    const shared = [...keysOf].map(([description, paths]) => [
      description,
      new Set(paths.map(([path]) => lastOf(path))),
    ]);
    expect(shared.filter(([, keys]) => (keys as Set<string>).size > 1)).toEqual([]);
  }
});

function lastOf(path: string): string {
  return path.slice(path.lastIndexOf(".") + 1);
}
