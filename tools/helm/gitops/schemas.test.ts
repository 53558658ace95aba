/** The definitions of Argo CD and Flux, which all objects have to meet. */
import { expect, test } from "@jest/globals";
import { schemaProblems } from "./schemas.ts";

test.each([
  ["argoproj.io/v1alpha1", "Application"],
  ["argoproj.io/v1alpha1", "ApplicationSet"],
  ["argoproj.io/v1alpha1", "AppProject"],
  ["helm.toolkit.fluxcd.io/v2", "HelmRelease"],
  ["source.toolkit.fluxcd.io/v1", "HelmRepository"],
  ["source.toolkit.fluxcd.io/v1", "OCIRepository"],
])("what the definition of %s %s refuses", (apiVersion, kind) => {
  const object = { apiVersion, kind, metadata: { name: "a" }, spec: { intervall: "5m" } };
  const found = schemaProblems({ path: "a.yaml", objects: [object] });
  expect(found.map(({ what, code }) => [what, code])).toContainEqual([
    `leads to \`${kind}.spec.intervall\`, which is an unknown field`,
    "unknown-field",
  ]);
});
