/** An Ingress has one class: the API server does not create one with two. */
import { joinPath } from "../../model/problems.ts";
import { lookup } from "../objects/objects.ts";
import type { ObjectCheck } from "../types.ts";

const ANNOTATION = "kubernetes.io/ingress.class";

export const twoClasses: ObjectCheck = {
  code: "two-classes",
  severity: "error",
  about: "failure",
  description:
    "No Ingress names one class in its spec and another one in the old annotation, which Kubernetes rejects.",
  source: "Kubernetes: Ingress, Deprecated annotation; the API server's validation of Ingresses",
  run: ({ objects }) =>
    objects.flatMap((object) => {
      const got = object.annotations[ANNOTATION];
      if (object.kind !== "Ingress" || got === undefined) return [];
      const named = lookup(object.body, "spec", "ingressClassName");
      if (named === undefined || named === got) return [];
      return {
        object,
        path: joinPath("metadata.annotations", ANNOTATION),
        what: `names another class than \`ingressClassName\`, which Kubernetes rejects: must match when both are specified`,
        got,
        expected: String(named),
        fix: {
          app: "remove the annotation, or set `class` in `ingress` to null in values",
          manifest: "remove the annotation",
        },
      };
    }),
};
