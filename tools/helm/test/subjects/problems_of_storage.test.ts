/** What a user reads for each mistake in configuration, Secrets and volumes. A new mistake is a new row. */
import { describe, expect, test } from "@jest/globals";
import { app, chart, problemsOf } from "../support/charts.ts";

const FILES = {
  "shop/a.conf": "a",
  "other/a.conf": "b",
  "shop/b c.txt": "c",
  "shop/marked.txt": "\ufeffd",
  "shop/logo.png": Uint8Array.of(0xff, 0),
  "shop/large.bin": new Uint8Array(1024 * 1024),
};
const file = (name: string, key?: string) => ({ file: name, ...(key === undefined ? {} : { key }) });
const A = { files: [file("shop/a.conf")] };

/** Attributes of one app, and the problems without the label in front. */
const APPS: readonly (readonly [string, Record<string, unknown>, string[]])[] = [
  [
    "a setting that is no text",
    { config: { PORT: 8080 } },
    ["config.PORT: has the wrong type (got 8080); expected a string. Fix: put the value in quotes. [invalid-type]"],
  ],
  [
    "a setting whose name is none",
    { config: { "A B": "x" } },
    [
      'config["A B"]: is malformed (got "A B"); expected letters, digits, `_`, `.` and `-`, not starting with a digit. Fix: change `config["A B"]` to such a value. [invalid-value]',
    ],
  ],
  [
    "a secret among the settings",
    { config: { DB_PASSWORD: "hunter2" } },
    [
      'config.DB_PASSWORD: looks like a secret in the clear; expected a reference to a Secret. Fix: write `"DB_PASSWORD": ref.secret("<secret name>", "<key>")` in `env`. [literal-secret]',
    ],
  ],
  [
    "a variable in two places",
    { config: { LEVEL: "info" }, env: { LEVEL: "debug" } },
    [
      'config.LEVEL: is given in env.LEVEL too (got "info"); expected each variable in one place. Fix: remove it from `config` or from `env`. [duplicate-name]',
    ],
  ],
  [
    "files without any",
    { config_files: { a: { files: [] }, b: { mount_path: "/b" } } },
    [
      'config_files.a.files: is not valid (got []); expected a list of labels of files, or a dict of file names to labels. Fix: write `"files": [":<file>"]`. [invalid-value]',
      "config_files.b.files: is missing; expected a list of labels of files, or a dict of file names to labels. Fix: add `files`. [missing-attribute]",
    ],
  ],
  [
    "a file that is no label",
    { config_files: { a: { files: [1] } } },
    [
      'config_files.a.files[0]: has the wrong type (got 1); expected the label of a file. Fix: write a label in quotes, like `":nginx.conf"`. [invalid-type]',
    ],
  ],
  [
    "a file that was not handed in",
    { config_files: { a: { files: [file("shop/none")] } } },
    [
      "config_files.a: names shop/none, which was not handed in; expected its content. Fix: pass --file=shop/none=<path>. [invalid-file]",
    ],
  ],
  [
    "a file name that is no key",
    { config_files: { a: { files: [file("shop/b c.txt")] } } },
    [
      'config_files.a: names shop/b c.txt, which has a name that is no key of a ConfigMap; expected letters, digits, `-`, `_` and `.`. Fix: write `"files": {"<name>": "<label>"}`. [invalid-file]',
    ],
  ],
  [
    "a byte order mark",
    { config_files: { a: { files: [file("shop/marked.txt")] } } },
    [
      "config_files.a: names shop/marked.txt, which starts with a byte order mark, which Helm drops; expected UTF-8 without one. Fix: save the file without it. [invalid-file]",
    ],
  ],
  [
    "a template that is no text",
    { config_files: { a: { files: [file("shop/logo.png")], templated: true } } },
    [
      "config_files.a: names shop/logo.png, which is no text and cannot be a template; expected UTF-8 text. Fix: move it to an entry without `templated`. [invalid-file]",
    ],
  ],
  [
    "two files of one name",
    { config_files: { a: { files: [file("shop/a.conf"), file("other/a.conf")] } } },
    [
      'config_files.a: has two files of one name: shop/a.conf and other/a.conf (got "a.conf"); expected another name for each file. Fix: name them: `"files": {"<name>": "<label>"}`. [duplicate-name]',
    ],
  ],
  [
    "files of one name that were named otherwise",
    { config_files: { a: { files: [file("shop/a.conf"), file("other/a.conf", "b")] } } },
    [],
  ],
  ["as much as a ConfigMap holds", { config_files: { a: { files: [file("shop/large.bin")] } } }, []],
  [
    "more than a ConfigMap holds",
    { config_files: { a: { files: [file("shop/large.bin"), file("shop/a.conf")] } } },
    [
      "config_files.a: holds 1048577 bytes, 1 over the limit of a ConfigMap; expected at most 1048576 bytes. Fix: split it into several entries, or put the files into the image. [too-large]",
    ],
  ],
  [
    "a file to mount that is not there",
    { config_files: { a: { ...A, mount_path: "/etc/a", sub_path: "b.conf" } } },
    [
      'config_files.a: has no file to mount at /etc/a (got "b.conf"); expected one of `a.conf`. Fix: add the file or mount another one. [unknown-key]',
    ],
  ],
  [
    "a mode that is none",
    { config_files: { a: { ...A, mode: "rwx" } } },
    [
      'config_files.a.mode: is malformed (got "rwx"); expected three octal digits in quotes, like `0755`. Fix: change `config_files.a.mode` to such a value. [invalid-value]',
    ],
  ],
  [
    "a mode as a number",
    { secrets: { a: { existing: "a", mount_path: "/a", mode: 400 } } },
    [
      "secrets.a.mode: has the wrong type (got 400); expected three octal digits in quotes, like `0755`. Fix: change `secrets.a.mode` to such a value. [invalid-type]",
    ],
  ],
  [
    "a mount path that is relative",
    { volumes: { a: { empty_dir: {}, mount_path: "data" } } },
    [
      'volumes.a.mount_path: is malformed (got "data"); expected an absolute path without `:`. Fix: change `volumes.a.mount_path` to such a value. [invalid-value]',
    ],
  ],
  [
    "a sub path that leads out",
    { volumes: { a: { empty_dir: {}, mount_path: "/a", sub_path: "x/../../etc" } } },
    [
      'volumes.a.sub_path: is malformed (got "x/../../etc"); expected a relative path without `..`. Fix: change `volumes.a.sub_path` to such a value. [invalid-value]',
    ],
  ],
  [
    "a sub path of nothing",
    { volumes: { a: { empty_dir: {}, sub_path: "x" } } },
    [
      "volumes.a.mount_path: is missing, and `sub_path` needs it; expected an absolute path. Fix: add `mount_path`. [missing-attribute]",
    ],
  ],
  [
    "a name that is none",
    { volumes: { my_data: { empty_dir: {} } } },
    [
      'volumes.my_data: is malformed (got "my_data"); expected at most 50 lower-case letters, digits and `-`, starting and ending with a letter or digit. Fix: change `volumes.my_data` to such a value. [invalid-value]',
    ],
  ],
  [
    "a Secret of nowhere, and one of two places",
    { secrets: { a: { env: true }, b: { existing: "b", keys: ["b"] } } },
    [
      "secrets.a: does not name exactly one source (got []); expected one of `existing`, `external` and `keys`. Fix: add one of them. [invalid-value]",
      'secrets.b: does not name exactly one source (got ["existing","keys"]); expected one of `existing`, `external` and `keys`. Fix: keep one of `existing` and `keys`. [invalid-value]',
    ],
  ],
  [
    "an external Secret with nothing in it",
    { secrets: { a: { external: { store: "vault" } } } },
    [
      'secrets.a.external.data: is missing, and so is `extract`: the Secret would be empty; expected a dict of keys to `{"key": <remote key>}`, or a list of remote keys in `extract`. Fix: add `data` or `extract`. [missing-attribute]',
    ],
  ],
  [
    "an interval that is none",
    { secrets: { a: { external: { store: "vault", extract: ["x"], refresh: "hourly" } } } },
    [
      'secrets.a.external.refresh: is malformed (got "hourly"); expected a duration, like `1h` or `30m`. Fix: change `secrets.a.external.refresh` to such a value. [invalid-value]',
    ],
  ],
  [
    "a key that the Secret will not have",
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
      'secrets.a.keys: has the wrong type (got {"password":"hunter2"}); expected a list. Fix: change `secrets.a.keys` to such a value. [invalid-type]',
    ],
  ],
  [
    "a volume of nothing, and one of two things",
    { volumes: { a: { mount_path: "/a" }, b: { empty_dir: {}, secret: "b" } } },
    [
      "volumes.a: does not name exactly one source (got []); expected one of `claim`, `existing_claim`, `empty_dir`, `config_map`, `secret`, `host_path`, `csi` and `projected`. Fix: add one of them. [invalid-value]",
      'volumes.b: does not name exactly one source (got ["empty_dir","secret"]); expected one of `claim`, `existing_claim`, `empty_dir`, `config_map`, `secret`, `host_path`, `csi` and `projected`. Fix: keep one of `empty_dir` and `secret`. [invalid-value]',
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
      'volumes.a.mode: means nothing for `empty_dir` (got "0400"); expected it beside `config_map`, `secret` or `projected`. Fix: remove `mode`. [meaningless-attribute]',
      'volumes.b.projected[0].items: means nothing for `downward_api` (got {"a":"b"}); expected it beside `config_map` or `secret`. Fix: remove `items`. [meaningless-attribute]',
    ],
  ],
  [
    "projected sources that are none or two",
    { volumes: { a: { projected: [{}, { secret: "s", config_map: "c" }] } } },
    [
      "volumes.a.projected[0]: does not name exactly one source (got []); expected one of `config_map`, `secret`, `service_account_token` and `downward_api`. Fix: add one of them. [invalid-value]",
      'volumes.a.projected[1]: does not name exactly one source (got ["config_map","secret"]); expected one of `config_map`, `secret`, `service_account_token` and `downward_api`. Fix: keep one of `config_map` and `secret`. [invalid-value]',
    ],
  ],
  [
    "a claim without a size, and one of a size that is none",
    { volumes: { a: { claim: {} }, b: { claim: { size: "big" } } } },
    [
      "volumes.a.claim.size: is missing; expected a Kubernetes quantity, like `10Gi`. Fix: add `size`. [missing-attribute]",
      'volumes.b.claim.size: is malformed (got "big"); expected a Kubernetes quantity, like `50m`, `1.5` or `256Mi`. Fix: change `volumes.b.claim.size` to such a value. [invalid-value]',
    ],
  ],
  [
    "a claim that several pods would share",
    { app_type: "internal-api", volumes: { a: { claim: { size: "1Gi" } } } },
    [
      'volumes.a.claim.access_modes: let one node have the volume, but the app has 2 pods that share it (got ["ReadWriteOnce"]); expected `ReadWriteMany`, a single pod, or a claim for each pod. Fix: use `app_type = "stateful-service"`, `replicas = 1` or `"access_modes": ["ReadWriteMany"]`. [conflicting-attributes]',
    ],
  ],
  [
    "a claim that several pods can share",
    { app_type: "internal-api", volumes: { a: { claim: { size: "1Gi", access_modes: ["ReadWriteMany"] } } } },
    [],
  ],
  [
    "a claim that would come after the job",
    { app_type: "job", volumes: { a: { claim: { size: "1Gi" } } } },
    [
      "volumes.a.claim: is not there yet when a job of the phase `before_deploy` runs; expected a volume that does not belong to the release. Fix: use `existing_claim` or `empty_dir`, or another `phase`. [conflicting-attributes]",
    ],
  ],
  [
    "claims of a stateful-service that would change or vanish",
    {
      app_type: "stateful-service",
      port: 1,
      volumes: { a: { claim: { size: "1Gi" }, when: "shop" }, b: { claim: { size: "1Gi", keep: false } } },
    },
    [
      'volumes.a.when: would change the claims of a stateful-service, which Kubernetes does not allow (got "shop"); expected the claim of a stateful-service without a condition. Fix: remove `when`. [conflicting-attributes]',
      "volumes.b.claim.keep: is False, but the claims of a stateful-service outlive it; expected True, or nothing. Fix: remove `keep`. [conflicting-attributes]",
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
    "one volume name twice",
    { config_files: { a: A }, volumes: { a: { empty_dir: {} }, tmp: { empty_dir: {} } } },
    [
      'volumes.a: has the volume name of config_files.a (got "a"); expected a name of its own for each volume of an app. Fix: rename one of them. [duplicate-name]',
      'volumes.tmp: has the volume name of the built-in volume at `/tmp` (got "tmp"); expected a name of its own for each volume of an app. Fix: rename one of them. [duplicate-name]',
    ],
  ],
  [
    "one mount path twice",
    {
      config_files: { a: { ...A, mount_path: "/etc/a" } },
      secrets: { b: { existing: "b", mount_path: "/etc/a/" } },
      volumes: { c: { empty_dir: {}, mount_path: "/c", mounts: { "/c": "d" } } },
    },
    [
      'secrets.b: is mounted where config_files.a is (got "/etc/a/"); expected a path of its own for each mount. Fix: change one of the paths. [duplicate-mount]',
      'volumes.c: is mounted where volumes.c is (got "/c"); expected a path of its own for each mount. Fix: change one of the paths. [duplicate-mount]',
    ],
  ],
  [
    "a Secret that is no volume, of a volume's name",
    { secrets: { a: { existing: "a", env: true } }, volumes: { a: { empty_dir: {} } } },
    [],
  ],
  [
    "an app that is not in the chart",
    { secrets: { a: { existing: "a", when: "//shop:shopp" } }, volumes: { b: { empty_dir: {}, when: "redis" } } },
    [
      'secrets.a.when: is no app of the chart (got "//shop:shopp"); expected one of `shop`. Fix: write `shop`. [unknown-app]',
      'volumes.b.when: is no app of the chart (got "redis"); expected one of `shop`. Fix: add the app to the chart, or name another one. [unknown-app]',
    ],
  ],
  [
    "settings and files in ConfigMaps of one name",
    { config: { A: "b" }, config_files: { config: A } },
    [
      'config_files.config: makes a ConfigMap of the same name as //shop:shop: config (got "shop-config"); expected another name for each object of a kind. Fix: rename one of them. [duplicate-name]',
    ],
  ],
];

describe("an app", () => {
  test.each(APPS)("%s", (_, attributes, expected) => {
    const apps = [app({ app_name: "shop", app_type: "worker", ...attributes })];
    expect(problemsOf({ apps, files: FILES })).toEqual(expected.map((line) => `//shop:shop: ${line}`));
  });
});

test("objects of two apps that would have one name", () => {
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
  const end = "expected another name for each object of a kind. Fix: rename one of them. [duplicate-name]";
  expect(problemsOf({ apps })).toEqual([
    `//shop:shop_api: secrets.login: makes a Secret of the same name as //shop:shop: secrets.api-login (got "shop-api-login"); ${end}`,
    `//shop:shop_api: volumes.empty: makes a PersistentVolumeClaim of the same name as //shop:shop: volumes.api-empty (got "shop-api-empty"); ${end}`,
  ]);
});

test("a secret in the chart's values", () => {
  const apps = [app({ app_name: "shop", app_type: "worker", secrets: { login: { keys: ["tls.key", "user"] } } })];
  const values = { apps: { shop: { secrets: { login: { values: { "tls.key": "hunter2", user: "" } } } } } };
  expect(problemsOf({ chart: chart({ values }), apps })).toEqual([
    '//shop:chart: values.apps.shop.secrets.login.values["tls.key"]: puts a secret into the chart; expected no value before install time. Fix: remove it, and pass it to `helm install` by `--set-string` or `--set-file`. [literal-secret]',
  ]);
});

test("an app that has problems of its own is not said to be missing", () => {
  const apps = [
    app({ app_name: "shop", app_type: "worker", volumes: { a: { empty_dir: {}, when: "//shop:redis" } } }),
    app({ app_name: "redis", app_type: "worker", replicas: -1 }),
  ];
  expect(problemsOf({ apps })).toHaveLength(1);
});

test.each(["redis", "//shop:redis"])("a when of the form %s is known", (when) => {
  const apps = [
    app({ app_name: "shop", app_type: "worker", volumes: { a: { empty_dir: {}, when } } }),
    app({ app_name: "redis", app_type: "worker" }),
  ];
  expect(problemsOf({ apps })).toEqual([]);
});

test("a setting that is called like what every object has is not given twice", () => {
  const apps = [app({ app_type: "worker", config: { constructor: "x" }, env: { MODE: "slow" } })];
  expect(problemsOf({ apps })).toEqual([]);
});
