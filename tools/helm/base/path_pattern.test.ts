/** Patterns of paths mean what they mean to Bazel's `glob`. */
import { expect, test } from "@jest/globals";
import { pathPattern } from "./path_pattern.ts";

const PATHS = [
  ".helmignore",
  "Chart.yaml",
  "ci/dev-values.yaml",
  "ci/prod-values.yaml",
  "files/a+b/(c).txt",
  "templates/NOTES.txt",
  "templates/api-service.yaml",
  "templates/tests/api.yaml",
  "values-prod.yaml",
  "values.yaml",
  "valuesXyaml",
];

const ROWS: readonly (readonly [pattern: string, matched: readonly string[]])[] = [
  ["values.yaml", ["values.yaml"]],
  ["values*.yaml", ["values-prod.yaml", "values.yaml"]],
  ["*", [".helmignore", "Chart.yaml", "values-prod.yaml", "values.yaml", "valuesXyaml"]],
  ["*/*-values.yaml", ["ci/dev-values.yaml", "ci/prod-values.yaml"]],
  ["templates", []],
  ["templates/", []],
  ["templates/*", ["templates/NOTES.txt", "templates/api-service.yaml"]],
  ["templates/**", ["templates/NOTES.txt", "templates/api-service.yaml", "templates/tests/api.yaml"]],
  ["templates/**/*.yaml", ["templates/api-service.yaml", "templates/tests/api.yaml"]],
  ["**/api*.yaml", ["templates/api-service.yaml", "templates/tests/api.yaml"]],
  ["**/values.yaml", ["values.yaml"]],
  ["files/a+b/(c).txt", ["files/a+b/(c).txt"]],
  ["**", PATHS],
];

test.each(ROWS)("%s", (pattern, matched) => {
  expect(PATHS.filter(pathPattern(pattern))).toEqual(matched);
});
