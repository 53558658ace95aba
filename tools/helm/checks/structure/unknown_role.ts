/** A binding to a role that is not there is accepted, and grants nothing. */
import { unknownReferences } from "../objects/references.ts";
import type { ObjectCheck } from "../types.ts";

export const unknownRole: ObjectCheck = {
  code: "unknown-role",
  severity: "error",
  description:
    "The role of a binding is made by the chart, or one of those that every cluster has; the binding grants nothing otherwise.",
  source: "Kubernetes: Using RBAC Authorization",
  run: (rendering) =>
    unknownReferences(
      rendering,
      ["ClusterRole", "Role"],
      () => "write `rbac` of the app, or add the role to `manifests`",
    ),
};
