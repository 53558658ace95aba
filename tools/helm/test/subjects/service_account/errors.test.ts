/** Problems with service accounts and their permissions. Add a row for a new mistake. */
import { expect, test } from "@jest/globals";
import { app, problemsOf } from "../../support/charts.ts";
import { type ProblemRow, testAppProblems } from "../../support/problem_rows.ts";

const PROBLEMS: readonly ProblemRow[] = [
  [
    "an account without a name",
    { service_account: { create: false } },
    [
      "service_account.name: is missing, but an account that the chart does not create needs it; expected the name of an existing account. Fix: add `name`, or remove `create`. [missing-attribute]",
    ],
  ],
  [
    "a rule with two subjects",
    { rbac: [{ resources: ["pods"], non_resource_urls: ["/x"], verbs: ["get"] }] },
    [
      'rbac[0]: applies to resources and to URLs, which no rule can (got {"resources":["pods"],"non_resource_urls":["/x"],"verbs":["get"]}); expected either `resources` or `non_resource_urls`. Fix: write two rules. [invalid-value]',
    ],
  ],
  [
    "a rule without a subject",
    { rbac: [{ verbs: ["get"] }] },
    [
      'rbac[0]: does not say what it applies to (got {"verbs":["get"]}); expected either `resources` or `non_resource_urls`. Fix: add `resources`, like `"resources": ["pods"]`. [invalid-value]',
    ],
  ],
  [
    "a rule without API groups",
    { rbac: [{ api_groups: [], resources: ["pods"], verbs: ["get"] }] },
    [
      'rbac[0].api_groups: is empty (got []); expected a list of API groups, like `[""]` for the core group. Fix: change `rbac[0].api_groups` to a valid value. [invalid-value]',
    ],
  ],
  [
    "a rule without verbs",
    { rbac: [{ resources: ["pods"] }] },
    [
      'rbac[0].verbs: is missing; expected a list of verbs, like `["get", "list"]`. Fix: add `verbs`. [missing-attribute]',
    ],
  ],
  [
    "a rule about paths in a namespace",
    { rbac: [{ non_resource_urls: ["/healthz"], verbs: ["get"] }] },
    [
      'rbac[0].non_resource_urls: is not in a namespace, but a rule without `cluster` applies only within one (got ["/healthz"]); expected a rule with `"cluster": True`. Fix: add `"cluster": True`. [conflicting-attributes]',
    ],
  ],
  [
    "API groups of addresses",
    { rbac: [{ api_groups: ["apps"], non_resource_urls: ["/healthz"], verbs: ["get"], cluster: true }] },
    [
      'rbac[0].api_groups: cannot be combined with `non_resource_urls` (got ["apps"]); expected it only with `resources`. Fix: remove `api_groups`. [meaningless-attribute]',
    ],
  ],
  [
    "names of addresses",
    { rbac: [{ resource_names: ["a"], non_resource_urls: ["/healthz"], verbs: ["get"], cluster: true }] },
    [
      'rbac[0].resource_names: cannot be combined with `non_resource_urls` (got ["a"]); expected it only with `resources`. Fix: remove `resource_names`. [meaningless-attribute]',
    ],
  ],
];

testAppProblems(PROBLEMS);

test("two apps that create the same account", () => {
  const apps = ["a", "b"].map((app_name) =>
    app({ app_name, app_type: "worker", service_account: { name: "shared", create: true } }),
  );
  expect(problemsOf({ apps })).toEqual([
    '//shop:b: service_account: names an account that //shop:a also creates (got "shared"); expected one app that creates it. Fix: add `"create": False` on one of them. [duplicate-name]',
  ]);
});

test("a job before the deployment whose account is created by the deployment", () => {
  const job = (attributes: Record<string, unknown>) =>
    app({ app_name: "job", app_type: "job", service_account: "shared", ...attributes });
  const owner = app({ app_name: "a", app_type: "worker", service_account: { name: "shared", create: true } });
  expect(problemsOf({ apps: [owner, job({})] })).toEqual([
    '//shop:job: service_account: names an account that is created with //shop:a, after this job has run (got "shared"); expected an account that exists before the deployment. Fix: write `service_account = {}` to give the job its own, or let the job create this one. [missing-prerequisite]',
  ]);
  expect(problemsOf({ apps: [owner, job({ phase: "after_deploy" })] })).toEqual([]);
  expect(problemsOf({ apps: [job({})] })).toEqual([]);
});
