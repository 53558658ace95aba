/** Cluster-scoped objects have no namespace. */
import { isClusterScoped } from "../objects/cluster_scope.ts";
import type { ObjectCheck } from "../types.ts";

export const namespacedClusterObject: ObjectCheck = {
  code: "namespaced-cluster-object",
  severity: "warning",
  about: "practice",
  description: "Cluster-scoped objects do not set a namespace, which would be misleading.",
  source: "Kubernetes: Namespaces, Not all objects are in a namespace",
  run: ({ objects, declaration }) =>
    objects
      .filter((object) => object.namespace !== undefined && isClusterScoped(object, declaration))
      .map((object) => ({
        object,
        path: "metadata.namespace",
        what: `has no effect, since a ${object.kind} is cluster-scoped`,
        got: object.namespace,
        expected: "no namespace",
        fix: "remove it from the manifest",
      })),
};
