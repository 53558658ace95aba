/** Problems with environments. Add a row for a new mistake. */
import { expect, test } from "@jest/globals";
import { app, chart, type Declaration, problemsOf } from "../../support/charts.ts";
import { type DeclarationRow, expectProblems } from "../../support/problem_rows.ts";

const EXTERNAL = (app_name: string, host: string) => app({ app_name, app_type: "external-api", ingress: { host } });
const ROUTED = (app_name: string, host: string) =>
  app({ app_name, app_type: "external-api", route: { parent_refs: [{ name: "gateway" }], hostnames: [host] } });

/** An app with valid scaling, unless an environment changes it. */
const scaledIn = (prod: object): Declaration => ({
  chart: chart({ environments: { prod: { apps: { shop_api: prod } } } }),
  apps: [
    app({
      resources: { requests: { cpu: "1" } },
      autoscaling: { min_replicas: 3, max_replicas: 9, cpu: 80 },
      disruption_budget: { min_available: 2 },
    }),
  ],
});

/** Declarations, and the problems of the chart without the label. */
const PROBLEMS: readonly DeclarationRow[] = [
  [
    "an unknown key, in a dict and in a file",
    {
      chart: chart({
        environments: { dev: { apps: { shop_api: { replica: 2 } } } },
        environment_files: { prod: "prod.yaml" },
      }),
      files: { "prod.yaml": "app: {}\n" },
    },
    [
      "environments.dev.apps.shop_api.replica: is not a key (got 2); expected `replicas`, or another one from the chart's `values.yaml`. Fix: rename it to `replicas`. [unknown-value]",
      "environments.prod.app: is not a key (got {}); expected one of `apps`, `enabled` and `global`. Fix: rename it to `apps`. [unknown-value]",
    ],
  ],
  [
    "keys of values that the app has only if it declares an attribute",
    {
      chart: chart({
        environments: {
          dev: { apps: { shop_api: { service: { type: "NodePort" }, imagePullSecrets: ["a"], antiAffinity: {} } } },
        },
      }),
    },
    [
      "environments.dev.apps.shop_api.antiAffinity: is not a key (got {}); expected a key of the app, which has this one once it declares `anti_affinity`. Fix: declare `anti_affinity` in the `release_app`, or remove it. [unknown-value]",
      'environments.dev.apps.shop_api.imagePullSecrets: is not a key (got ["a"]); expected a key of the app, which has this one once it declares `image_pull_secrets`. Fix: declare `image_pull_secrets` in the `release_app`, or remove it. [unknown-value]',
      'environments.dev.apps.shop_api.service: is not a key (got {"type":"NodePort"}); expected a key of the app, which has this one once it declares `service`. Fix: declare `service` in the `release_app`, or remove it. [unknown-value]',
    ],
  ],
  [
    "an attribute that is a list in values",
    {
      apps: [EXTERNAL("shop_api", "a.example.com")],
      chart: chart({ environments: { dev: { apps: { shop_api: { ingress: { host: "b.example.com" } } } } } }),
    },
    [
      'environments.dev.apps.shop_api.ingress.host: is not a key (got "b.example.com"); expected one of `annotations`, `className`, `enabled`, `hosts`, `paths` and `tls`. Fix: rename it to `hosts` and write ["b.example.com"]. [unknown-value]',
    ],
  ],
  [
    "a value out of range",
    { chart: chart({ environments: { dev: { apps: { shop_api: { replicas: -1 } } } } }) },
    [
      "environments.dev.apps.shop_api.replicas: is out of range (got -1); expected an integer from 0 to 10000. Fix: change `apps.shop_api.replicas` to a valid value. [out-of-range]",
    ],
  ],
  [
    "resources that do not fit each other, and ports and schedules that Kubernetes rejects",
    {
      chart: chart({
        environments: {
          dev: {
            apps: {
              shop_api: {
                resources: { requests: { memory: "2Gi" } },
                sidecars: { proxy: { resources: { limits: { "example.com/gpu": "500m" } } } },
              },
              report: { schedule: "0 18-8 * * *" },
              web_api: {
                healthCheck: { readiness: { tcpSocket: { port: "https" } }, liveness: { exec: { command: ["a"] } } },
              },
            },
          },
        },
      }),
      apps: [
        app({ resources: { limits: { memory: "1Gi" } }, sidecars: { proxy: {} } }),
        app({ app_name: "report", app_type: "cron-job" }),
        app({ app_name: "web_api", health_check: { path: "/" } }),
      ],
    },
    [
      'environments.dev.apps.report.schedule: is malformed (got "0 18-8 * * *"); expected text without a range that ends before it starts. Fix: change `apps.report.schedule` to a valid value. [invalid-value]',
      'environments.dev.apps.shop_api.resources.requests.memory: is more than the limit of 1Gi (got "2Gi"); expected at most 1Gi. Fix: lower the request or raise the limit. [request-over-limit]',
      'environments.dev.apps.shop_api.sidecars.proxy.resources.limits["example.com/gpu"]: is not a whole number of units (got "500m"); expected a whole number of units, like `1`. Fix: round it. [invalid-value]',
      'environments.dev.apps.web_api.healthCheck.liveness: has several keys of which it can have one (got {"httpGet":{"path":"/","port":"http"},"failureThreshold":6,"exec":{"command":["a"]}}); expected exactly one of `httpGet`, `tcpSocket`, `grpc` and `exec`. Fix: change `apps.web_api.healthCheck.liveness` to a valid value. [invalid-value]',
      'environments.dev.apps.web_api.healthCheck.readiness.tcpSocket.port: is not one of the allowed values (got "https"); expected one of `http` and `8000`. Fix: write "http". [invalid-value]',
    ],
  ],
  [
    "problems with the chart's own values are reported once",
    { chart: chart({ values: { apps: { shop_api: { replicas: -1 } } }, environments: { dev: {}, prod: {} } }) },
    [
      "values.apps.shop_api.replicas: is out of range (got -1); expected an integer from 0 to 10000. Fix: change `apps.shop_api.replicas` to a valid value. [out-of-range]",
    ],
  ],
  [
    "a name that cannot be part of a file name",
    { chart: chart({ environments: { "Prod EU": {} } }) },
    [
      'environments["Prod EU"]: is malformed (got "Prod EU"); expected at most 63 lower-case letters, digits and dashes, starting and ending with a letter or digit. Fix: change `environments["Prod EU"]` to a valid value. [invalid-value]',
    ],
  ],
  [
    "neither a dict nor a label",
    { chart: chart({ environments: { dev: 1 } }) },
    [
      "environments.dev: has the wrong type (got 1); expected a dict of values or the label of a YAML file. Fix: change `environments.dev` to a valid value. [invalid-type]",
    ],
  ],
  [
    "a file that is not a mapping",
    { chart: chart({ environment_files: { dev: "dev.yaml" } }), files: { "dev.yaml": "- a\n" } },
    [
      "environments.dev: names dev.yaml, which is not a mapping; expected one YAML mapping, like a Helm values file. Fix: correct the file. [invalid-values]",
    ],
  ],
  [
    "a file with numbers and words that would be other texts in pods",
    {
      chart: chart({ environment_files: { dev: "dev.yaml" } }),
      files: {
        "dev.yaml": [
          "apps:",
          "  shop_api:",
          "    replicas: 0x2",
          "    env: {VERSION: 1.10, UMASK: 0022, FLAG: yes, N: x, PORT: 8080, ON: true, TEXT: '1.10'}",
          "",
        ].join("\n"),
      },
    },
    [
      ["1.10", "1.1"],
      ["0022", "18"],
      ["N", "false"],
      ["ON", "true"],
      ["yes", "true"],
    ].map(
      ([source, value]) =>
        `environments.dev: names dev.yaml, in which apps.shop_api.env has a text that YAML takes for ${value} (got "${source}"); expected a text in quotes. Fix: write "${source}", or ${value} if that is meant. [invalid-values]`,
    ),
  ],
  [
    "a plain-text secret",
    { chart: chart({ environments: { dev: { apps: { shop_api: { env: { DB_PASSWORD: "x" } } } } } }) },
    [
      'environments.dev.apps.shop_api.env.DB_PASSWORD: looks like a secret in plain text; expected a reference to a Secret. Fix: write `{"valueFrom": {"secretKeyRef": {"name": …, "key": …}}}`. [literal-secret]',
    ],
  ],
  [
    "hosts that collide in only one environment",
    {
      chart: chart({ environments: { dev: { apps: { b: { ingress: { hosts: ["a.example.com"] } } } }, prod: {} } }),
      apps: [EXTERNAL("a", "a.example.com"), EXTERNAL("b", "b.example.com")],
    },
    [
      'environments.dev.apps.b: has a path that //shop:a already uses on the host `a.example.com` (got "/"); expected one app for each host and path. Fix: set other `ingress.hosts` or `ingress.paths` in this environment. [ingress-collision]',
    ],
  ],
  [
    "limits of an autoscaler that only an environment reverses",
    scaledIn({ autoscaling: { maxReplicas: 2 } }),
    [
      "environments.prod.apps.shop_api.autoscaling.maxReplicas: is less than `minReplicas`, which is 3 (got 2); expected an integer of at least 3. Fix: raise `maxReplicas`, or set a lower `minReplicas`. [out-of-range]",
    ],
  ],
  [
    "a utilization target without the request that it refers to",
    scaledIn({ autoscaling: { targetMemoryUtilizationPercentage: 70 } }),
    [
      "environments.prod.apps.shop_api.autoscaling.targetMemoryUtilizationPercentage: is a share of the memory that the pods request, but they request none (got 70); expected a request of memory. Fix: set `resources.requests.memory`. [missing-request]",
    ],
  ],
  [
    "a budget that blocks drains only with an environment's few pods",
    scaledIn({ autoscaling: { minReplicas: 2 } }),
    [
      "environments.prod.apps.shop_api.disruptionBudget.minAvailable: lets none of the 2 pods be evicted, so no node with one of them can be drained (got 2); expected a budget that allows at least one eviction; Kubernetes rounds percentages up. Fix: raise `autoscaling.minReplicas`, lower it, or use `maxUnavailable` instead. [blocked-drain]",
    ],
  ],
  [
    "the same without an autoscaler",
    scaledIn({ autoscaling: { enabled: false }, replicas: 2 }),
    [
      "environments.prod.apps.shop_api.disruptionBudget.minAvailable: lets none of the 2 pods be evicted, so no node with one of them can be drained (got 2); expected a budget that allows at least one eviction; Kubernetes rounds percentages up. Fix: raise `replicas`, lower it, or use `maxUnavailable` instead. [blocked-drain]",
    ],
  ],
  [
    "routes that collide in only one environment",
    {
      chart: chart({ environments: { dev: { apps: { b: { route: { hostnames: ["a.example.com"] } } } } } }),
      apps: [ROUTED("a", "a.example.com"), ROUTED("b", "b.example.com")],
    },
    [
      'environments.dev.apps.b: has a path that //shop:a already uses on the host `a.example.com` (got "/"); expected one app for each Gateway, host and path. Fix: set other `route.hostnames` or `route.parentRefs` in this environment. [route-collision]',
    ],
  ],
  [
    "the value of a Secret",
    {
      chart: chart({
        environments: { prod: { apps: { shop_api: { secrets: { login: { values: { token: "x" } } } } } } },
      }),
      apps: [app({ secrets: { login: { keys: ["token"], env: true } } })],
    },
    [
      "environments.prod.apps.shop_api.secrets.login.values.token: puts a secret into the chart; expected no value before install time. Fix: remove it, and pass it to `helm install` with `--set-string` or `--set-file`. [literal-secret]",
    ],
  ],
  [
    "an environment without a name that apps need to know",
    {
      chart: chart({ standard_env: true, environment_files: { prod: "prod.yaml" } }),
      files: { "prod.yaml": "apps: {}\n" },
    },
    [
      'environments.prod.global.environment: is missing, but `standard_env` uses it to tell apps where they run; expected the name of the environment, like "prod". Fix: add `global: {environment: prod}` to the file. [missing-key]',
    ],
  ],
];

test("a problem with the chart's own values is reported once, whatever rule finds it", () => {
  const apps = [
    app({ replicas: 2, disruption_budget: { min_available: 2 } }),
    EXTERNAL("a", "x.com"),
    EXTERNAL("b", "x.com"),
  ];
  const codes = problemsOf({ chart: chart({ environments: { dev: {}, prod: {} } }), apps }).map((line) =>
    line.replace(/^.*\[(.*)\]$/, "$1"),
  );
  expect(codes).toEqual(["ingress-collision", "blocked-drain"]);
});

test.each(PROBLEMS)("%s", (_, declaration, expected) => {
  expectProblems(declaration, "//shop:chart", expected);
});
