/** Tests that every object of the four systems matches the schema of its kind, in every bundled Kubernetes version. */
import { readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { schemaCatalog } from "../helm/checks/catalog/schemas.ts";
import { KUBE_VERSIONS } from "../helm/facts/kube_versions.ts";
import { HELMS, template } from "../helm/test/support/helm.ts";

const catalog = schemaCatalog();

const CHARTS = ["API_FORGE_CHART", "CORE_PIPELINE_CHART", "FULLSTACK_CHART", "MANMAN_CHART"];

describe.each(CHARTS)("%s", (variable) => {
  const directory = resolve(process.env[variable] ?? "");
  const environments = readdirSync(directory).filter((name) => /^values-.*\.yaml$/.test(name));
  const cases = HELMS.flatMap(([name, helm]) =>
    [[], ...environments.map((file) => ["--values", join(directory, file)])].map(
      (values) => [name, values.length === 0 ? "default values" : (values[1] ?? ""), helm, values] as const,
    ),
  );

  test.each(cases)("%s, %s", (_, __, helm, values) => {
    const { objects, error } = template(helm, "shop", directory, values);
    expect(error).toBeUndefined();
    expect(objects?.length).toBeGreaterThan(2);
    for (const version of KUBE_VERSIONS) {
      expect(objects?.flatMap((object) => catalog.problemsOf(object, version))).toEqual([]);
    }
  });
});
