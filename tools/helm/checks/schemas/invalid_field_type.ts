/** Fields of the wrong type, such as text instead of a number. */
import { schemaCheck } from "../catalog/schema_check.ts";

export const invalidFieldType = schemaCheck(
  "invalid-field-type",
  "Fields have the type that the schema of their kind requires.",
);
