/** The macros take and document what the schemas describe, as Bazel reads them (`starlark_doc_extract`). */

import { readFileSync } from "node:fs";
import { describe, expect, test } from "@jest/globals";
import { GITOPS_MACROS, GITOPS_PARAMETERS } from "../../model/gitops_schemas.ts";
import { APP_PARAMETERS, type AttributeGroup, CHART_PARAMETERS } from "../../model/schemas.ts";

/** The parameters of a macro, each with its documentation on one line. */
function parametersOf(document: string, macro: string): ReadonlyMap<string, string> {
  const functions = readFileSync(document, "utf8").split(/^func_info \{$/m);
  const own = functions.filter((part) => part.includes(`\n  function_name: "${macro}"\n`));
  expect(own).toHaveLength(1);
  const parameters = (own[0] ?? "").matchAll(
    /^ {2}parameter \{\n {4}name: "(\w+)"\n(?: {4}role: \w+\n)?(?: {4}doc_string: "(.*)"\n)?/gm,
  );
  return new Map([...parameters].map(([, name = "", text = ""]) => [name, unescaped(text)]));
}

function unescaped(text: string): string {
  return text.replace(/\\n\s*/g, " ").replace(/\\(.)/g, "$1");
}

function attributesOf(groups: readonly AttributeGroup[]) {
  const properties = groups.flatMap((group) => Object.entries(group.properties));
  return properties.filter(([, { internal }]) => internal !== true);
}

describe.each([
  ["release_app", "docs/release_app_doc.textproto", APP_PARAMETERS],
  ["helm_chart", "docs/helm_doc.textproto", CHART_PARAMETERS],
  ...GITOPS_MACROS.map((macro) => [macro, "docs/helm_doc.textproto", GITOPS_PARAMETERS[macro]] as const),
] as const)("%s", (macro, document, groups) => {
  const parameters = parametersOf(document, macro);

  test("has a parameter for each attribute, group by group", () => {
    expect([...parameters.keys()]).toEqual([...attributesOf(groups).map(([name]) => name), "kwargs"]);
  });

  test.each(attributesOf(groups).map(([name, property]) => [name, property] as const))(
    "documents %s",
    (name, property) => {
      const text = parameters.get(name);
      expect(text).toContain(property["description"]);
      expect(text).toContain(`${name} = `);
      for (const key of Object.keys(property["properties"] ?? {})) expect(text).toContain(`\`${key}\`: `);
    },
  );
});
