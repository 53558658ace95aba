/** Problems with routes. Add a row for a new mistake. */
import { type Attributes, app } from "../../support/charts.ts";
import { type ProblemRow, testAppProblems, testProblems } from "../../support/problem_rows.ts";

const ROUTE = { parent_refs: [{ name: "public" }] };
const SEVERAL = { port: undefined, ports: { a: 1, b: 2 } };
const EXTERNAL = { app_type: "external-api" };

const GET = { method: "GET" };

const PROBLEMS: readonly ProblemRow[] = [
  [
    "a route of an internal-api",
    { route: ROUTE },
    [
      'route: does not apply to app type `internal-api` (got {"parent_refs":[{"name":"public"}]}); expected app type `external-api`. Fix: remove `route` or change `app_type`. [meaningless-attribute]',
    ],
  ],
  [
    "a route and an Ingress",
    { ...EXTERNAL, route: ROUTE, ingress: {} },
    [
      "route: cannot be combined with `ingress`; expected either `ingress` or `route`. Fix: remove one of them. [conflicting-attributes]",
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
      'route.parent_refs: is empty (got []); expected a list of Gateways, like `[{"name": "public", "namespace": "gateways"}]`. Fix: change `route.parent_refs` to a valid value. [invalid-value]',
    ],
  ],
  [
    "a route to a port that does not exist",
    { ...EXTERNAL, route: { ...ROUTE, port: "x" } },
    [
      'route.port: is not a port of the app (got "x"); expected one of `http`. Fix: add `x` to `ports` or name another port. [unknown-port]',
    ],
  ],
  [
    "a route without a port, with several ports",
    { ...EXTERNAL, ...SEVERAL, route: ROUTE },
    [
      'route.port: is missing, but the app has several ports and none is named `http`; expected one of `a` and `b`. Fix: add `"port": "<name>"` to `route`. [unknown-port]',
    ],
  ],
  [
    "a path twice",
    { ...EXTERNAL, route: { ...ROUTE, paths: ["/a", { path: "/a", path_type: "Exact" }] } },
    [
      'route.paths[1]: is already in the list (got "/a"); expected each path once. Fix: remove one of the two. [duplicate-path]',
    ],
  ],
  [
    "a path type that every path has itself",
    { ...EXTERNAL, route: { ...ROUTE, path_type: "Exact", paths: [{ path: "/a", path_type: "PathPrefix" }] } },
    [
      'route.path_type: has no effect, because every path has its own (got "Exact"); expected a path that takes it. Fix: remove `path_type`. [meaningless-attribute]',
    ],
  ],
  [
    "two rules that take every request, and two with the same matches",
    { ...EXTERNAL, route: { ...ROUTE, rules: [{}, {}, { matches: [GET] }, { matches: [GET] }] } },
    [
      "route.rules[1]: takes requests that an earlier rule already takes; expected other `matches` for each rule. Fix: remove it, or give it `matches` of its own. [duplicate-path]",
      'route.rules[3]: takes requests that an earlier rule already takes (got [{"method":"GET"}]); expected other `matches` for each rule. Fix: remove it, or give it `matches` of its own. [duplicate-path]',
    ],
  ],
  [
    "rules and paths",
    { ...EXTERNAL, route: { ...ROUTE, rules: [{}], paths: ["/a"], path_type: "Exact" } },
    [
      'route.path_type: cannot be combined with `rules` (got "Exact"); expected paths among the `matches` of a rule. Fix: remove `path_type`, or write it as `matches`. [conflicting-attributes]',
      'route.paths: cannot be combined with `rules` (got ["/a"]); expected paths among the `matches` of a rule. Fix: remove `paths`, or write it as `matches`. [conflicting-attributes]',
    ],
  ],
  [
    "a path type of an Ingress",
    { ...EXTERNAL, route: { ...ROUTE, path_type: "Prefix" } },
    [
      'route.path_type: is not one of the allowed values (got "Prefix"); expected one of `PathPrefix`, `Exact` and `RegularExpression`. Fix: write one of these. [invalid-value]',
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

const APPS: readonly (readonly [string, Attributes[], string[]])[] = [
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
      '//shop:a: route.hostnames: has a duplicate item (got "a.example.com"); expected each item once. Fix: remove one of them. [invalid-value]',
      '//shop:a: route.parent_refs: has a duplicate item (got {"name":"a"}); expected each item once. Fix: remove one of them. [invalid-value]',
    ],
  ],
  [
    "two routes to the same path",
    ROUTED,
    [
      '//shop:b: route.paths: has a path that //shop:a already uses on the host `x.example.com` (got "/"); expected one app for each Gateway, host and path. Fix: set another path in `route.paths` or other `route.hostnames`. [route-collision]',
    ],
  ],
  [
    "two routes with rules for the same requests, one of them by default",
    [
      { ...EXTERNAL, app_name: "a", route: { ...ROUTE, rules: [{}] } },
      { ...EXTERNAL, app_name: "b", route: { ...ROUTE, rules: [{ matches: [{ method: "GET" }] }] } },
      { ...EXTERNAL, app_name: "c", route: ROUTE },
    ],
    [
      '//shop:c: route.paths: has a path that //shop:a already uses (got "/"); expected one app for each Gateway, host and path. Fix: set another path in `route.paths` or other `route.hostnames`. [route-collision]',
    ],
  ],
  [
    "two routes to the same path on different Gateways, or with one of them off",
    [
      { ...EXTERNAL, app_name: "a", route: ROUTE },
      { ...EXTERNAL, app_name: "b", route: { parent_refs: [{ name: "inner" }] } },
      { ...EXTERNAL, app_name: "c", route: { ...ROUTE, enabled: false } },
    ],
    [],
  ],
];

testAppProblems(PROBLEMS);
testProblems(
  APPS.map(([name, apps, problems]) => [name, { apps: apps.map((attributes) => app(attributes)) }, problems]),
);
