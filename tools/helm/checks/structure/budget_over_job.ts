/** Disruption budgets count pods that run all the time: pods of jobs would distort the count. */
import { listWords } from "../../base/text.ts";
import { isLongRunning } from "../../facts/workloads.ts";
import { isEmpty, podsOf, selectionsOf } from "../objects/selectors.ts";
import type { ObjectCheck } from "../types.ts";

export const budgetOverJob: ObjectCheck = {
  code: "budget-over-job",
  severity: "error",
  about: "practice",
  description:
    "A PodDisruptionBudget selects no pods of jobs: whether nodes can be drained must not depend on running jobs.",
  source:
    "Kubernetes: Specifying a Disruption Budget for your Application, Arbitrary workloads and arbitrary selectors",
  run: (rendering) =>
    selectionsOf(rendering, "PodDisruptionBudget")
      // `empty-selector` reports the empty ones.
      .filter(({ selector }) => !isEmpty(selector))
      .flatMap((selection) => {
        const owners = podsOf(selection, rendering).map(({ owner }) => owner);
        const passing = owners.filter(({ kind }) => !isLongRunning(kind)).map(({ id }) => id);
        if (passing.length === 0) return [];
        return {
          object: selection.object,
          path: selection.path,
          what: `selects the pods of ${listWords(passing)}, which do not run all the time`,
          expected: "a selector of pods that run all the time",
          fix: "add labels that tell the pods apart, such as `app.kubernetes.io/component`, or remove the budget",
        };
      }),
};
