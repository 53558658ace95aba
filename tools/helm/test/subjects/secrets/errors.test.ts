/** Problems with Secrets. Add a row for a new mistake. */
import { expect, test } from "@jest/globals";
import { app, chart, problemsOf } from "../../support/charts.ts";
import { type ProblemRow, testAppProblems } from "../../support/problem_rows.ts";

const BASE = { app_name: "shop", app_type: "worker" };

const PROBLEMS: readonly ProblemRow[] = [
  [
    "a mode as a number",
    { secrets: { a: { existing: "a", mount_path: "/a", mode: 400 } } },
    [
      "secrets.a.mode: has the wrong type (got 400); expected three octal digits in quotes, like `0755`. Fix: put the value in quotes. [invalid-type]",
    ],
  ],
  [
    "a Secret without a source, and one with two",
    { secrets: { a: { env: true }, b: { existing: "b", keys: ["b"] } } },
    [
      "secrets.a: does not name exactly one source (got []); expected one of `existing`, `external` and `keys`. Fix: add one of them. [invalid-value]",
      'secrets.b: does not name exactly one source (got ["existing","keys"]); expected one of `existing`, `external` and `keys`. Fix: keep one of `existing` and `keys`. [invalid-value]',
    ],
  ],
  [
    "an external Secret without data",
    { secrets: { a: { external: { store: "vault" } } } },
    [
      'secrets.a.external.data: is missing, and so is `extract`: the Secret would be empty; expected a dict of keys to `{"key": <remote key>}`, or a list of remote keys in `extract`. Fix: add `data` or `extract`. [missing-attribute]',
    ],
  ],
  [
    "an interval that is invalid",
    { secrets: { a: { external: { store: "vault", extract: ["x"], refresh: "hourly" } } } },
    [
      'secrets.a.external.refresh: is malformed (got "hourly"); expected a duration, like `1h` or `30m`. Fix: change `secrets.a.external.refresh` to a valid value. [invalid-value]',
    ],
  ],
  [
    "a key that the Secret does not have",
    {
      secrets: {
        a: { keys: ["user"], mount_path: "/a", sub_path: "usr" },
        b: { external: { store: "s", data: { user: { key: "x" } } }, mounts: { "/b": "usr" } },
        c: { external: { store: "s", extract: ["x"] }, mounts: { "/c": "usr" } },
      },
    },
    [
      'secrets.a: has no key to mount at /a (got "usr"); expected one of `user`. Fix: add `usr` to the keys or mount another one. [unknown-key]',
      'secrets.b: has no key to mount at /b (got "usr"); expected one of `user`. Fix: add `usr` to the keys or mount another one. [unknown-key]',
    ],
  ],
  [
    "a secret value",
    { secrets: { a: { keys: { password: "hunter2" } } } },
    [
      'secrets.a.keys: has the wrong type (got {"password":"hunter2"}); expected a list, like `["…"]`. Fix: change `secrets.a.keys` to a valid value. [invalid-type]',
    ],
  ],
];

testAppProblems(PROBLEMS, { base: BASE });

test("a secret in the chart's values", () => {
  const apps = [app({ app_name: "shop", app_type: "worker", secrets: { login: { keys: ["tls.key", "user"] } } })];
  const values = { apps: { shop: { secrets: { login: { values: { "tls.key": "hunter2", user: "" } } } } } };
  expect(problemsOf({ chart: chart({ values }), apps })).toEqual([
    '//shop:chart: values.apps.shop.secrets.login.values["tls.key"]: puts a secret into the chart; expected no value before install time. Fix: remove it, and pass it to `helm install` with `--set-string` or `--set-file`. [literal-secret]',
  ]);
});
