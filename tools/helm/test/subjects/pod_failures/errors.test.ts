/** Problems with failed pods of jobs. Add a row for a new mistake. */
import { type ProblemRow, testAppProblems } from "../../support/problem_rows.ts";

const rules = (...values: readonly object[]) => ({ pod_failure_policy: { rules: values } });

const PROBLEMS: readonly ProblemRow[] = [
  [
    "an indexed job without completions",
    { completion_mode: "Indexed" },
    [
      'completion_mode: needs `completions` (got "Indexed"); expected `completions = <number>` next to it. Fix: add `completions = <number>`, or remove `completion_mode`. [missing-attribute]',
    ],
  ],
  [
    "limits of indexes that the job does not have",
    { backoff_limit_per_index: 2, completions: 4, max_failed_indexes: 5 },
    [
      'backoff_limit_per_index: needs `completion_mode` (got 2); expected `completion_mode = "Indexed"` next to it. Fix: add `completion_mode = "Indexed"`, or remove `backoff_limit_per_index`. [missing-attribute]',
      "max_failed_indexes: is more than the 4 `completions` (got 5); expected at most 4. Fix: lower it. [out-of-range]",
    ],
  ],
  [
    "a number of failed indexes without a limit for each",
    { max_failed_indexes: 1 },
    [
      "max_failed_indexes: needs `backoff_limit_per_index` (got 1); expected `backoff_limit_per_index = <number>` next to it. Fix: add `backoff_limit_per_index = <number>`, or remove `max_failed_indexes`. [missing-attribute]",
    ],
  ],
  [
    "rules about nothing, about everything, and about success",
    rules(
      { action: "FailJob" },
      { action: "Count", on_exit_codes: { values: [7] }, on_pod_conditions: { DisruptionTarget: "True" } },
      { action: "Ignore", on_exit_codes: { values: [0, 7] } },
      { action: "Ignore", on_exit_codes: { operator: "NotIn", values: [0, 7] } },
    ),
    [
      "pod_failure_policy.rules[0]: is about neither exit codes nor conditions; expected either `on_exit_codes` or `on_pod_conditions`. Fix: add one of them. [invalid-value]",
      "pod_failure_policy.rules[1]: is about both exit codes and conditions; expected either `on_exit_codes` or `on_pod_conditions`. Fix: write two rules. [invalid-value]",
      "pod_failure_policy.rules[2].on_exit_codes.values: has 0, with which no pod fails (got [0,7]); expected codes of failures. Fix: remove 0. [invalid-value]",
    ],
  ],
  [
    "rules about containers and indexes that the job does not have",
    {
      ...rules(
        { action: "FailIndex", on_exit_codes: { container_name: "main", values: [7] } },
        { action: "FailJob", on_exit_codes: { container_name: "proxy", values: [7] } },
      ),
      sidecars: { proxy: {} },
    },
    [
      'pod_failure_policy.rules[0].action: is about an index, but the job has no limit for each (got "FailIndex"); expected `FailIndex` with `backoff_limit_per_index`. Fix: add `backoff_limit_per_index`, or write `FailJob`. [invalid-value]',
      'pod_failure_policy.rules[0].on_exit_codes.container_name: is not a container of the pod (got "main"); expected one of `job` and `proxy`. Fix: write one of these, or remove it for any container. [invalid-value]',
    ],
  ],
];

testAppProblems(PROBLEMS, { base: { app_name: "job", app_type: "job" } });
