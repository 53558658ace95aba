/** Objects are in the namespace that the release is installed in. */
import { isClusterScoped } from "../objects/cluster_scope.ts";
import type { ObjectCheck } from "../types.ts";

/** These may grant rights in another namespace. */
const GRANTS = ["Role", "RoleBinding"];

export const foreignNamespace: ObjectCheck = {
  code: "foreign-namespace",
  severity: "warning",
  about: "practice",
  description: "Objects are in the namespace of the release; only rights may be granted in another namespace.",
  source: "Helm: Chart Best Practices, Templates",
  run: ({ objects, declaration }) =>
    objects
      .filter(({ namespace }) => namespace !== undefined && namespace !== declaration.namespace)
      .filter((object) => !GRANTS.includes(object.kind) && !isClusterScoped(object, declaration))
      .map((object) => ({
        object,
        path: "metadata.namespace",
        what: `is not the namespace of the release, which may be any, like ${declaration.namespace} here`,
        got: object.namespace,
        expected: "no namespace, or `{{ .Release.Namespace }}`",
        fix: "remove it from the manifest, or move the object to a chart for that namespace",
      })),
};
