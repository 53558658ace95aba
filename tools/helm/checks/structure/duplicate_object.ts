/** No two objects of a kind have the same name: Helm would apply one over the other, in an arbitrary order. */
import type { ObjectCheck } from "../types.ts";

export const duplicateObject: ObjectCheck = {
  code: "duplicate-object",
  severity: "error",
  description:
    "No two objects of the same kind have the same name, since the one applied last would replace the other.",
  source: "Kubernetes: Object Names and IDs",
  run: ({ objects, declaration }) => {
    const seen = new Set<string>();
    return objects.flatMap((object) => {
      const key = [object.group, object.kind, object.namespace ?? declaration.namespace, object.name].join("\n");
      if (!seen.has(key)) {
        seen.add(key);
        return [];
      }
      return {
        object,
        path: "metadata.name",
        what: `is already the name of another ${object.kind} of the chart`,
        got: object.name,
        expected: "one object per kind and name",
        fix: "rename one of them, or remove it from `manifests`",
      };
    });
  },
};
