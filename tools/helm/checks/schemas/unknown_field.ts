/** Fields that the kind does not have, most often misspelt ones. */
import { schemaCheck } from "../catalog/schema_check.ts";

export const unknownField = schemaCheck(
  "unknown-field",
  "Objects have only fields of their kind: the API server silently drops any other field, or rejects the object.",
);
