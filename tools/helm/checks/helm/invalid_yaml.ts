/** What templates make is YAML. */
import { documentProblems } from "../objects/documents.ts";
import type { HelmCheck } from "../types.ts";

export const invalidYaml: HelmCheck = {
  code: "invalid-yaml",
  severity: "error",
  description: "What the templates make is YAML, and each document of it a mapping.",
  source: "Helm: Chart Template Guide, YAML Techniques",
  run: (reading) => documentProblems(reading, ({ isDuplicateKey }) => !isDuplicateKey),
};
