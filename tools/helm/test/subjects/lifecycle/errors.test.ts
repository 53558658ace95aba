/** Problems with lifecycle hooks of containers. Add a row for a new mistake. */
import { type ProblemRow, testAppProblems } from "../../support/problem_rows.ts";

const PROBLEMS: readonly ProblemRow[] = [
  [
    "a negative grace period",
    { termination_grace_period_seconds: -1 },
    [
      "termination_grace_period_seconds: is out of range (got -1); expected an integer from 0 to 604800. Fix: change `termination_grace_period_seconds` to a valid value. [out-of-range]",
    ],
  ],
  [
    "a lifecycle handler without an action",
    { lifecycle: { pre_stop: {} } },
    [
      "lifecycle.pre_stop: does not have exactly one action (got {}); expected either `command`, or `path` with optional `port` and `scheme`, or `sleep_seconds`. Fix: write one of them. [invalid-value]",
    ],
  ],
  [
    "a lifecycle handler with two actions",
    { lifecycle: { post_start: { command: ["a"], sleep_seconds: 3 } } },
    [
      'lifecycle.post_start: does not have exactly one action (got {"command":["a"],"sleep_seconds":3}); expected either `command`, or `path` with optional `port` and `scheme`, or `sleep_seconds`. Fix: write one of them. [invalid-value]',
    ],
  ],
  [
    "a lifecycle request without a path",
    { lifecycle: { pre_stop: { port: "http" } } },
    [
      "lifecycle.pre_stop.path: is missing, but an HTTP request requires it; expected a path that starts with `/`. Fix: add `path`. [missing-attribute]",
    ],
  ],
  [
    "a lifecycle request to a port that is invalid",
    { lifecycle: { pre_stop: { path: "/stop", port: "admin" } } },
    [
      'lifecycle.pre_stop.port: is not a port of the container (got "admin"); expected one of `http`. Fix: declare the port with `port` or `ports`, or name another. [unknown-port]',
    ],
  ],
  [
    "a lifecycle request without any port",
    { app_type: "worker", lifecycle: { pre_stop: { path: "/stop" } } },
    [
      "lifecycle.pre_stop.port: is missing, but the app declares no port; expected a declared port. Fix: declare the port with `port` or `ports`, or name another. [unknown-port]",
    ],
  ],
  [
    "a pause longer than the grace period",
    { lifecycle: { pre_stop: { sleep_seconds: 60 } } },
    [
      "lifecycle.pre_stop.sleep_seconds: is more than 29 of the 30 seconds that the pod has to stop (got 60); expected at most 29. Fix: shorten the pause or raise `termination_grace_period_seconds`. [out-of-range]",
    ],
  ],
  [
    "a pause longer than its own grace period",
    { termination_grace_period_seconds: 5, lifecycle: { pre_stop: { sleep_seconds: 5 } } },
    [
      "lifecycle.pre_stop.sleep_seconds: is more than 4 of the 5 seconds that the pod has to stop (got 5); expected at most 4. Fix: shorten the pause or raise `termination_grace_period_seconds`. [out-of-range]",
    ],
  ],
  [
    "a lifecycle event that is invalid",
    { lifecycle: { prestop: { command: ["a"] } } },
    [
      'lifecycle.prestop: is not an attribute (got {"command":["a"]}); expected `lifecycle.pre_stop`. Fix: rename it to `pre_stop`. [unknown-attribute]',
    ],
  ],
  [
    "pauses that the grace period allows",
    { lifecycle: { pre_stop: { sleep_seconds: 29 }, post_start: { sleep_seconds: 30 } } },
    [],
  ],
];

testAppProblems(PROBLEMS);
