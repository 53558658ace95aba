/** A binding to a missing role is accepted, but grants nothing. */
import { unknownReferences } from "../objects/references.ts";
import type { ObjectCheck } from "../types.ts";

export const unknownRole: ObjectCheck = {
  code: "unknown-role",
  severity: "error",
  about: "practice",
  description:
    "The role of a binding is created by the chart or exists in every cluster; otherwise the binding grants nothing.",
  source: "Kubernetes: Using RBAC Authorization",
  run: (rendering) =>
    unknownReferences(
      rendering,
      ["ClusterRole", "Role"],
      () => "declare `rbac` in the app, or add the role to `manifests`",
    ),
};
