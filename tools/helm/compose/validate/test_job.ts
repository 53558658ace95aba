/** A test is one pod, which nothing runs again. */

import type { AppFacts } from "../../facts/types.ts";
import type { Problem } from "../../model/problems.ts";

export function validateTestJob({ app: { label, phase, backoff_limit } }: AppFacts): readonly Problem[] {
  if (phase !== "test" || backoff_limit === undefined) return [];
  return [
    {
      code: "meaningless-attribute",
      label,
      path: "backoff_limit",
      what: "means nothing for the phase `test`: a test is a single pod, so that `helm test --logs` finds it",
      got: backoff_limit,
      expected: "another phase",
      fix: "remove `backoff_limit` and run `helm test` again",
    },
  ];
}
