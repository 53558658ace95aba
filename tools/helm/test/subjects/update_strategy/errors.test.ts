/** Problems with update strategies. Add a row for a new mistake. */
import { type ProblemRow, testAppProblems } from "../../support/problem_rows.ts";

const PROBLEMS: readonly ProblemRow[] = [
  [
    "an update strategy for another workload",
    { update_strategy: { type: "OnDelete" } },
    [
      'update_strategy.type: is not an update strategy of a Deployment (got "OnDelete"); expected one of `RollingUpdate` and `Recreate`. Fix: write one of these. [invalid-value]',
    ],
  ],
  [
    "a partition of a Deployment",
    { update_strategy: { partition: 1 } },
    [
      "update_strategy.partition: does not apply to a Deployment with the strategy `RollingUpdate` (got 1); expected only `max_unavailable` and `max_surge`, and only with `RollingUpdate`. Fix: remove `partition`. [meaningless-attribute]",
    ],
  ],
  [
    "pods that must be ready for as long as a rollout may take",
    { min_ready_seconds: 600 },
    [
      'min_ready_seconds: is not less than the 600 seconds after which Kubernetes gives up a rollout (got 600); expected less than the Deployment\'s `progressDeadlineSeconds`, 600. Fix: lower it, or raise the deadline with `patches = {"Deployment": {"spec": {"progressDeadlineSeconds": 1200}}}`. [out-of-range]',
    ],
  ],
  ["a rollout in which pods are ready just in time", { min_ready_seconds: 599 }, []],
  [
    "a rollout that may take less",
    { min_ready_seconds: 300, patches: { Deployment: { spec: { progressDeadlineSeconds: 300 } } } },
    [
      'min_ready_seconds: is not less than the 300 seconds after which Kubernetes gives up a rollout (got 300); expected less than the Deployment\'s `progressDeadlineSeconds`, 300. Fix: lower it, or raise the deadline with `patches = {"Deployment": {"spec": {"progressDeadlineSeconds": 900}}}`. [out-of-range]',
    ],
  ],
  [
    "a rollout that may take longer",
    { min_ready_seconds: 600, patches: { Deployment: { spec: { progressDeadlineSeconds: 900 } } } },
    [],
  ],
  ["a StatefulSet, whose rollout may take any time", { app_type: "stateful-service", min_ready_seconds: 600 }, []],
  [
    "a surge with Recreate",
    { update_strategy: { type: "Recreate", max_surge: 1 } },
    [
      "update_strategy.max_surge: does not apply to a Deployment with the strategy `Recreate` (got 1); expected only `max_unavailable` and `max_surge`, and only with `RollingUpdate`. Fix: remove `max_surge`. [meaningless-attribute]",
    ],
  ],
  [
    "a surge of a StatefulSet",
    { app_type: "stateful-service", update_strategy: { max_surge: 1 } },
    [
      "update_strategy.max_surge: does not apply to a StatefulSet with the strategy `RollingUpdate` (got 1); expected only `partition`, and only with `RollingUpdate`. Fix: remove `max_surge`. [meaningless-attribute]",
    ],
  ],
  [
    "an update that replaces nothing",
    { update_strategy: { max_unavailable: 0, max_surge: "0%" } },
    [
      "update_strategy.max_unavailable: is 0, and so is `max_surge`: no pod could ever be replaced (got 0); expected at least one of them above 0. Fix: raise `max_surge`. [conflicting-attributes]",
    ],
  ],
  [
    "a surge that is not a number",
    { update_strategy: { max_surge: "some" } },
    [
      'update_strategy.max_surge: is malformed (got "some"); expected a number of pods, or a percentage like `25%`, at most `100%`. Fix: change `update_strategy.max_surge` to a valid value. [invalid-value]',
    ],
  ],
  [
    "more than all pods",
    { update_strategy: { max_unavailable: "314%" } },
    [
      'update_strategy.max_unavailable: is malformed (got "314%"); expected a number of pods, or a percentage like `25%`, at most `100%`. Fix: change `update_strategy.max_unavailable` to a valid value. [invalid-value]',
    ],
  ],
  [
    "an update strategy of a job",
    { app_type: "job", update_strategy: { type: "Recreate" } },
    [
      'update_strategy: does not apply to app type `job` (got {"type":"Recreate"}); expected app type `external-api`, `internal-api`, `worker`, `stateful-service` or `daemon`. Fix: remove `update_strategy` or change `app_type`. [meaningless-attribute]',
    ],
  ],
  ["an update that replaces by surge", { update_strategy: { max_unavailable: 0 } }, []],
];

testAppProblems(PROBLEMS);
