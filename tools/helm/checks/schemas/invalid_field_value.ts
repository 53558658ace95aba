/** Values that the kind does not allow. */
import { schemaCheck } from "../catalog/schema_check.ts";

export const invalidFieldValue = schemaCheck(
  "invalid-field-value",
  "Fields have a value that the schema of their kind allows.",
);
