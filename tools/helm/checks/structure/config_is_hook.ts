/** What ordinary pods refer to is part of the release: hooks are deleted and made anew by each deployment, and stay behind. */
import { joinPath } from "../../model/problems.ts";
import { hookAnnotationOf, isHook } from "../objects/hooks.ts";
import { referencesOf } from "../objects/references.ts";
import { namespaceOf } from "../objects/scope.ts";
import type { ObjectCheck } from "../types.ts";

export const configIsHook: ObjectCheck = {
  code: "config-is-hook",
  severity: "error",
  description: "What ordinary pods refer to is no hook, which each deployment deletes and no uninstallation does.",
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
        what: `makes a hook of what ${user.object.id} needs all the time`,
        got: object.annotations[annotation],
        expected: "an object of the release; a job before it needs one of its own",
        fix: "remove the annotation, or give the job a ConfigMap or Secret of its own",
      };
    });
  },
};
