/** A selector selects the pods of one workload. NetworkPolicies and PodMonitors may select many on purpose. */
import { listWords } from "../../base/text.ts";
import { CONTROLLERS, isEmpty, podsOf, type Selection, selectionsOf } from "../objects/selectors.ts";
import type { KubernetesObject, ObjectCheck, Rendering } from "../types.ts";

export const selectorOfSeveral: ObjectCheck = {
  code: "selector-of-several",
  severity: "error",
  about: "practice",
  description:
    "The selector of a Service, budget or workload selects the pods of one workload, and none of others or of jobs.",
  source: "Kubernetes: Labels and Selectors; Specifying a Disruption Budget for your Application",
  run: (rendering) =>
    selectionsOf(rendering, "PodDisruptionBudget", "Service", ...CONTROLLERS)
      .filter(({ selector }) => !isEmpty(selector))
      .flatMap((selection) => {
        const { object, path, selector } = selection;
        const owners = ownersOf(selection, rendering);
        const others = CONTROLLERS.includes(object.kind) ? owners.filter((owner) => owner !== object) : owners.slice(1);
        if (others.length === 0) return [];
        return {
          object,
          path,
          what: `selects the pods of ${listWords(owners.map(({ id }) => id))}`,
          got: object.kind === "Service" ? selector["matchLabels"] : selector,
          expected: CONTROLLERS.includes(object.kind)
            ? "labels that only the workload's own pods have"
            : "labels that only the pods of one workload have",
          fix: "add the label `app.kubernetes.io/component`, or `app.kubernetes.io/name`, of the intended workload",
        };
      }),
};

/** The owners of the selected pods. `budget-over-job` reports budgets that select pods of jobs. */
function ownersOf(selection: Selection, rendering: Rendering): readonly KubernetesObject[] {
  const owners = podsOf(selection, rendering).map(({ owner }) => owner);
  return selection.object.kind === "PodDisruptionBudget"
    ? owners.filter(({ kind }) => CONTROLLERS.includes(kind))
    : owners;
}
