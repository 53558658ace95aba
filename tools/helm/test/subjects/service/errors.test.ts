/** Problems with Services. Add a row for a new mistake. */
import { expect, test } from "@jest/globals";
import { app, chart, problemsOf } from "../../support/charts.ts";
import { type ProblemRow, testAppProblems } from "../../support/problem_rows.ts";

const ROUTE = { parent_refs: [{ name: "public" }] };
const SEVERAL = { port: undefined, ports: { a: 1, b: 2 } };
const EXTERNAL = { app_type: "external-api" };

const PROBLEMS: readonly ProblemRow[] = [
  [
    "a Service of a job",
    { app_type: "job", service: {} },
    [
      "service: does not apply to app type `job` (got {}); expected app type `external-api`, `internal-api`, `worker`, `stateful-service` or `daemon`. Fix: remove `service` or change `app_type`. [meaningless-attribute]",
    ],
  ],
  [
    "a name that is not that of a Service",
    { service: { name: "on" } },
    [
      'service.name: is malformed (got "on"); expected at most 63 lower-case letters, digits and `-`, starting with a letter and ending with a letter or digit, and not a YAML word like `on`, `no` or `null`. Fix: change `service.name` to a valid value. [invalid-value]',
    ],
  ],
  [
    "a Service of an unknown type",
    { service: { type: "ExternalName" } },
    [
      'service.type: is not one of the allowed values (got "ExternalName"); expected one of `ClusterIP`, `NodePort` and `LoadBalancer`. Fix: write one of these. [invalid-value]',
    ],
  ],
  [
    "a Service of a worker without a port",
    { app_type: "worker", service: {} },
    [
      "port: is missing, but the Service of app type `worker` needs one; expected a port number from 1 to 65535. Fix: add `port = <number>`, or remove `service`. [missing-port]",
    ],
  ],
  [
    "a number for one of several ports",
    { ...SEVERAL, service: { port: 80 } },
    [
      'service.port: does not say which port it renumbers: the app has several, and none is named `http` (got 80); expected the numbers in `service.ports`, by the names `a` and `b`. Fix: write `"ports": {"<name>": 80}` instead. [unknown-port]',
    ],
  ],
  [
    "a Service's port without a target",
    { service: { ports: { admin: 80 } } },
    [
      'service.ports.admin: is not a port of the app (got "admin"); expected one of `http`. Fix: write where it leads: `"admin": {"port": …, "target_port": "<name>"}`. [unknown-port]',
    ],
  ],
  [
    "a Service's port that leads to a port that does not exist",
    { service: { ports: { admin: { port: 80, target_port: "x" } } } },
    [
      'service.ports.admin.target_port: is not a port of the app (got "x"); expected one of `http`. Fix: add `x` to `ports` or name another port. [unknown-port]',
    ],
  ],
  [
    "two ports with the same number in the Service",
    { port: undefined, ports: { http: 1, b: 2 }, service: { port: 80, ports: { b: 80 } } },
    [
      "service.ports.b: has the same number and protocol as the Service's port `http` (got 80); expected a unique number for each name. Fix: change the number of one of them in `service.ports`. [duplicate-port]",
    ],
  ],
  [
    "a headless Service with everything that it cannot have",
    { service: { headless: true, type: "NodePort", port: 80, ports: {}, session_affinity: "ClientIP" } },
    [
      "service.port: does not apply to a headless Service (got 80); expected a Service that is not headless. Fix: remove `port` or `headless`. [meaningless-attribute]",
      "service.ports: does not apply to a headless Service (got {}); expected a Service that is not headless. Fix: remove `ports` or `headless`. [meaningless-attribute]",
      'service.session_affinity: does not apply to a headless Service (got "ClientIP"); expected a Service that is not headless. Fix: remove `session_affinity` or `headless`. [meaningless-attribute]',
      'service.type: does not apply to a headless Service (got "NodePort"); expected a Service that is not headless. Fix: remove `type` or `headless`. [meaningless-attribute]',
    ],
  ],
  [
    "no Service, with everything that a Service has",
    { service: { enabled: false, type: "NodePort", port: 80 } },
    [
      "service.port: has no effect, because the app has no Service (got 80); expected only `enabled` while it is False. Fix: remove `port` or `enabled`. [meaningless-attribute]",
      'service.type: has no effect, because the app has no Service (got "NodePort"); expected only `enabled` while it is False. Fix: remove `type` or `enabled`. [meaningless-attribute]',
    ],
  ],
  [
    "a disabled Service that the Ingress needs",
    { ...EXTERNAL, service: { enabled: false } },
    [
      "service.enabled: is off, but the Ingress of the app leads to the Service (got false); expected an external-api with its Service. Fix: remove `enabled` or change `app_type`. [conflicting-attributes]",
    ],
  ],
  [
    "a disabled Service that the route needs",
    { ...EXTERNAL, route: ROUTE, service: { enabled: false } },
    [
      "service.enabled: is off, but the route of the app leads to the Service (got false); expected an external-api with its Service. Fix: remove `enabled` or change `app_type`. [conflicting-attributes]",
    ],
  ],
  [
    "fields that only other types of a Service have",
    {
      service: {
        external_traffic_policy: "Local",
        load_balancer_class: "a/b",
        ports: { http: { node_port: 30080 } },
      },
    },
    [
      'service.external_traffic_policy: has no effect on a Service of type `ClusterIP` (got "Local"); expected a Service of type `NodePort` or `LoadBalancer`, here or in the values of an environment. Fix: add `"type": "LoadBalancer"` to `service`, or remove `external_traffic_policy`. [meaningless-attribute]',
      'service.load_balancer_class: has no effect on a Service of type `ClusterIP` (got "a/b"); expected a Service of type `LoadBalancer`, here or in the values of an environment. Fix: add `"type": "LoadBalancer"` to `service`, or remove `load_balancer_class`. [meaningless-attribute]',
      'service.ports.http.node_port: has no effect on a Service of type `ClusterIP` (got 30080); expected a Service of type `NodePort` or `LoadBalancer`, here or in the values of an environment. Fix: add `"type": "LoadBalancer"` to `service`, or remove `node_port`. [meaningless-attribute]',
    ],
  ],
  [
    "the class of a load balancer with another type",
    { service: { type: "NodePort", external_traffic_policy: "Local", load_balancer_class: "a/b" } },
    [
      'service.load_balancer_class: has no effect on a Service of type `NodePort` (got "a/b"); expected a Service of type `LoadBalancer`, here or in the values of an environment. Fix: add `"type": "LoadBalancer"` to `service`, or remove `load_balancer_class`. [meaningless-attribute]',
    ],
  ],
  [
    "a node port that clusters do not have",
    { service: { type: "NodePort", ports: { http: { node_port: 80 } } } },
    [
      "service.ports.http.node_port: is out of range (got 80); expected a port number from 30000 to 32767. Fix: choose one of these, or use `patches` for a cluster with another range. [out-of-range]",
    ],
  ],
  [
    "a load balancer class that is invalid",
    { service: { load_balancer_class: "a b" } },
    [
      'service.load_balancer_class: is malformed (got "a b"); expected a name with an optional DNS prefix, like `service.k8s.aws/nlb`. Fix: change `service.load_balancer_class` to a valid value. [invalid-value]',
    ],
  ],
];

testAppProblems(PROBLEMS);

test("a type that only an environment has", () => {
  const declared = app({ service: { external_traffic_policy: "Local" } });
  const environments = { prod: { apps: { shop_api: { service: { type: "LoadBalancer" } } } } };
  expect(problemsOf({ chart: chart({ environments }), apps: [declared] })).toEqual([]);
});
