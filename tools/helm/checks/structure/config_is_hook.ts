/** Objects that ordinary pods refer to belong to the release: each deployment recreates hooks, and an uninstall leaves them. */
import { joinPath } from "../../model/problems.ts";
import { hookAnnotationOf, isHook } from "../objects/hooks.ts";
import { referencesOf } from "../objects/references.ts";
import { namespaceOf } from "../objects/scope.ts";
import type { ObjectCheck } from "../types.ts";

export const configIsHook: ObjectCheck = {
  code: "config-is-hook",
  severity: "error",
  about: "practice",
  description:
    "Objects that ordinary pods refer to are not hooks, which each deployment deletes and an uninstall leaves behind.",
  source: "Helm: Chart Hooks, Hook resources are not managed with corresponding releases",
  run: (rendering) => {
    const owners = new Set(rendering.pods.map(({ owner }) => owner));
    const references = referencesOf(rendering).filter(({ object }) => owners.has(object) && !isHook(object));
    return rendering.objects.flatMap((object) => {
      const annotation = hookAnnotationOf(object);
      const user = references.find(
        ({ kind, name, namespace }) => object.id === `${kind}/${name}` && namespaceOf(object, rendering) === namespace,
      );
      if (annotation === undefined || user === undefined) return [];
      return {
        object,
        path: joinPath("metadata.annotations", annotation),
        what: `makes this a hook, but ${user.object.id} needs it all the time`,
        got: object.annotations[annotation],
        expected: "an object of the release; a job that runs before it needs its own",
        fix: "remove the annotation, or give the job a ConfigMap or Secret of its own",
      };
    });
  },
};
