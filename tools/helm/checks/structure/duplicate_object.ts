/** No two objects of a kind have the same name: Helm would apply one over the other, in an arbitrary order. */
import type { Fix, KubernetesObject, ObjectCheck } from "../types.ts";

export const duplicateObject: ObjectCheck = {
  code: "duplicate-object",
  severity: "error",
  about: "failure",
  description:
    "No two objects of the same kind have the same name, since the one applied last would replace the other.",
  source: "Kubernetes: Object Names and IDs",
  run: ({ objects, declaration }) => {
    const seen = new Map<string, KubernetesObject>();
    return objects.flatMap((object) => {
      const key = [object.group, object.kind, object.namespace ?? declaration.namespace, object.name].join("\n");
      const other = seen.get(key);
      seen.set(key, other ?? object);
      if (other === undefined) return [];
      return {
        object,
        path: "metadata.name",
        what: `is already the name of another ${object.kind} of the chart`,
        got: object.name,
        expected: "one object per kind and name",
        fix: fixOf([object, other]),
      };
    });
  },
};

/** Most charts put their alias into the names of their objects. A `helm_chart` does not. */
function fixOf(objects: readonly KubernetesObject[]): string | Fix {
  const [key] = objects.flatMap(({ origin }) => (origin.kind === "dependency" ? [origin.key] : []));
  if (key === undefined) return "rename one of them, or remove it from `manifests`";
  const alias = `give the dependency \`${key}\` another \`alias\`, if its chart has that in its names`;
  return { app: `rename one of them, or ${alias}`, manifest: `rename one of them, or ${alias}`, dependency: alias };
}
