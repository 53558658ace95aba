/** No mapping has the same key twice. */
import { documentProblems } from "../objects/documents.ts";
import type { HelmCheck } from "../types.ts";

export const duplicateKey: HelmCheck = {
  code: "duplicate-key",
  severity: "error",
  about: "failure",
  description: "No mapping has the same key twice: Helm silently uses the last value, and other tools reject the file.",
  source: "YAML 1.2: Mapping",
  run: (reading) => documentProblems(reading, ({ isDuplicateKey }) => isDuplicateKey),
};
