/** Problems with calls from one app to another. Add a row for a new mistake. */
import { listWords } from "../../../base/text.ts";
import { TYPES } from "../../support/app_types.ts";

import { type Attributes, app } from "../../support/charts.ts";
import { type ProblemRow, testAppProblems, testProblems } from "../../support/problem_rows.ts";

const SEVERAL = { port: undefined, ports: { a: 1, b: 2 } };
const URL = (name: string, value = "{host}", more = {}) => ({ env: { URL: { app: { name, value, ...more } } } });

const PROBLEMS: readonly ProblemRow[] = [
  [
    "a call that is not a name",
    { connects_to: [":redis", 1, {}, { app: "Redis" }] },
    [
      'connects_to[0]: is malformed (got ":redis"); expected the label of a `release_app`, like `:redis`, or an app name, like `redis`. Fix: change `connects_to[0]` to a valid value. [invalid-value]',
      'connects_to[1]: has the wrong type (got 1); expected the label of a `release_app`, an app name, or `{"app": …, "optional": True}`. Fix: change `connects_to[1]` to a valid value. [invalid-type]',
      "connects_to[2].app: is missing; expected the label of a `release_app`, like `:redis`, or an app name, like `redis`. Fix: add `app`. [missing-attribute]",
      'connects_to[3].app: is malformed (got "Redis"); expected the label of a `release_app`, like `:redis`, or an app name, like `redis`. Fix: change `connects_to[3].app` to a valid value. [invalid-value]',
    ],
  ],
  [
    "a call that is not a list",
    { connects_to: "redis" },
    [
      'connects_to: has the wrong type (got "redis"); expected a list, like `[":redis"]`. Fix: change `connects_to` to a valid value. [invalid-type]',
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
    "a call to a target with another name",
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
    "a variable of a port that does not exist",
    URL("shop_api", "{port}", { port: "admin" }),
    [
      'env.URL: names a port that the Service of //shop:shop_api does not have (got "admin"); expected one of `http`. Fix: write `ref.app("shop_api", …, port = "http")`. [unknown-port]',
    ],
  ],
  [
    "a variable that does not choose a port",
    { ...SEVERAL, ...URL("shop_api", "{port}") },
    [
      'env.URL: does not say which port of //shop:shop_api is meant; expected one of `a` and `b`. Fix: write `ref.app("shop_api", …, port = "a")`. [unknown-port]',
    ],
  ],
  [
    "a variable that does not choose a port of an app with metrics",
    { port: undefined, ports: { exporter: 1, redis: 2 }, metrics: { port: "exporter" }, ...URL("shop_api", "{port}") },
    [
      'env.URL: does not say which port of //shop:shop_api is meant; expected one of `exporter` and `redis`. Fix: write `ref.app("shop_api", …, port = "redis")`. [unknown-port]',
    ],
  ],
  [
    "a variable without a source",
    { env: { URL: { app: {} } } },
    [
      "env.URL.app.name: is missing; expected the label of a `release_app`, like `:redis`, or an app name, like `redis`. Fix: add `name`. [missing-attribute]",
      "env.URL.app.value: is missing; expected text, like `redis://{host}:{port}`. Fix: add `value`. [missing-attribute]",
    ],
  ],
  [
    "a variable with two sources",
    { env: { URL: { app: { name: "shop_api", value: "" }, field: "metadata.name" } } },
    [
      'env.URL: is not valid (got {"app":{"name":"shop_api","value":""},"field":"metadata.name"}); expected exactly one of `app`, `secret`, `config_map`, `field` and `resource`, as `ref` returns it. Fix: change `env.URL` to a valid value. [invalid-value]',
    ],
  ],
];

const APPS: readonly (readonly [string, Attributes[], string[]])[] = [
  [
    "a job before the deployment that needs what is deployed",
    [
      { app_name: "db", app_type: "stateful-service", port: 5432 },
      {
        app_name: "migrate",
        app_type: "job",
        connects_to: ["db"],
        env: { HOST: { app: { name: "db", value: "{host}", optional: true } } },
      },
      { app_name: "backup", app_type: "job", phase: "before_upgrade", connects_to: ["db"] },
      { app_name: "seed", app_type: "job", phase: "after_deploy", connects_to: ["db"] },
    ],
    [
      '//shop:migrate: connects_to[0]: names //shop:db, which is deployed only after this job has run (got "db"); expected an app that exists before the chart is deployed, or a job that runs later. Fix: set `phase = "after_deploy"`, or "before_upgrade" if a first installation does not need the job. [circular-order]',
      '//shop:migrate: env.HOST: names //shop:db, which is deployed only after this job has run (got "db"); expected an app that exists before the chart is deployed, or a job that runs later. Fix: set `phase = "after_deploy"`, or "before_upgrade" if a first installation does not need the job. [circular-order]',
    ],
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
    [URL("worker", "{host}", { optional: true }), { app_name: "worker", app_type: "worker", port: 1 }],
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
      "//shop:worker: port: is out of range (got 0); expected a port number from 1 to 65535. Fix: change `port` to a valid value. [out-of-range]",
    ],
  ],
  [
    "a call to an app of an unknown type",
    [{ ...URL("shop", "{host}", { optional: true }) }, { app_name: "shop", app_type: undefined, port: 1 }],
    [
      `//shop:shop: app_type: is missing and cannot be inferred from the name \`shop\`; expected one of ${listWords(TYPES)}. Fix: add \`app_type\`. [missing-app-type]`,
    ],
  ],
];

const REQUIRED: readonly (readonly [string, Attributes[], string[]])[] = [
  [
    "requirements that name no app, or only one of several",
    [{ requires: [1, ["redis"], "Redis"] }],
    [
      "//shop:shop_api: requires[0]: has the wrong type (got 1); expected the label of a `release_app`, like `:redis`, an app name, like `redis`, or a list of apps of which one is enough. Fix: change `requires[0]` to a valid value. [invalid-type]",
      '//shop:shop_api: requires[1]: has too few entries (got ["redis"]); expected at least two apps; one alone needs no list. Fix: change `requires[1]` to a valid value. [invalid-value]',
      '//shop:shop_api: requires[2]: is malformed (got "Redis"); expected the label of a `release_app`, like `:redis`, or an app name, like `redis`. Fix: change `requires[2]` to a valid value. [invalid-value]',
    ],
  ],
  [
    "requirements that are not in the chart, or itself",
    [{ requires: ["redis", "//shop:shop_ap", "shop_api", ["shop_api", "redis"]] }],
    [
      '//shop:shop_api: requires[0]: names an app that is not in the chart //shop:chart (got "redis"); expected one of `shop_api`. Fix: add its `_metadata` target to the chart, or remove it. [unknown-app]',
      '//shop:shop_api: requires[1]: names an app that is not in the chart //shop:chart (got "//shop:shop_ap"); expected one of `//shop:shop_api`. Fix: write "//shop:shop_api". [unknown-app]',
      '//shop:shop_api: requires[2]: names the app itself (got "shop_api"); expected other apps. Fix: remove it. [meaningless-attribute]',
      '//shop:shop_api: requires[3][0]: names the app itself (got "shop_api"); expected other apps. Fix: remove it. [meaningless-attribute]',
      '//shop:shop_api: requires[3][1]: names an app that is not in the chart //shop:chart (got "redis"); expected one of `shop_api`. Fix: add its `_metadata` target to the chart, or remove it. [unknown-app]',
    ],
  ],
  [
    "variables that would be missing without another app",
    [
      { ...URL("//shop:b_api"), sidecars: { proxy: URL("b_api") }, connects_to: ["b_api"] },
      { app_name: "b_api", ...URL("shop_api", "{host}", { optional: false }) },
    ],
    [
      '//shop:b_api: env.URL: has no value while //shop:shop_api is off (got "shop_api"); expected an app that is then off as well, or a variable that may be missing. Fix: add `requires = ["shop_api"]`, or give `ref.app` a `fallback` or `optional = True`. [unguarded-variable]',
      '//shop:shop_api: env.URL: has no value while //shop:b_api is off (got "//shop:b_api"); expected an app that is then off as well, or a variable that may be missing. Fix: add `requires = ["//shop:b_api"]`, or give `ref.app` a `fallback` or `optional = True`. [unguarded-variable]',
      '//shop:shop_api: sidecars.proxy.env.URL: has no value while //shop:b_api is off (got "b_api"); expected an app that is then off as well, or a variable that may be missing. Fix: add `requires = ["b_api"]`, or give `ref.app` a `fallback` or `optional = True`. [unguarded-variable]',
    ],
  ],
  [
    "variables with a fallback, optional ones, and those of what the app requires, if only by way of others",
    [
      { ...URL("b_api", "", { fallback: "" }), sidecars: { proxy: URL("b_api", "", { optional: true }) } },
      { app_name: "b_api", ...URL("d_api"), requires: ["c_api"] },
      {
        app_name: "c_api",
        ...URL("shop_api"),
        connects_to: [{ app: "shop_api", optional: true }],
        requires: ["//shop:d_api"],
      },
      { app_name: "d_api", ...URL("d_api") },
    ],
    [],
  ],
];

testAppProblems(PROBLEMS);
testProblems(
  REQUIRED.map(([name, apps, problems]) => [name, { apps: apps.map((attributes) => app(attributes)) }, problems]),
);
testProblems(
  APPS.map(([name, apps, problems]) => [name, { apps: apps.map((attributes) => app(attributes)) }, problems]),
);
