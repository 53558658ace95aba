/** An Ingress has its class in one place: the API server does not create one with two. */
import { joinPath } from "../../model/problems.ts";
import { lookup } from "../objects/objects.ts";
import type { ObjectCheck } from "../types.ts";

const ANNOTATION = "kubernetes.io/ingress.class";

export const ingressClassTwice: ObjectCheck = {
  code: "ingress-class-twice",
  severity: "error",
  about: "failure",
  description: "No Ingress names a class both in its spec and in the old annotation, which Kubernetes rejects.",
  source: "Kubernetes: Ingress, Deprecated annotation",
  run: ({ objects }) =>
    objects.flatMap((object) => {
      const got = object.annotations[ANNOTATION];
      if (object.kind !== "Ingress" || got === undefined) return [];
      const named = lookup(object.body, "spec", "ingressClassName");
      if (named === undefined) return [];
      return {
        object,
        path: joinPath("metadata.annotations", ANNOTATION),
        what: `names a class in addition to \`ingressClassName: ${String(named)}\`, which Kubernetes rejects`,
        got,
        expected: "one class",
        fix: {
          app: "remove the annotation, or set `class` in `ingress` to null in values",
          manifest: "remove the annotation",
        },
      };
    }),
};
