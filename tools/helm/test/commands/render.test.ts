/** `render`: what the build writes for the run targets that print what Helm renders, with real Helm. */
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { renderedFile } from "../../commands/releases.ts";
import { runCommand } from "../../commands.ts";
import { chart, chartOf, type Declaration } from "../support/charts.ts";
import { HELMS } from "../support/helm.ts";

const folder = mkdtempSync(join(process.env["TEST_TMPDIR"] ?? tmpdir(), "render-"));

async function rendered(helm: string, declaration: Declaration, environment?: string): Promise<string> {
  const [file, output] = [join(folder, "chart.json"), join(folder, "rendered")];
  mkdirSync(output, { recursive: true });
  writeFileSync(file, JSON.stringify(declaration.chart ?? chart()));
  const place = [`--chart=${chartOf(declaration)}`, `--declaration=${file}`, `--helm=${helm}`, `--output=${output}`];
  const environments = environment === undefined ? [] : [`--environment=${environment}`];
  expect(await runCommand(["render", ...place, ...environments])).toEqual({ exitCode: 0, output: "" });
  return readFileSync(join(output, renderedFile(environment)), "utf8");
}

describe.each(HELMS)("%s", (_, helm) => {
  test("the release has the name and the namespace of the chart", async () => {
    expect(await rendered(helm, { chart: chart({ namespace: "team" }) })).toMatch(/^ {2}name: shop-shop-api$/m);
  });

  test("an environment has its values, and one rendering for each name and namespace that it goes to", async () => {
    const attributes = {
      environments: { prod: { apps: { shop_api: { replicas: 7 } } } },
      deploy: { prod: [{ release: "a", kube_context: "x" }, { release: "a", kube_context: "y" }, { release: "b" }] },
    };
    const text = await rendered(helm, { chart: chart(attributes) }, "prod");
    expect(text.match(/^ {2}replicas: 7$/gm)).toHaveLength(2);
    expect(text.match(/^ {2}name: [ab]-shop-api$/gm)?.slice(0, 1)).toEqual(["  name: a-shop-api"]);
  });

  test("a chart that needs more values has none", async () => {
    const manifest = `apiVersion: v1
kind: ConfigMap
metadata: {name: x}
data: {environment: {{ required "where?" .Values.global.environment | quote }}}
`;
    const attributes = { templated_manifests: ["x.yaml"], environments: { prod: { global: { environment: "prod" } } } };
    const declaration = { chart: chart(attributes), files: { "x.yaml": manifest } };
    expect(await rendered(helm, declaration)).toBe("");
    expect(await rendered(helm, declaration, "prod")).toContain('{environment: "prod"}');
  });

  test("a chart that draws random values has none: they would be the same for everyone, and for good", async () => {
    const manifest = (value: string) =>
      `apiVersion: v1\nkind: Secret\nmetadata: {name: x}\nstringData: {password: ${value}}\n`;
    const declare = (value: string) => ({
      chart: chart({ templated_manifests: ["x.yaml"] }),
      files: { "x.yaml": manifest(value) },
    });
    expect(await rendered(helm, declare("{{ randAlphaNum 8 | quote }}"))).toBe("");
    expect(await rendered(helm, declare('{{ "randAlphaNum" | quote }}'))).toContain('{password: "randAlphaNum"}');
  });
});
