/** Fields that the kind cannot be without. */
import { schemaCheck } from "../catalog/schema_check.ts";

export const missingField = schemaCheck("missing-field", "Objects have every field that their kind cannot be without.");
