/** No key stands twice in a mapping. */
import { documentProblems } from "../objects/documents.ts";
import type { HelmCheck } from "../types.ts";

export const duplicateKey: HelmCheck = {
  code: "duplicate-key",
  severity: "error",
  description: "No mapping has a key twice: Helm takes the last one in silence, and other tools refuse the file.",
  source: "YAML 1.2: Mapping",
  run: (reading) => documentProblems(reading, ({ isDuplicateKey }) => isDuplicateKey),
};
