/** Problems with probes. Add a row for a new mistake. */
import { type ProblemRow, testAppProblems } from "../../support/problem_rows.ts";

const PROBLEMS: readonly ProblemRow[] = [
  [
    "a probe on a port that does not exist",
    { health_check: { path: "/", port: "admin" } },
    [
      'health_check.port: is not a port of the app (got "admin"); expected one of `http`. Fix: declare the port with `port` or `ports`, or name another. [unknown-port]',
    ],
  ],
  [
    "a probe that does not choose among several ports",
    { port: undefined, ports: { a: 1, b: 2 }, health_check: { path: "/" } },
    [
      "health_check.port: is missing, but the app has several ports and none is named `http`; expected one of `a` and `b`. Fix: declare the port with `port` or `ports`, or name another. [unknown-port]",
    ],
  ],
  [
    "a worker's probe without any port",
    { app_name: "worker", app_type: "worker", health_check: { path: "/" } },
    [
      "health_check.port: is missing, but the app declares no port; expected a declared port. Fix: declare the port with `port` or `ports`, or name another. [unknown-port]",
    ],
  ],
  [
    "a probe without any port that values can switch on",
    { app_name: "worker", app_type: "worker", health_check: { enabled: false, liveness: true } },
    [
      "health_check.port: is missing, but the app declares no port; expected a declared port. Fix: declare the port with `port` or `ports`, or name another. [unknown-port]",
    ],
  ],
  [
    "an HTTP probe without a path",
    { health_check: { type: "http" } },
    [
      "health_check.path: is missing, but a probe of type `http` requires it; expected a path that starts with `/`. Fix: add `path`. [missing-attribute]",
    ],
  ],
  [
    "a probe with fields of two handlers",
    { health_check: { type: "tcp", path: "/" } },
    [
      'health_check.path: does not apply to a probe of type `tcp` (got "/"); expected only `port` besides the timing. Fix: remove `path` or change the probe\'s `type`. [meaningless-attribute]',
    ],
  ],
  [
    "a field that every probe has itself",
    { health_check: { path: "/", liveness: { path: "/live" }, readiness: { path: "/ready" } } },
    [
      'health_check.path: has no effect, because every probe has its own (got "/"); expected a probe that takes it. Fix: remove `path`. [meaningless-attribute]',
    ],
  ],
  [
    "fields of probes that are off",
    { health_check: { liveness: false, readiness: false, period_seconds: 7 } },
    [
      "health_check.period_seconds: has no effect, because all probes are off (got 7); expected a probe that takes it. Fix: remove `period_seconds`. [meaningless-attribute]",
    ],
  ],
  ["no probes", { health_check: { liveness: false, readiness: false } }, []],
  [
    "a liveness probe that must succeed twice",
    { health_check: { path: "/", liveness: { success_threshold: 2 } } },
    [
      "health_check.liveness.success_threshold: is not 1, which Kubernetes requires of a liveness probe (got 2); expected 1. Fix: set `success_threshold` only in `readiness`. [out-of-range]",
    ],
  ],
  [
    "a probe that is neither a dict nor a bool",
    { health_check: { readiness: "yes" } },
    [
      'health_check.readiness: has the wrong type (got "yes"); expected a dict of probe fields, or False for no probe. Fix: change `health_check.readiness` to a valid value. [invalid-type]',
    ],
  ],
  [
    "probes and lifecycle requests to undeclared port numbers",
    {
      health_check: { path: "/", port: 9000, startup: { port: 8001 } },
      lifecycle: { pre_stop: { path: "/stop", port: 9001 } },
      sidecars: { proxy: { ports: { proxy: 8002 }, health_check: { port: 9002 } } },
    },
    [
      "health_check.port: is not a port of any container of the pod (got 9000); expected one of `8000` and `8002`. Fix: declare the port with `ports`, or use another one. [unknown-port]",
      "health_check.startup.port: is not a port of any container of the pod (got 8001); expected one of `8000` and `8002`. Fix: declare the port with `ports`, or use another one. [unknown-port]",
      "lifecycle.pre_stop.port: is not a port of any container of the pod (got 9001); expected one of `8000` and `8002`. Fix: declare the port with `ports`, or use another one. [unknown-port]",
      "sidecars.proxy.health_check.port: is not a port of any container of the pod (got 9002); expected one of `8000` and `8002`. Fix: declare the port with `ports`, or use another one. [unknown-port]",
    ],
  ],
  [
    "a probe that is off, to an undeclared port number",
    { health_check: { enabled: false, readiness: { port: 9000 } } },
    [
      "health_check.readiness.port: is not a port of any container of the pod (got 9000); expected one of `8000`. Fix: declare the port with `ports`, or use another one. [unknown-port]",
    ],
  ],
  [
    "a probe of a sidecar's port, and a sidecar's probe of the app's",
    { health_check: { port: 8002 }, sidecars: { proxy: { ports: { proxy: 8002 }, health_check: { port: 8000 } } } },
    [],
  ],
  ["a probe, and metrics on another port", { health_check: { path: "/", port: 9100 }, metrics: { port: 9100 } }, []],
];

testAppProblems(PROBLEMS);
