/** Problems with Ingresses. Add a row for a new mistake. */
import { app, chart } from "../../support/charts.ts";
import { type DeclarationRow, type ProblemRow, testAppProblems, testProblems } from "../../support/problem_rows.ts";

const SEVERAL = { port: undefined, ports: { a: 1, b: 2 } };
const EXTERNAL = { app_type: "external-api" };

const PROBLEMS: readonly ProblemRow[] = [
  [
    "a host that is invalid",
    { app_type: "external-api", ingress: { host: "not a host" } },
    [
      'ingress.host: is malformed (got "not a host"); expected a DNS name in lower case, like `api.example.com` or `*.example.com`. Fix: change `ingress.host` to a valid value. [invalid-value]',
    ],
  ],
  [
    "a host that is an address",
    { app_type: "external-api", ingress: { host: "10.0.0.1" } },
    [
      'ingress.host: is malformed (got "10.0.0.1"); expected a DNS name in lower case, like `api.example.com` or `*.example.com`. Fix: change `ingress.host` to a valid value. [invalid-value]',
    ],
  ],
  [
    "a path without a slash",
    { app_type: "external-api", ingress: { paths: ["shop"] } },
    [
      'ingress.paths[0]: is malformed (got "shop"); expected a path that starts with `/`. Fix: change `ingress.paths[0]` to a valid value. [invalid-value]',
    ],
  ],
  [
    "an Ingress to a port that does not exist",
    { app_type: "external-api", ingress: { port: "admin" } },
    [
      'ingress.port: is not a port of the app (got "admin"); expected one of `http`. Fix: add `admin` to `ports` or name another port. [unknown-port]',
    ],
  ],
  [
    "a TLS secret that is not a name",
    { app_type: "external-api", ingress: { tls: "A B" } },
    [
      'ingress.tls: is malformed (got "A B"); expected at most 253 lower-case letters, digits, `-` and `.`, each part between dots starting and ending with a letter or digit. Fix: change `ingress.tls` to a valid value. [invalid-value]',
    ],
  ],
  [
    "TLS for a host that the Ingress does not serve",
    { ...EXTERNAL, ingress: { host: "a.example.com", hosts: ["b.example.com"], tls: { "c.example.com": "c-tls" } } },
    [
      'ingress.tls["c.example.com"]: is not a host of the Ingress (got "c-tls"); expected one of `a.example.com` and `b.example.com`. Fix: add the host to `hosts`, or name one of these. [invalid-value]',
    ],
  ],
  ["TLS for hosts that only values name", { ...EXTERNAL, ingress: { tls: { "c.example.com": "c-tls" } } }, []],
  [
    "an Ingress that does not choose among several ports",
    { app_type: "external-api", port: undefined, ports: { a: 1, b: 2 } },
    [
      'ingress.port: is missing, but the app has several ports and none is named `http`; expected one of `a` and `b`. Fix: add `"port": "<name>"` to `ingress`. [unknown-port]',
    ],
  ],
  [
    "an Ingress of an internal-api",
    { ingress: { host: "a.example.com" } },
    [
      'ingress: does not apply to app type `internal-api` (got {"host":"a.example.com"}); expected app type `external-api`. Fix: remove `ingress` or change `app_type`. [meaningless-attribute]',
    ],
  ],
  [
    "an Ingress with a path twice",
    { ...EXTERNAL, ingress: { paths: ["/a", "/b", "/a"] } },
    [
      'ingress.paths[2]: is already in the list (got "/a"); expected each path once. Fix: remove one of the two. [duplicate-path]',
    ],
  ],
  [
    "settings that every path has itself",
    { ...EXTERNAL, ingress: { path_type: "Exact", port: "http", paths: [{ path: "/a", path_type: "Prefix" }] } },
    [
      'ingress.path_type: has no effect, because every path has its own (got "Exact"); expected a path that takes it. Fix: remove `path_type`. [meaningless-attribute]',
    ],
  ],
  [
    "a path to a port that does not exist",
    { ...EXTERNAL, ingress: { paths: [{ path: "/a", port: "x" }] } },
    [
      'ingress.paths[0].port: is not a port of the app (got "x"); expected one of `http`. Fix: add `x` to `ports` or name another port. [unknown-port]',
    ],
  ],
  [
    "one of several paths without a port",
    { ...EXTERNAL, ...SEVERAL, ingress: { paths: ["/b", { path: "/a", port: "a" }] } },
    [
      'ingress.port: is missing, but the app has several ports and none is named `http`; expected one of `a` and `b`. Fix: add `"port": "<name>"` to `ingress`. [unknown-port]',
    ],
  ],
  [
    "a path that is not text",
    { ...EXTERNAL, ingress: { paths: [1] } },
    [
      'ingress.paths[0]: has the wrong type (got 1); expected a path that starts with `/`, or `{"path": …, "path_type": …, "port": …}`. Fix: change `ingress.paths[0]` to a valid value. [invalid-type]',
    ],
  ],
];

const DECLARATIONS: readonly DeclarationRow[] = [
  [
    "an unknown ingress mode",
    { chart: chart({ ingress_mode: "per_app" }) },
    [
      '//shop:chart: ingress_mode: is not one of the allowed values (got "per_app"); expected one of `single` and `per-app`. Fix: write "per-app". [invalid-value]',
    ],
  ],
  [
    "two apps on the same path",
    {
      apps: ["a", "b"].map((app_name) =>
        app({ app_name, app_type: "external-api", ingress: { host: "x.example.com" } }),
      ),
    },
    [
      '//shop:b: ingress.paths: has a path that //shop:a already uses on the host `x.example.com` (got "/"); expected one app for each host and path. Fix: set another path in `ingress.paths` or another `ingress.host`. [ingress-collision]',
    ],
  ],
];

testAppProblems(PROBLEMS);
testProblems(DECLARATIONS);
