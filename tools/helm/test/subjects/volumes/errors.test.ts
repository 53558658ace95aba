/** Problems with volumes. Add a row for a new mistake. */
import { expect, test } from "@jest/globals";
import { app, problemsOf } from "../../support/charts.ts";
import { type ProblemRow, testAppProblems } from "../../support/problem_rows.ts";

const BASE = { app_name: "shop", app_type: "worker" };
const FILES = { "shop/a.conf": "a" };
const A = { files: [{ file: "shop/a.conf" }] };

const PROBLEMS: readonly ProblemRow[] = [
  [
    "a mount path that is relative",
    { volumes: { a: { empty_dir: {}, mount_path: "data" } } },
    [
      'volumes.a.mount_path: is malformed (got "data"); expected an absolute path without `:`. Fix: change `volumes.a.mount_path` to a valid value. [invalid-value]',
    ],
  ],
  [
    "a sub path that leads out of the volume",
    { volumes: { a: { empty_dir: {}, mount_path: "/a", sub_path: "x/../../etc" } } },
    [
      'volumes.a.sub_path: is malformed (got "x/../../etc"); expected a relative path without `..`. Fix: change `volumes.a.sub_path` to a valid value. [invalid-value]',
    ],
  ],
  [
    "a sub path without a mount path",
    { volumes: { a: { empty_dir: {}, sub_path: "x" } } },
    [
      "volumes.a.mount_path: is missing, but `sub_path` requires it; expected an absolute path. Fix: add `mount_path`. [missing-attribute]",
    ],
  ],
  [
    "a name that is invalid",
    { volumes: { my_data: { empty_dir: {} } } },
    [
      'volumes.my_data: is malformed (got "my_data"); expected at most 50 lower-case letters, digits and `-`, starting and ending with a letter or digit. Fix: change `volumes.my_data` to a valid value. [invalid-value]',
    ],
  ],
  [
    "a volume without a source, and one with two",
    { volumes: { a: { mount_path: "/a" }, b: { empty_dir: {}, secret: "b" } } },
    [
      "volumes.a: does not name exactly one source (got []); expected one of `claim`, `existing_claim`, `empty_dir`, `config_map`, `secret`, `host_path`, `csi`, `projected` and `source`. Fix: add one of them. [invalid-value]",
      'volumes.b: does not name exactly one source (got ["empty_dir","secret"]); expected one of `claim`, `existing_claim`, `empty_dir`, `config_map`, `secret`, `host_path`, `csi`, `projected` and `source`. Fix: keep one of `empty_dir` and `secret`. [invalid-value]',
    ],
  ],
  [
    "options that a volume does not have",
    {
      volumes: {
        a: { empty_dir: {}, mode: "0400" },
        b: { projected: [{ downward_api: { l: "metadata.labels" }, items: { a: "b" } }] },
      },
    },
    [
      'volumes.a.mode: does not apply to `empty_dir` (got "0400"); expected it only with `config_map`, `secret` or `projected`. Fix: remove `mode`. [meaningless-attribute]',
      'volumes.b.projected[0].items: does not apply to `downward_api` (got {"a":"b"}); expected it only with `config_map` or `secret`. Fix: remove `items`. [meaningless-attribute]',
    ],
  ],
  [
    "projected sources of no kind or two kinds",
    { volumes: { a: { projected: [{}, { secret: "s", config_map: "c" }] } } },
    [
      "volumes.a.projected[0]: does not name exactly one source (got []); expected one of `config_map`, `secret`, `service_account_token` and `downward_api`. Fix: add one of them. [invalid-value]",
      'volumes.a.projected[1]: does not name exactly one source (got ["config_map","secret"]); expected one of `config_map`, `secret`, `service_account_token` and `downward_api`. Fix: keep one of `config_map` and `secret`. [invalid-value]',
    ],
  ],
  [
    "a claim without a size, and one with an invalid size",
    { volumes: { a: { claim: {} }, b: { claim: { size: "big" } } } },
    [
      "volumes.a.claim.size: is missing; expected a Kubernetes quantity, like `10Gi`. Fix: add `size`. [missing-attribute]",
      'volumes.b.claim.size: is malformed (got "big"); expected a Kubernetes quantity, like `50m`, `1.5` or `256Mi`. Fix: change `volumes.b.claim.size` to a valid value. [invalid-value]',
    ],
  ],
  [
    "a claim that several pods would share",
    { app_type: "internal-api", volumes: { a: { claim: { size: "1Gi" } } } },
    [
      'volumes.a.claim.access_modes: let only one node mount the volume, but the app has 2 pods that share it (got ["ReadWriteOnce"]); expected `ReadWriteMany`, a single pod, or a claim for each pod. Fix: use `app_type = "stateful-service"`, `replicas = 1` or `"access_modes": ["ReadWriteMany"]`. [conflicting-attributes]',
    ],
  ],
  [
    "a claim that several pods can share",
    { app_type: "internal-api", volumes: { a: { claim: { size: "1Gi", access_modes: ["ReadWriteMany"] } } } },
    [],
  ],
  [
    "a claim that would be created after the job",
    { app_type: "job", volumes: { a: { claim: { size: "1Gi" } } } },
    [
      "volumes.a.claim: does not exist yet when a job of phase `before_deploy` runs; expected a volume that does not belong to the release. Fix: use `existing_claim` or `empty_dir`, or another `phase`. [conflicting-attributes]",
    ],
  ],
  ...[
    { app_type: "cron-job", schedule: "@daily" },
    { app_type: "job", phase: "manual" },
    { app_type: "job", phase: "after_deploy" },
    { app_type: "job", phase: "test" },
  ].map((attributes): ProblemRow => {
    const { phase = "cron-job" } = attributes;
    return [
      `a claim that the release cannot delete: ${phase}`,
      { ...attributes, volumes: { a: { claim: { size: "1Gi", keep: false } } } },
      [
        "volumes.a.claim.keep: is False, but the claims of a job outlive it; expected True, or no value. Fix: remove `keep`. [conflicting-attributes]",
      ],
    ];
  }),
  [
    "claims of a stateful-service that would change or vanish",
    {
      app_type: "stateful-service",
      port: 1,
      volumes: { a: { claim: { size: "1Gi" }, when: "shop" }, b: { claim: { size: "1Gi", keep: false } } },
    },
    [
      'volumes.a.when: would change the claims of a stateful-service, which Kubernetes does not allow (got "shop"); expected the claim of a stateful-service without a condition. Fix: remove `when`. [conflicting-attributes]',
      "volumes.b.claim.keep: is False, but the claims of a stateful-service outlive it; expected True, or no value. Fix: remove `keep`. [conflicting-attributes]",
    ],
  ],
  [
    "a path of the node in a restricted pod",
    { volumes: { a: { host_path: { path: "/var/log" } } } },
    [
      'volumes.a.host_path: is not allowed by the Pod Security Standard `restricted` (got "/var/log"); expected `security = "privileged"`, or another kind of volume. Fix: use a claim or `empty_dir`, or change `security`. [conflicting-attributes]',
    ],
  ],
  [
    "a duplicate volume name",
    { config_files: { a: A }, volumes: { a: { empty_dir: {} }, tmp: { empty_dir: {} } } },
    [
      'volumes.a: has the same volume name as config_files.a (got "a"); expected a unique name for each volume of an app. Fix: rename one of them. [duplicate-name]',
      'volumes.tmp: has the same volume name as the built-in volume at `/tmp` (got "tmp"); expected a unique name for each volume of an app. Fix: rename one of them. [duplicate-name]',
    ],
  ],
  [
    "a duplicate mount path",
    {
      config_files: { a: { ...A, mount_path: "/etc/a" } },
      secrets: { b: { existing: "b", mount_path: "/etc/a/" } },
      volumes: { c: { empty_dir: {}, mount_path: "/c", mounts: { "/c": "d" } } },
    },
    [
      'secrets.b: is mounted at the same path as config_files.a (got "/etc/a/"); expected a unique path for each mount. Fix: change one of the paths. [duplicate-mount]',
      'volumes.c: is mounted at the same path as volumes.c (got "/c"); expected a unique path for each mount. Fix: change one of the paths. [duplicate-mount]',
    ],
  ],
  [
    "a Secret that is not mounted, with a volume's name",
    { secrets: { a: { existing: "a", env: true } }, volumes: { a: { empty_dir: {} } } },
    [],
  ],
  [
    "an app that is not in the chart",
    { secrets: { a: { existing: "a", when: "//shop:shopp" } }, volumes: { b: { empty_dir: {}, when: "redis" } } },
    [
      'secrets.a.when: is not an app in the chart (got "//shop:shopp"); expected one of `shop`. Fix: write `shop`. [unknown-app]',
      'volumes.b.when: is not an app in the chart (got "redis"); expected one of `shop`. Fix: add the app to the chart, or name another one. [unknown-app]',
    ],
  ],
  [
    "a key that Helm 3 takes for YAML's merge key",
    {
      annotations: { a: "b" },
      volumes: { data: { csi: { driver: "a", attributes: { "<<": "x" } }, mount_path: "/data" } },
    },
    [
      'volumes.data.csi.attributes["<<"]: is a key that Helm 3 cannot read (got "<<"); expected any key except YAML\'s merge key. Fix: rename it. [invalid-text]',
    ],
  ],
];

testAppProblems(PROBLEMS, { base: BASE, files: FILES });

test("an app with problems of its own is not reported as missing", () => {
  const apps = [
    app({ app_name: "shop", app_type: "worker", volumes: { a: { empty_dir: {}, when: "//shop:redis" } } }),
    app({ app_name: "redis", app_type: "worker", replicas: -1 }),
  ];
  expect(problemsOf({ apps })).toHaveLength(1);
});

test.each(["redis", "//shop:redis"])("the form %s of `when` is valid", (when) => {
  const apps = [
    app({ app_name: "shop", app_type: "worker", volumes: { a: { empty_dir: {}, when } } }),
    app({ app_name: "redis", app_type: "worker" }),
  ];
  expect(problemsOf({ apps })).toEqual([]);
});
