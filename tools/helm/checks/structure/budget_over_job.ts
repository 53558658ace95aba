/** Disruption budgets are about pods that are there all the time: the pods of jobs only disturb their sums. */
import { listWords } from "../../base/text.ts";
import { isEmpty, podsOf, selectionsOf } from "../objects/selectors.ts";
import type { ObjectCheck } from "../types.ts";

const PASSING = ["CronJob", "Job", "Pod"];

export const budgetOverJob: ObjectCheck = {
  code: "budget-over-job",
  severity: "error",
  description: "A PodDisruptionBudget counts no pods of jobs, whose coming and going would decide over drains.",
  source:
    "Kubernetes: Specifying a Disruption Budget for your Application, Arbitrary workloads and arbitrary selectors",
  run: (rendering) =>
    selectionsOf(rendering, "PodDisruptionBudget")
      // That an empty one finds everything is said once.
      .filter(({ selector }) => !isEmpty(selector))
      .flatMap((selection) => {
        const owners = podsOf(selection, rendering).map(({ owner }) => owner);
        const passing = owners.filter(({ kind }) => PASSING.includes(kind)).map(({ id }) => id);
        if (passing.length === 0) return [];
        return {
          object: selection.object,
          path: selection.path,
          what: `counts the pods of ${listWords(passing)}, which come and go`,
          expected: "a selector of pods that are there all the time",
          fix: "add the labels that tell the pods apart, like `app.kubernetes.io/component`, or remove the budget",
        };
      }),
};
