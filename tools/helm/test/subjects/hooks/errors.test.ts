/** Problems with jobs as hooks. Add a row for a new mistake. */
import { type ProblemRow, testAppProblems } from "../../support/problem_rows.ts";

const PROBLEMS: readonly ProblemRow[] = [
  [
    "a phase of an API",
    { phase: "before_deploy" },
    [
      'phase: does not apply to app type `internal-api` (got "before_deploy"); expected app type `job`. Fix: remove `phase` or change `app_type`. [meaningless-attribute]',
    ],
  ],
  [
    "a test with retries",
    { app_type: "job", phase: "test", backoff_limit: 1 },
    [
      "backoff_limit: does not apply to phase `test`, in which the job runs as a Pod (got 1); expected another phase. Fix: remove `backoff_limit` or change `phase`. [meaningless-attribute]",
    ],
  ],
];

testAppProblems(PROBLEMS);
