/** What belongs to the whole cluster names no namespace. */
import { isClusterScoped } from "../objects/cluster_scope.ts";
import type { ObjectCheck } from "../types.ts";

export const namespacedClusterObject: ObjectCheck = {
  code: "namespaced-cluster-object",
  severity: "warning",
  description: "Objects of the whole cluster name no namespace, which says something that is not so.",
  source: "Kubernetes: Namespaces, Not all objects are in a namespace",
  run: ({ objects, declaration }) =>
    objects
      .filter((object) => object.namespace !== undefined && isClusterScoped(object, declaration))
      .map((object) => ({
        object,
        path: "metadata.namespace",
        what: `means nothing, since a ${object.kind} belongs to the whole cluster`,
        got: object.namespace,
        expected: "no namespace",
        fix: "remove it from the manifest",
      })),
};
