/** An empty selector selects no pods for a Service and all pods for a budget; neither is ever intended. */

import { entryOf } from "../../base/table.ts";
import { isMap, lookup } from "../objects/objects.ts";
import { CONTROLLERS, isEmpty, selectionOf } from "../objects/selectors.ts";
import type { KubernetesObject, ObjectCheck } from "../types.ts";

/** The effect, by kind. */
const MEANINGS: Readonly<Record<string, string>> = {
  ...Object.fromEntries(CONTROLLERS.map((kind) => [kind, "is empty, which Kubernetes rejects"])),
  PodDisruptionBudget: "is empty, so the budget counts all pods in the namespace",
  Service: "is empty, so the Service leads nowhere",
};

export const emptySelector: ObjectCheck = {
  code: "empty-selector",
  severity: "error",
  about: "failure",
  description: "The selector of a Service, budget or workload has labels; an empty selector selects all pods, or none.",
  source: "Kubernetes: Service, Services without selectors; Specifying a Disruption Budget for your Application",
  run: ({ objects }) =>
    objects.flatMap((object) => {
      const meaning = entryOf(MEANINGS, object.kind);
      if (meaning === undefined || !hasEmptySelector(object)) return [];
      return {
        object,
        path: "spec.selector",
        what: meaning,
        got: lookup(object.body, "spec", "selector"),
        expected: "labels of the intended pods",
        fix: "set `app.kubernetes.io/name`, `instance` and `component` of the workload",
      };
    }),
};

/** A Service without a selector is valid: its endpoints are managed elsewhere. */
function hasEmptySelector(object: KubernetesObject): boolean {
  const selection = selectionOf(object);
  if (selection !== undefined) return isEmpty(selection.selector);
  return object.kind !== "Service" && !isMap(lookup(object.body, "spec", "selector"));
}
