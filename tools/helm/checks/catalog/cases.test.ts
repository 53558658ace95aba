/** Samples of the bundled custom resources, which have no problems in any version. */
import { readFileSync } from "node:fs";
import { describe, expect, test } from "@jest/globals";
import { parseYaml } from "../../base/yaml.ts";
import { KUBE_VERSIONS } from "../../facts/kube_versions.ts";
import { schemaCatalog } from "./schemas.ts";

type Fields = Readonly<Record<string, unknown>>;

describe("bundled custom resources", () => {
  const catalog = schemaCatalog();
  const { values = [] } = parseYaml(readFileSync("tools/helm/checks/catalog/testdata/custom_resources.yaml", "utf8"));
  const cases = values.map((value) => [`${(value as Fields)["kind"]}`, value] as const);

  test("there are samples", () => expect(cases.length).toBeGreaterThan(20));
  test.each(cases)("%s", (_, object) => {
    expect(KUBE_VERSIONS.flatMap((version) => catalog.problemsOf(object, version))).toEqual([]);
  });
});
