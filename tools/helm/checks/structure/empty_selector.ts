/** An empty selector means no pods to a Service and all pods to a budget; neither is ever meant. */

import { entryOf } from "../../base/table.ts";
import { isMap, lookup } from "../objects/objects.ts";
import { CONTROLLERS, isEmpty, selectionOf } from "../objects/selectors.ts";
import type { KubernetesObject, ObjectCheck } from "../types.ts";

/** What comes of it, by kind. */
const MEANINGS: Readonly<Record<string, string>> = {
  ...Object.fromEntries(CONTROLLERS.map((kind) => [kind, "is empty, which Kubernetes refuses"])),
  PodDisruptionBudget: "is empty: the budget counts all pods of the namespace",
  Service: "is empty: the Service leads nowhere",
};

export const emptySelector: ObjectCheck = {
  code: "empty-selector",
  severity: "error",
  description: "The selector of a Service, budget or workload names labels; an empty one means all pods, or none.",
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
        expected: "labels of the pods that are meant",
        fix: "write `app.kubernetes.io/name`, `instance` and `component` of the workload, in the file among `manifests` or in `patches`",
      };
    }),
};

/** A Service may do without one: its endpoints are then made by someone else. */
function hasEmptySelector(object: KubernetesObject): boolean {
  const selection = selectionOf(object);
  if (selection !== undefined) return isEmpty(selection.selector);
  return object.kind !== "Service" && !isMap(lookup(object.body, "spec", "selector"));
}
