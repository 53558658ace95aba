/** Fields of another type, like text where a number belongs. */
import { schemaCheck } from "../catalog/schema_check.ts";

export const invalidFieldType = schemaCheck("invalid-field-type", "Fields have the type that their kind gives them.");
