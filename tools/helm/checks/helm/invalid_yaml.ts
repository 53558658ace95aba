/** Templates render to YAML. */
import { documentProblems } from "../objects/documents.ts";
import type { HelmCheck } from "../types.ts";

export const invalidYaml: HelmCheck = {
  code: "invalid-yaml",
  severity: "error",
  about: "failure",
  description: "Templates render to YAML, and each document is a mapping.",
  source: "Helm: Chart Template Guide, YAML Techniques",
  run: (reading) => documentProblems(reading, ({ isDuplicateKey }) => !isDuplicateKey),
};
