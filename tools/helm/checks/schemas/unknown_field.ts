/** Fields that the kind does not have, misspelt ones above all. */
import { schemaCheck } from "../catalog/schema_check.ts";

export const unknownField = schemaCheck(
  "unknown-field",
  "Objects have no field that their kind does not: the API server drops it in silence, or refuses the object.",
);
