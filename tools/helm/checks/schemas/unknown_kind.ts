/** Kinds that a Kubernetes version does not have any longer, or not yet, or that nothing is known of. */
import { schemaCheck } from "../catalog/schema_check.ts";

export const unknownKind = schemaCheck(
  "unknown-kind",
  "Every kind is one of each Kubernetes version that the chart is for, or has a CustomResourceDefinition in the chart, in `crd_schemas` or among those that are known.",
);
