/** What a user reads for each mistake about Services, routes, the app graph and policies. A new mistake is a new row. */
import { describe, expect, test } from "@jest/globals";
import { app, problemsOf } from "../support/charts.ts";

type Attributes = Record<string, unknown>;

const ROUTE = { parent_refs: [{ name: "public" }] };
const SEVERAL = { port: undefined, ports: { a: 1, b: 2 } };
const EXTERNAL = { app_type: "external-api" };
const URL = (name: string, value = "{host}", more = {}) => ({ env: { URL: { app: { name, value, ...more } } } });

/** Attributes of one app, and the problems without the label in front. */
const APPS: readonly (readonly [string, Attributes, string[]])[] = [
  [
    "a Service of a job",
    { app_type: "job", service: {} },
    [
      "service: means nothing for the app type `job` (got {}); expected the app type `external-api`, `internal-api`, `worker` or `stateful-service`. Fix: remove `service` or change `app_type`. [meaningless-attribute]",
    ],
  ],
  [
    "a Service of no type",
    { service: { type: "ExternalName" } },
    [
      'service.type: is not one of the allowed values (got "ExternalName"); expected one of `ClusterIP`, `NodePort` and `LoadBalancer`. Fix: write one of these. [invalid-value]',
    ],
  ],
  [
    "a Service of a worker without a port",
    { app_type: "worker", service: {} },
    [
      "port: is missing, and the Service of the app type `worker` needs one; expected a port number from 1 to 65535. Fix: add `port = <number>`, or remove `service`. [missing-port]",
    ],
  ],
  [
    "a number for one of several ports",
    { ...SEVERAL, service: { port: 80 } },
    [
      'service.port: cannot tell which port it renumbers: the app has several, and none with the name `http` (got 80); expected the numbers in `service.ports`, by the names `a` and `b`. Fix: write `"ports": {"<name>": 80}` instead. [unknown-port]',
    ],
  ],
  [
    "a Service's port that leads nowhere",
    { service: { ports: { admin: 80 } } },
    [
      'service.ports.admin: is no port of the app (got "admin"); expected one of `http`. Fix: say where it leads: `"admin": {"port": …, "target_port": "<name>"}`. [unknown-port]',
    ],
  ],
  [
    "a Service's port that leads to a port that is not there",
    { service: { ports: { admin: { port: 80, target_port: "x" } } } },
    [
      'service.ports.admin.target_port: is no port of the app (got "x"); expected one of `http`. Fix: add `x` to `ports` or name another port. [unknown-port]',
    ],
  ],
  [
    "two ports of one number in the Service",
    { port: undefined, ports: { http: 1, b: 2 }, service: { port: 80, ports: { b: 80 } } },
    [
      "service.ports.b: has the number and protocol of the Service's port `http` (got 80); expected a number of its own for each name. Fix: change the number of one of them in `service.ports`. [duplicate-port]",
    ],
  ],
  [
    "a headless Service with all that it cannot have",
    { service: { headless: true, type: "NodePort", port: 80, ports: {}, session_affinity: "ClientIP" } },
    [
      "service.port: means nothing for a headless Service (got 80); expected a Service that is not headless. Fix: remove `port` or `headless`. [meaningless-attribute]",
      "service.ports: means nothing for a headless Service (got {}); expected a Service that is not headless. Fix: remove `ports` or `headless`. [meaningless-attribute]",
      'service.session_affinity: means nothing for a headless Service (got "ClientIP"); expected a Service that is not headless. Fix: remove `session_affinity` or `headless`. [meaningless-attribute]',
      'service.type: means nothing for a headless Service (got "NodePort"); expected a Service that is not headless. Fix: remove `type` or `headless`. [meaningless-attribute]',
    ],
  ],
  [
    "a Service that is off where the Ingress needs it",
    { ...EXTERNAL, service: { enabled: false } },
    [
      "service.enabled: is off, and the Ingress of the app leads to the Service (got false); expected an external-api with its Service. Fix: remove `enabled` or change `app_type`. [conflicting-attributes]",
    ],
  ],
  [
    "a Service that is off where the route needs it",
    { ...EXTERNAL, route: ROUTE, service: { enabled: false } },
    [
      "service.enabled: is off, and the route of the app leads to the Service (got false); expected an external-api with its Service. Fix: remove `enabled` or change `app_type`. [conflicting-attributes]",
    ],
  ],
  [
    "a load balancer class that is none",
    { service: { load_balancer_class: "a b" } },
    [
      'service.load_balancer_class: is malformed (got "a b"); expected a name with an optional DNS prefix, like `service.k8s.aws/nlb`. Fix: change `service.load_balancer_class` to such a value. [invalid-value]',
    ],
  ],
  [
    "a route of an internal-api",
    { route: ROUTE },
    [
      'route: means nothing for the app type `internal-api` (got {"parent_refs":[{"name":"public"}]}); expected the app type `external-api`. Fix: remove `route` or change `app_type`. [meaningless-attribute]',
    ],
  ],
  [
    "a route beside an Ingress",
    { ...EXTERNAL, route: ROUTE, ingress: {} },
    [
      "route: is given beside `ingress`; expected either `ingress` or `route`. Fix: remove one of them. [conflicting-attributes]",
    ],
  ],
  [
    "a route without a Gateway",
    { ...EXTERNAL, route: {} },
    [
      'route.parent_refs: is missing; expected a list of Gateways, like `[{"name": "public", "namespace": "gateways"}]`. Fix: add `parent_refs`. [missing-attribute]',
    ],
  ],
  [
    "a route with no Gateways",
    { ...EXTERNAL, route: { parent_refs: [] } },
    [
      'route.parent_refs: is not valid (got []); expected a list of Gateways, like `[{"name": "public", "namespace": "gateways"}]`. Fix: change `route.parent_refs` to such a value. [invalid-value]',
    ],
  ],
  [
    "a route to a port that is not there",
    { ...EXTERNAL, route: { ...ROUTE, port: "x" } },
    [
      'route.port: is no port of the app (got "x"); expected one of `http`. Fix: add `x` to `ports` or name another port. [unknown-port]',
    ],
  ],
  [
    "a route to one of several ports",
    { ...EXTERNAL, ...SEVERAL, route: ROUTE },
    [
      'route.port: is missing, and the app has several ports but none with the name `http`; expected one of `a` and `b`. Fix: add `"port": "<name>"` to `route`. [unknown-port]',
    ],
  ],
  [
    "a path twice",
    { ...EXTERNAL, route: { ...ROUTE, paths: ["/a", { path: "/a", path_type: "Exact" }] } },
    [
      'route.paths[1]: is in the list already (got "/a"); expected each path once. Fix: remove one of the two. [duplicate-path]',
    ],
  ],
  [
    "a path type of an Ingress",
    { ...EXTERNAL, route: { ...ROUTE, path_type: "Prefix" } },
    [
      'route.path_type: is not one of the allowed values (got "Prefix"); expected one of `PathPrefix`, `Exact` and `RegularExpression`. Fix: write one of these. [invalid-value]',
    ],
  ],
  [
    "an Ingress with a path twice",
    { ...EXTERNAL, ingress: { paths: ["/a", "/b", "/a"] } },
    [
      'ingress.paths[2]: is in the list already (got "/a"); expected each path once. Fix: remove one of the two. [duplicate-path]',
    ],
  ],
  [
    "a path to a port that is not there",
    { ...EXTERNAL, ingress: { paths: [{ path: "/a", port: "x" }] } },
    [
      'ingress.paths[0].port: is no port of the app (got "x"); expected one of `http`. Fix: add `x` to `ports` or name another port. [unknown-port]',
    ],
  ],
  [
    "a path of several that does not say its port",
    { ...EXTERNAL, ...SEVERAL, ingress: { paths: ["/b", { path: "/a", port: "a" }] } },
    [
      'ingress.port: is missing, and the app has several ports but none with the name `http`; expected one of `a` and `b`. Fix: add `"port": "<name>"` to `ingress`. [unknown-port]',
    ],
  ],
  [
    "a path that is no text",
    { ...EXTERNAL, ingress: { paths: [1] } },
    [
      'ingress.paths[0]: has the wrong type (got 1); expected a path that starts with `/`, or `{"path": …, "path_type": …, "port": …}`. Fix: change `ingress.paths[0]` to such a value. [invalid-type]',
    ],
  ],
  [
    "a call to something",
    { connects_to: [":redis", 1, {}, { app: "Redis" }] },
    [
      'connects_to[0]: is malformed (got ":redis"); expected the label of a `release_app`, like `:redis`, or an app name, like `redis`. Fix: change `connects_to[0]` to such a value. [invalid-value]',
      'connects_to[1]: has the wrong type (got 1); expected the label of a `release_app`, an app name, or `{"app": …, "optional": True}`. Fix: change `connects_to[1]` to such a value. [invalid-type]',
      "connects_to[2].app: is missing; expected the label of a `release_app`, like `:redis`, or an app name, like `redis`. Fix: add `app`. [missing-attribute]",
      'connects_to[3].app: is malformed (got "Redis"); expected the label of a `release_app`, like `:redis`, or an app name, like `redis`. Fix: change `connects_to[3].app` to such a value. [invalid-value]',
    ],
  ],
  [
    "a call that is no list",
    { connects_to: "redis" },
    [
      'connects_to: has the wrong type (got "redis"); expected a list. Fix: change `connects_to` to such a value. [invalid-type]',
    ],
  ],
  [
    "a call to an app that is not in the chart",
    { connects_to: ["//shop:redis"] },
    [
      'connects_to[0]: names an app that is not in the chart //shop:chart (got "//shop:redis"); expected one of `//shop:shop_api`. Fix: add `"//shop:redis_metadata"` to the chart, or write `{"app": "//shop:redis", "optional": True}` in `connects_to`. [unknown-app]',
    ],
  ],
  [
    "a call by name to an app that is not in the chart",
    { connects_to: ["redis"] },
    [
      'connects_to[0]: names an app that is not in the chart //shop:chart (got "redis"); expected one of `shop_api`. Fix: add its `_metadata` target to the chart, or write `{"app": "redis", "optional": True}` in `connects_to`. [unknown-app]',
    ],
  ],
  [
    "a call to a target of another name",
    { connects_to: ["//shop:shop_api_metadata", "shop_apo"] },
    [
      'connects_to[0]: names an app that is not in the chart //shop:chart (got "//shop:shop_api_metadata"); expected one of `//shop:shop_api`. Fix: write "//shop:shop_api". [unknown-app]',
      'connects_to[1]: names an app that is not in the chart //shop:chart (got "shop_apo"); expected one of `shop_api`. Fix: write "shop_api". [unknown-app]',
    ],
  ],
  [
    "a variable of an app that is not in the chart",
    URL("//shop:redis"),
    [
      'env.URL: names an app that is not in the chart //shop:chart (got "//shop:redis"); expected one of `//shop:shop_api`. Fix: add `"//shop:redis_metadata"` to the chart, or write `{"app": "//shop:redis", "optional": True}` in `connects_to`. [unknown-app]',
    ],
  ],
  [
    "a variable of a port that is not there",
    URL("shop_api", "{port}", { port: "admin" }),
    [
      'env.URL: names a port that the Service of //shop:shop_api does not have (got "admin"); expected one of `http`. Fix: write `ref.app("shop_api", …, port = "http")`. [unknown-port]',
    ],
  ],
  [
    "a variable that does not say which port",
    { ...SEVERAL, ...URL("shop_api", "{port}") },
    [
      'env.URL: does not tell which port of //shop:shop_api is meant; expected one of `a` and `b`. Fix: write `ref.app("shop_api", …, port = "a")`. [unknown-port]',
    ],
  ],
  [
    "a variable of nothing",
    { env: { URL: { app: {} } } },
    [
      "env.URL.app.name: is missing; expected the label of a `release_app`, like `:redis`, or an app name, like `redis`. Fix: add `name`. [missing-attribute]",
      "env.URL.app.value: is missing; expected text, like `redis://{host}:{port}`. Fix: add `value`. [missing-attribute]",
    ],
  ],
  [
    "a variable of two sources",
    { env: { URL: { app: { name: "shop_api", value: "" }, field: "metadata.name" } } },
    [
      'env.URL: is not valid (got {"app":{"name":"shop_api","value":""},"field":"metadata.name"}); expected exactly one of `app`, `secret`, `config_map`, `field` and `resource`, as `ref` makes it. Fix: change `env.URL` to such a value. [invalid-value]',
    ],
  ],
  [
    "a policy's empty rule",
    { network_policy: { ingress: [{}], egress: [{}] } },
    [
      "network_policy.egress[0]: is not valid (got {}); expected at least one of `to_namespace`, `to_labels`, `to_cidr` and `ports`. Fix: change `network_policy.egress[0]` to such a value. [invalid-value]",
      "network_policy.ingress[0]: is not valid (got {}); expected at least one of `from_namespace`, `from_labels`, `from_cidr` and `ports`. Fix: change `network_policy.ingress[0]` to such a value. [invalid-value]",
    ],
  ],
  [
    "a policy's unknown word",
    { network_policy: { ingress: ["everyone"] } },
    [
      'network_policy.ingress[0]: is not one of the allowed values (got "everyone"); expected one of `all`. Fix: write one of these. [invalid-value]',
    ],
  ],
  [
    "a policy's rule for pods and addresses",
    {
      network_policy: {
        ingress: [{ from_cidr: "10.0.0.0/8", from_namespace: "x" }],
        egress: [{ to_cidr: "::/0", to_labels: { a: "b" } }],
      },
    },
    [
      'network_policy.egress[0].to_cidr: is given beside `to_labels` (got "::/0"); expected a rule for pods or a rule for addresses. Fix: write two rules. [conflicting-attributes]',
      'network_policy.ingress[0].from_cidr: is given beside `from_namespace` (got "10.0.0.0/8"); expected a rule for pods or a rule for addresses. Fix: write two rules. [conflicting-attributes]',
    ],
  ],
  [
    "a policy that leaves out what is not in",
    { network_policy: { egress: [{ except: ["10.0.0.0/8"] }] } },
    [
      'network_policy.egress[0].except: means nothing without `to_cidr` (got ["10.0.0.0/8"]); expected a range in `to_cidr` to leave addresses out of. Fix: add `to_cidr` or remove `except`. [meaningless-attribute]',
    ],
  ],
  [
    "a policy of a port that is not there",
    { network_policy: { ingress: [{ ports: ["admin"] }] } },
    [
      'network_policy.ingress[0].ports[0]: is no port of the app (got "admin"); expected one of `http`, or a port number. Fix: add `admin` to `ports` or name another port. [unknown-port]',
    ],
  ],
  [
    "a policy of addresses that are none",
    { network_policy: { ingress: [{ from_cidr: "10.0.0.0" }] } },
    [
      'network_policy.ingress[0].from_cidr: is malformed (got "10.0.0.0"); expected a range of addresses, like `10.0.0.0/8` or `2001:db8::/32`. Fix: change `network_policy.ingress[0].from_cidr` to such a value. [invalid-value]',
    ],
  ],
  [
    "a policy for another port by name",
    { network_policy: { egress: [{ ports: ["http"] }] } },
    [
      'network_policy.egress[0].ports[0]: has the wrong type (got "http"); expected a port number, or `{"port": …, "end_port": …, "protocol": …}`. Fix: change `network_policy.egress[0].ports[0]` to such a value. [invalid-type]',
    ],
  ],
  [
    "a policy of a namespace that is none",
    { network_policy: { egress: [{ to_namespace: "A" }] } },
    [
      'network_policy.egress[0].to_namespace: is malformed (got "A"); expected at most 63 lower-case letters, digits and `-`, starting and ending with a letter or digit. Fix: change `network_policy.egress[0].to_namespace` to such a value. [invalid-value]',
    ],
  ],
];

const ROUTED = ["a", "b"].map((app_name) => ({
  ...EXTERNAL,
  app_name,
  route: {
    parent_refs: [...ROUTE.parent_refs, { name: "inner" }],
    hostnames: ["x.example.com"],
    paths: ["/", `/${app_name}`],
  },
}));

const CHARTS: readonly (readonly [string, Attributes[], string[]])[] = [
  [
    "a Gateway and a host name twice",
    [
      {
        ...EXTERNAL,
        app_name: "a",
        route: {
          parent_refs: [{ name: "a" }, { name: "b" }, { name: "a" }],
          hostnames: ["a.example.com", "a.example.com"],
        },
      },
    ],
    [
      '//shop:a: route.hostnames: has an item twice (got "a.example.com"); expected each item once. Fix: remove one of them. [invalid-value]',
      '//shop:a: route.parent_refs: has an item twice (got {"name":"a"}); expected each item once. Fix: remove one of them. [invalid-value]',
    ],
  ],
  [
    "a job before the deployment that needs what is deployed",
    [
      { app_name: "db", app_type: "stateful-service", port: 5432 },
      {
        app_name: "migrate",
        app_type: "job",
        connects_to: ["db"],
        env: { HOST: { app: { name: "db", value: "{host}" } } },
      },
      { app_name: "backup", app_type: "job", phase: "before_upgrade", connects_to: ["db"] },
      { app_name: "seed", app_type: "job", phase: "after_deploy", connects_to: ["db"] },
    ],
    [
      '//shop:migrate: connects_to[0]: names //shop:db, which is deployed only once this job has run (got "db"); expected an app that is there before the chart is, or a job that runs later. Fix: set `phase = "after_deploy"`, or "before_upgrade" if a first installation does not need the job. [circular-order]',
      '//shop:migrate: env.HOST: names //shop:db, which is deployed only once this job has run (got "db"); expected an app that is there before the chart is, or a job that runs later. Fix: set `phase = "after_deploy"`, or "before_upgrade" if a first installation does not need the job. [circular-order]',
    ],
  ],
  [
    "two routes to one path",
    ROUTED,
    [
      '//shop:b: route.paths: has a path that //shop:a has too on the host `x.example.com` (got "/"); expected one app for each Gateway, host and path. Fix: set another path in `route.paths` or other `route.hostnames`. [route-collision]',
    ],
  ],
  [
    "two routes to one path of different Gateways, or one of them off",
    [
      { ...EXTERNAL, app_name: "a", route: ROUTE },
      { ...EXTERNAL, app_name: "b", route: { parent_refs: [{ name: "inner" }] } },
      { ...EXTERNAL, app_name: "c", route: { ...ROUTE, enabled: false } },
    ],
    [],
  ],
  [
    "a call to an app without a port",
    [{ connects_to: ["worker"] }, { app_name: "worker", app_type: "worker" }],
    [
      '//shop:shop_api: connects_to[0]: names //shop:worker, which has no port to connect to (got "worker"); expected an app with `port` or `ports`. Fix: add `port` to //shop:worker, or remove it here. [missing-port]',
    ],
  ],
  [
    "a variable of an app without a Service",
    [URL("worker"), { app_name: "worker", app_type: "worker", port: 1 }],
    [
      '//shop:shop_api: env.URL: names //shop:worker, which has no Service (got "worker"); expected an app with a Service. Fix: add a `port` and `service = {"enabled": True}` to //shop:worker, or write the value itself. [missing-service]',
    ],
  ],
  [
    "a call to an app that has problems",
    [
      { connects_to: ["worker"], ...URL("worker") },
      { app_name: "worker", app_type: "worker", port: 0 },
    ],
    [
      "//shop:worker: port: is out of range (got 0); expected a port number from 1 to 65535. Fix: change `port` to such a value. [out-of-range]",
    ],
  ],
  [
    "a call to an app of which the type is not known",
    [{ ...URL("shop") }, { app_name: "shop", app_type: undefined, port: 1 }],
    [
      "//shop:shop: app_type: is missing and does not follow from the name `shop`; expected one of `external-api`, `internal-api`, `worker`, `job`, `cron-job` and `stateful-service`. Fix: add `app_type`. [missing-app-type]",
    ],
  ],
];

describe("an app with", () => {
  test.each(APPS)("%s", (_, attributes, expected) => {
    const declared = app(attributes);
    const problems = problemsOf({ apps: [declared] }).map((line) => line.replace(`${declared["label"]}: `, ""));
    expect(problems).toEqual(expected);
  });
});

describe("a chart with", () => {
  test.each(CHARTS)("%s", (_, apps, expected) => {
    expect(problemsOf({ apps: apps.map((attributes) => app(attributes)) })).toEqual(expected);
  });
});
