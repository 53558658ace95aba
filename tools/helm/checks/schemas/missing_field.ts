/** Missing fields that the kind requires. */
import { schemaCheck } from "../catalog/schema_check.ts";

export const missingField = schemaCheck("missing-field", "Objects have every field that their kind requires.");
