/** Problems with environment variables. Add a row for a new mistake. */
import { expect } from "@jest/globals";
import { app, chart } from "../../support/charts.ts";
import { type ProblemRow, testAppProblems, testProblems } from "../../support/problem_rows.ts";

const PROBLEMS: readonly ProblemRow[] = [
  [
    "a number as an environment variable",
    { env: { WORKERS: 3 } },
    [
      "env.WORKERS: has the wrong type (got 3); expected a string or a `ref`. Fix: put the value in quotes, or use `ref.app`, `ref.secret`, `ref.config_map`, `ref.field` or `ref.resource`. [invalid-type]",
    ],
  ],
  [
    "keys that no Secret or ConfigMap can have",
    { env: { A: { secret: { name: "a", key: ".." } }, B: { config_map: { name: "b", key: "." } } } },
    [
      'env.A.secret.key: is malformed (got ".."); expected at most 253 letters, digits, `-`, `_` and `.`, not starting with `..`, and not just `.`. Fix: change `env.A.secret.key` to a valid value. [invalid-value]',
      'env.B.config_map.key: is malformed (got "."); expected at most 253 letters, digits, `-`, `_` and `.`, not starting with `..`, and not just `.`. Fix: change `env.B.config_map.key` to a valid value. [invalid-value]',
    ],
  ],
  [
    "a variable whose name starts with two dots",
    { env: { "..A": "a" } },
    [
      'env["..A"]: is malformed (got "..A"); expected letters, digits, `_`, `.` and `-`, not starting with a digit or `..`, and not just `.`. Fix: change `env["..A"]` to a valid value. [invalid-value]',
    ],
  ],
  [
    "a plain-text secret",
    { env: { DB_PASSWORD: "hunter2" } },
    [
      'env.DB_PASSWORD: looks like a secret in plain text; expected a reference to a Secret. Fix: write `"DB_PASSWORD": ref.secret("<secret name>", "<key>")`. [literal-secret]',
    ],
  ],
  [
    "a label that no pod can have",
    { env: { X: { field: "metadata.labels['a=b']" }, Y: { field: "metadata.annotations['example.com/a']" } } },
    [
      "env.X.field: is malformed (got \"metadata.labels['a=b']\"); expected a pod field of the downward API, like `metadata.name`, `metadata.labels['…']`, `spec.nodeName` or `status.podIP`. Fix: change `env.X.field` to a valid value. [invalid-value]",
    ],
  ],
  [
    "a field that the downward API does not have",
    { env: { X: { field: "spec.containers" } } },
    [
      expect.stringMatching(
        /^env\.X\.field: is malformed \(got "spec\.containers"\); expected a pod field of the downward API/,
      ),
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
    "a name that no environment variable can have",
    { env: { "1ST": "x" } },
    [
      'env["1ST"]: is malformed (got "1ST"); expected letters, digits, `_`, `.` and `-`, not starting with a digit or `..`, and not just `.`. Fix: change `env["1ST"]` to a valid value. [invalid-value]',
    ],
  ],
  [
    "a reference with two targets",
    { env: { X: { field: "metadata.name", resource: "limits.cpu" } } },
    [
      expect.stringMatching(
        /^env\.X: .* expected exactly one of `app`, `secret`, `config_map`, `field` and `resource`, as `ref` returns it/,
      ),
    ],
  ],
  [
    "variables that refer to each other in a circle",
    {
      env: {
        A: "$(B)",
        B: { app: { name: "shop_api", value: "x", fallback: "$(C)" } },
        C: "$(A)",
        ESCAPED: "$$(OWN)",
        OWN: "$(ESCAPED) $(OWN)",
      },
      sidecars: { proxy: { env: { X: "$(Y)", Y: "$(X)", A: "$(B)" } } },
    },
    [
      'env.A: refers to `B` and `C`, which in turn refer to it (got "$(A) $(B) $(C)"); expected variables that do not need each other. Fix: write the text itself instead of `$(B)`. [circular-variables]',
      'sidecars.proxy.env.X: refers to `Y`, which in turn refers to it (got "$(X) $(Y)"); expected variables that do not need each other. Fix: write the text itself instead of `$(Y)`. [circular-variables]',
    ],
  ],
];

testAppProblems(PROBLEMS);

testProblems([
  [
    "a circle of a chart's variable and an app's",
    { chart: chart({ env: { ALL: "$(OWN)", C: "$(D)", D: "$(C)" } }), apps: [app({ env: { OWN: "$(ALL)" } })] },
    [
      '//shop:chart: env.C: refers to `D`, which in turn refers to it (got "$(C) $(D)"); expected variables that do not need each other. Fix: write the text itself instead of `$(D)`. [circular-variables]',
      '//shop:shop_api: env.OWN: refers to `ALL`, which in turn refers to it (got "$(OWN) $(ALL)"); expected variables that do not need each other. Fix: write the text itself instead of `$(ALL)`. [circular-variables]',
    ],
  ],
]);
