/** Kinds that a Kubernetes version no longer has, or does not have yet, and kinds without a known schema. */
import { schemaCheck } from "../catalog/schema_check.ts";

export const unknownKind = schemaCheck(
  "unknown-kind",
  "Every kind exists in each Kubernetes version that the chart is for, or has a CustomResourceDefinition in the chart, in `crd_schemas` or among the bundled ones.",
);
