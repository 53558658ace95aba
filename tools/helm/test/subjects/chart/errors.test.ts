/** Problems with the chart itself, and with combinations of its apps. Add a row for a new mistake. */
import { describe, expect, test } from "@jest/globals";
import { app, chart, problemsOf } from "../../support/charts.ts";
import { type DeclarationRow, testProblems } from "../../support/problem_rows.ts";

const DECLARATIONS: readonly DeclarationRow[] = [
  [
    "empty",
    { apps: [] },
    [
      '//shop:chart: apps: is empty (got []); expected at least one app, job, manifest or dependency. Fix: add the `_metadata` target of a `release_app`, like `apps = [":my_app_metadata"]`. [empty-chart]',
    ],
  ],
  [
    "an unknown check",
    { chart: chart({ checks: { "duplicate-objects": "warning", nonsense: "error" } }) },
    [
      '//shop:chart: checks.duplicate-objects: is not a check (got "duplicate-objects"); expected `duplicate-object`, or another code from docs/checks.md. Fix: rename it to `duplicate-object`. [unknown-check]',
      '//shop:chart: checks.nonsense: is not a check (got "nonsense"); expected a code from docs/checks.md. Fix: remove it. [unknown-check]',
    ],
  ],
  [
    "a check relaxed without a reason",
    {
      chart: chart({
        checks: { "duplicate-object": "off", "helm-lint": { severity: "warning", reason: "It is old." } },
      }),
    },
    [
      '//shop:chart: checks.duplicate-object: is less than the check\'s default `error` and has no reason (got "off"); expected a reason for later readers. Fix: write `{"severity": "off", "reason": "…"}`. [missing-reason]',
    ],
  ],
  [
    "an unknown version of Kubernetes",
    { chart: chart({ kube_versions: ["1.5"] }) },
    [
      expect.stringMatching(
        /^\/\/shop:chart: kube_versions\[0\]: is not a version that charts can be checked against \(got "1\.5"\); expected one of `1\.\d+`.* and `1\.\d+`\. Fix: choose one of these, or omit `kube_versions` for the newest\. \[unknown-version\]$/,
      ),
    ],
  ],
  [
    "an unknown version of Helm",
    { chart: chart({ helm_versions: ["2"] }) },
    [
      '//shop:chart: helm_versions[0]: is not one of the allowed values (got "2"); expected one of `3` and `4`. Fix: write "3". [invalid-value]',
    ],
  ],
  [
    "a version that is not SemVer 2",
    { chart: chart({ chart_version: "v0.0.1" }) },
    [
      '//shop:chart: chart_version: is malformed (got "v0.0.1"); expected a SemVer 2 version, like `0.1.0` or `1.2.3-rc.1`. Fix: drop the `v`: write `chart_version = "0.0.1"`. [invalid-value]',
    ],
  ],
  [
    "a repository with a password, which no log may show",
    { chart: chart({ repository: "oci://shop:secret@registry.example.com/charts" }) },
    [
      '//shop:chart: repository: is malformed (got "oci://…@registry.example.com/charts"); expected `oci://`, a host and a path in lower case, without credentials, like `oci://registry.example.com/charts`. Fix: change `repository` to a valid value. [invalid-value]',
    ],
  ],
  [
    "a name with an underscore",
    { chart: chart({ chart_name: "my_chart" }) },
    [expect.stringMatching(/^\/\/shop:chart: chart_name: is malformed \(got "my_chart"\)/)],
  ],
  [
    "two apps with the same name",
    { apps: [app({ app_name: "a_api" }), app({ app_name: "a_api", label: "//other:a_api" })] },
    [
      '//other:a_api: app_name: leads to the same object names as //shop:a_api: `a_api` both become `a-api` (got "a_api"); expected a unique name for each app of a chart. Fix: set another `app_name` for one of them, or list the app only once. [duplicate-name]',
    ],
  ],
  [
    "two apps whose names become the same",
    { apps: [app({ app_name: "a.api" }), app({ app_name: "a_api" })] },
    [
      '//shop:a_api: app_name: leads to the same object names as //shop:a.api: `a.api` and `a_api` both become `a-api` (got "a_api"); expected a unique name for each app of a chart. Fix: set another `app_name` for one of them, or list the app only once. [duplicate-name]',
    ],
  ],
];

testProblems(DECLARATIONS);

test("objects of two apps with the same name", () => {
  const secret = { keys: ["a"] };
  const claim = { empty: { claim: { size: "1Gi" } } };
  const apps = [
    app({
      app_name: "shop",
      app_type: "worker",
      secrets: { "api-login": secret },
      volumes: { "api-empty": claim.empty },
    }),
    app({ app_name: "shop_api", app_type: "worker", secrets: { login: secret }, volumes: claim }),
  ];
  const end = "expected a unique name for each object of a kind. Fix: rename one of them. [duplicate-name]";
  expect(problemsOf({ apps })).toEqual([
    `//shop:shop_api: secrets.login: creates a Secret with the same name as //shop:shop: secrets.api-login (got "shop-api-login"); ${end}`,
    `//shop:shop_api: volumes.empty: creates a PersistentVolumeClaim with the same name as //shop:shop: volumes.api-empty (got "shop-api-empty"); ${end}`,
  ]);
});

test.each([
  ["of their own", {}, ["a-b", "a-b"], '(got "a-b")'],
  ["without the release's", { naming: "app" }, ["b-api", undefined], '(got "b-api")'],
])("Services with the same name, %s", (_, attributes, names, got) => {
  const apps = names.map((name, index) =>
    app({ app_name: ["a_api", "b_api"][index], ...(name && { service: { name } }) }),
  );
  expect(problemsOf({ chart: chart(attributes), apps })).toEqual([
    `//shop:b_api: service.name: creates a Service with the same name as //shop:a_api: service.name ${got}; expected a unique name for each object of a kind. Fix: rename one of them. [duplicate-name]`,
  ]);
});

describe("mistakes in several places", () => {
  test("mistakes in several apps and in the chart: all are reported at once", () => {
    const apps = [app({ app_name: "a_api", port: 0 }), app({ app_name: "b_api", replicas: -1, env: { X: 1 } })];
    const places = problemsOf({ chart: chart({ naming: "x", namespace: "A B" }), apps }).map((line) =>
      line.split(": ").slice(0, 2),
    );
    expect(places).toEqual([
      ["//shop:a_api", "port"],
      ["//shop:b_api", "env.X"],
      ["//shop:b_api", "replicas"],
      ["//shop:chart", "namespace"],
      ["//shop:chart", "naming"],
    ]);
  });

  test("mistakes that only rules find, together with one that the schema finds, in one app", () => {
    const declared = app({ replicas: -1, env: { DB_PASSWORD: "x" }, health_check: { path: "/", port: "admin" } });
    expect(problemsOf({ apps: [declared] }).map((line) => line.split(": ")[1])).toEqual([
      "env.DB_PASSWORD",
      "health_check.port",
      "replicas",
    ]);
  });

  test("mistakes in one app, and between other apps", () => {
    const others = ["a", "b"].map((app_name) => app({ app_name, app_type: "external-api" }));
    const codes = problemsOf({
      chart: chart({ values: { apps: { shop_api: {} } } }),
      apps: [app({ replicas: -1 }), ...others],
    }).map((line) => line.slice(line.lastIndexOf("[")));
    expect(codes).toEqual(["[ingress-collision]", "[out-of-range]"]);
  });

  test("a broken app, and two apps with the same name: both are reported", () => {
    const apps = [
      app({ app_name: "x", port: 0, app_type: "worker" }),
      app({ app_name: "a_api" }),
      app({ app_name: "a-api" }),
    ];
    expect(problemsOf({ apps }).map((line) => line.slice(line.lastIndexOf("[")))).toEqual([
      "[duplicate-name]",
      "[out-of-range]",
    ]);
  });
});
