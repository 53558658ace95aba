/** What the documentation of the macros lists. */
import { readFileSync } from "node:fs";
import { describe, expect, test } from "@jest/globals";
import { APP_SCHEMA, CHART_SCHEMA } from "../../model/schemas.ts";
import type { SchemaNode } from "../support/schema_properties.ts";

/** Parameters of a macro, and the attributes that its documentation lists, as Bazel extracts them (`starlark_doc_extract`). */
function parameters(document: string, macro: string): string[] {
  const text = readFileSync(document, "utf8");
  const functions = text.split(/^func_info \{$/m).filter((part) => part.includes(`function_name: "${macro}"`));
  expect(functions).toHaveLength(1);
  const declared = [...(functions[0] ?? "").matchAll(/^ {2}parameter \{\n {4}name: "([^"]+)"/gm)];
  const listed = [...(functions[0] ?? "").matchAll(/\\n +`(\w+)`: /g)];
  return [...declared, ...listed].map(([, name]) => name ?? "");
}

function attributes(schema: object): string[] {
  const properties = Object.entries((schema as SchemaNode).properties ?? {});
  return properties.flatMap(([name, { internal }]) => (internal === true ? [] : [name]));
}

describe("macros take what the schemas describe", () => {
  test.each([
    ["docs/release_app_doc.textproto", "release_app", APP_SCHEMA, ["name", "attributes"]],
    ["docs/helm_doc.textproto", "helm_chart", CHART_SCHEMA, ["name", "attributes", "apps", "jobs"]],
  ] as const)("%s: %s", (document, macro, schema, others) => {
    expect(parameters(document, macro).sort()).toEqual([...attributes(schema), ...others].sort());
  });
});
