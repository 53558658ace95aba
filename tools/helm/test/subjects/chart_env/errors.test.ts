/** Problems with a chart's defaults for all its apps. Add a row for a new mistake. */
import { type ProblemRow, testChartProblems } from "../../support/problem_rows.ts";

const PROBLEMS: readonly ProblemRow[] = [
  [
    "a plain-text secret for all apps",
    { env: { API_KEY: "x" } },
    [
      'env.API_KEY: looks like a secret in plain text; expected a reference to a Secret. Fix: write `"API_KEY": ref.secret("<secret name>", "<key>")`. [literal-secret]',
    ],
  ],
  [
    "a variable that is not text",
    { env: { A: 1 } },
    [
      "env.A: has the wrong type (got 1); expected a string or a `ref`. Fix: put the value in quotes, or use `ref.app`, `ref.secret`, `ref.config_map`, `ref.field` or `ref.resource`. [invalid-type]",
    ],
  ],
  [
    "another app's host",
    { env: { A: { app: { name: "shop", value: "{host}" } } } },
    [
      "env.A: is a `ref.app`, which only an app can have; expected a string or another `ref`. Fix: move `A` into the `env` of the apps that call the other one. [meaningless-attribute]",
    ],
  ],
  [
    "a source of variables with two names",
    { env_from: [{ secret: "a", config_map: "b" }] },
    [
      'env_from[0]: does not name exactly one source (got {"secret":"a","config_map":"b"}); expected either `secret` or `config_map`. Fix: write `{"secret": "<name>"}` or `{"config_map": "<name>"}`. [invalid-value]',
    ],
  ],
  [
    "a label that every object has",
    { labels: { "app.kubernetes.io/name": "x" } },
    [
      'labels["app.kubernetes.io/name"]: is malformed (got "app.kubernetes.io/name"); expected a name of at most 63 letters, digits, `-`, `_` and `.`, with an optional DNS prefix and `/`, and not one of the labels that every object has. Fix: change `labels["app.kubernetes.io/name"]` to a valid value. [invalid-value]',
    ],
  ],
  [
    "a label's value that is invalid",
    { labels: { team: "a b" } },
    [
      'labels.team: is malformed (got "a b"); expected at most 63 letters, digits, `-`, `_` and `.`, starting and ending with a letter or digit. Fix: change `labels.team` to a valid value. [invalid-value]',
    ],
  ],
  [
    "an annotation that is not text",
    { annotations: { a: 1 } },
    ["annotations.a: has the wrong type (got 1); expected a string. Fix: put the value in quotes. [invalid-type]"],
  ],
  [
    "an annotation that would make hooks of all objects",
    { annotations: { "helm.sh/hook": "pre-install" } },
    [
      'annotations["helm.sh/hook"]: is malformed (got "helm.sh/hook"); expected a name of at most 63 letters, digits, `-`, `_` and `.`, with an optional DNS prefix and `/`, and not one that makes every object a hook. Fix: change `annotations["helm.sh/hook"]` to a valid value. [invalid-value]',
    ],
  ],
  [
    "paths for all apps",
    { ingress: { paths: ["/"] } },
    [
      'ingress.paths: is not an attribute (got ["/"]); expected one of `annotations`, `class`, `host`, `hosts`, `path_type` and `tls`. Fix: look in docs/attributes.md#ingress-of-a-chart for what it means, or remove it. [unknown-attribute]',
    ],
  ],
];

testChartProblems(PROBLEMS);
