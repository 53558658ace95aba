/** Problems with apps that run a pod on each node. Add a row for a new mistake. */
import { type ProblemRow, testAppProblems } from "../../support/problem_rows.ts";

const daemon = (attributes: object) => ({ app_name: "agent", app_type: "daemon", ...attributes });
const claim = { size: "1Gi" };
const surge = (max_surge: number, max_unavailable?: number) => ({
  update_strategy: { max_surge, ...(max_unavailable === undefined ? {} : { max_unavailable }) },
});

const PROBLEMS: readonly ProblemRow[] = [
  [
    "replicas",
    daemon({ replicas: 2 }),
    [
      "replicas: does not apply to app type `daemon` (got 2); expected app type `external-api`, `internal-api`, `worker` or `stateful-service`. Fix: remove `replicas` or change `app_type`. [meaningless-attribute]",
    ],
  ],
  [
    "an autoscaler",
    daemon({ autoscaling: { cpu: 80, max_replicas: 3 }, resources: { requests: { cpu: "1" } } }),
    [
      'autoscaling: does not apply to app type `daemon` (got {"cpu":80,"max_replicas":3}); expected app type `external-api`, `internal-api`, `worker` or `stateful-service`. Fix: remove `autoscaling` or change `app_type`. [meaningless-attribute]',
    ],
  ],
  [
    "a disruption budget",
    daemon({ disruption_budget: { max_unavailable: 1 } }),
    [
      'disruption_budget: does not apply to app type `daemon` (got {"max_unavailable":1}); expected app type `external-api`, `internal-api`, `worker` or `stateful-service`. Fix: remove `disruption_budget` or change `app_type`. [meaningless-attribute]',
    ],
  ],
  [
    "an Ingress",
    daemon({ port: 80, service: {}, ingress: { host: "a.example.com" } }),
    [
      'ingress: does not apply to app type `daemon` (got {"host":"a.example.com"}); expected app type `external-api`. Fix: remove `ingress` or change `app_type`. [meaningless-attribute]',
    ],
  ],
  [
    "a claim of its own, whoever may mount it",
    daemon({ volumes: { a: { claim }, b: { claim: { ...claim, access_modes: ["ReadWriteMany"] } } } }),
    [
      'volumes.a.claim: would be shared by the pods on all nodes (got {"size":"1Gi"}); expected a volume of each node, or an existing claim that several nodes can mount. Fix: use `host_path`, `empty_dir` or `existing_claim`. [conflicting-attributes]',
      'volumes.b.claim: would be shared by the pods on all nodes (got {"size":"1Gi","access_modes":["ReadWriteMany"]}); expected a volume of each node, or an existing claim that several nodes can mount. Fix: use `host_path`, `empty_dir` or `existing_claim`. [conflicting-attributes]',
    ],
  ],
  ["a claim that is there", daemon({ volumes: { a: { existing_claim: "shared", mount_path: "/a" } } }), []],
  [
    "a monitor of a Service that was not asked for",
    daemon({ ports: { metrics: 9100 }, metrics: { kind: "service_monitor" } }),
    [
      'metrics.kind: looks for a Service, which app type `daemon` does not have (got "service_monitor"); expected `pod_monitor` or `annotations`. Fix: write `"kind": "pod_monitor"`. [invalid-value]',
    ],
  ],
  [
    "a Service without a port",
    daemon({ service: {} }),
    [
      "port: is missing, but the Service of app type `daemon` needs one; expected a port number from 1 to 65535. Fix: add `port = <number>`, or remove `service`. [missing-port]",
    ],
  ],
  [
    "an update strategy of Deployments",
    daemon({ update_strategy: { type: "Recreate" } }),
    [
      'update_strategy.type: is not an update strategy of a DaemonSet (got "Recreate"); expected one of `RollingUpdate` and `OnDelete`. Fix: write one of these. [invalid-value]',
    ],
  ],
  [
    "a partition",
    daemon({ update_strategy: { partition: 1 } }),
    [
      "update_strategy.partition: does not apply to a DaemonSet with the strategy `RollingUpdate` (got 1); expected only `max_unavailable` and `max_surge`, and only with `RollingUpdate`. Fix: remove `partition`. [meaningless-attribute]",
    ],
  ],
  [
    "an update that stops no pod, where none is started before either",
    daemon({ update_strategy: { max_unavailable: 0 } }),
    [
      "update_strategy.max_unavailable: is 0 without a `max_surge`: no pod could ever be replaced (got 0); expected at least one of them above 0. Fix: raise it, or set `max_surge`. [conflicting-attributes]",
    ],
  ],
  [
    "an update in both ways",
    daemon(surge(1, 1)),
    [
      "update_strategy.max_surge: cannot be combined with `max_unavailable` in a DaemonSet (got 1); expected either `max_unavailable` or `max_surge`. Fix: remove one of them. [conflicting-attributes]",
    ],
  ],
  [
    "a second pod on a node's network",
    daemon({ port: 80, host_network: true, security: "privileged", ...surge(1) }),
    [
      "update_strategy.max_surge: starts a second pod on a node while the first one uses its ports (`host_network`) (got 1); expected an update that stops the old pod first. Fix: use `max_unavailable` instead. [conflicting-attributes]",
    ],
  ],
  ["a surge alone", daemon({ host_network: true, security: "privileged", ...surge(1) }), []],
  ["a surge beside no pod that is missing", daemon(surge(1, 0)), []],
];

testAppProblems(PROBLEMS);
