/** What a user reads for each mistake. A new mistake is a new row. */
import { describe, expect, test } from "@jest/globals";
import { app, chart, type Declaration, problemsOf } from "../support/charts.ts";

const TYPES = "`external-api`, `internal-api`, `worker`, `job`, `cron-job` and `stateful-service`";
const NAME =
  "lower-case letters, digits, `-`, `_` and `.`, starting with a letter and ending with a letter or digit, and none of YAML's words like `on`, `no` and `null`";

/** Attributes of one app, and the problems without the label in front. */
const APPS: readonly (readonly [string, Record<string, unknown>, string[]])[] = [
  [
    "a port beyond the last",
    { port: 99999 },
    [
      "port: is out of range (got 99999); expected a port number from 1 to 65535. Fix: change `port` to such a value. [out-of-range]",
    ],
  ],
  [
    "a negative number of replicas",
    { replicas: -3 },
    [
      "replicas: is out of range (got -3); expected an integer from 0 to 10000. Fix: change `replicas` to such a value. [out-of-range]",
    ],
  ],
  [
    "replicas as text",
    { replicas: "2" },
    [
      'replicas: has the wrong type (got "2"); expected an integer. Fix: change `replicas` to such a value. [invalid-type]',
    ],
  ],
  [
    "a CPU that is no quantity",
    { resources: { requests: { cpu: "lots" } } },
    [
      'resources.requests.cpu: is malformed (got "lots"); expected a Kubernetes quantity, like `50m`, `1.5` or `256Mi`. Fix: change `resources.requests.cpu` to such a value. [invalid-value]',
    ],
  ],
  [
    "a request over its limit",
    { resources: { requests: { memory: "1Gi" }, limits: { memory: "512Mi" } } },
    [
      'resources.requests.memory: is more than the limit of 512Mi (got "1Gi"); expected at most 512Mi. Fix: lower the request or raise the limit. [request-over-limit]',
    ],
  ],
  [
    "a resource that is none",
    { resources: { limits: { ram: "1Gi" } } },
    [
      'resources.limits.ram: is malformed (got "ram"); expected `cpu`, `memory`, `ephemeral-storage` or an extended resource like `nvidia.com/gpu`. Fix: change `resources.limits.ram` to such a value. [invalid-value]',
    ],
  ],
  [
    "a host that is none",
    { app_type: "external-api", ingress: { host: "not a host" } },
    [
      'ingress.host: is malformed (got "not a host"); expected a DNS name in lower case, like `api.example.com` or `*.example.com`. Fix: change `ingress.host` to such a value. [invalid-value]',
    ],
  ],
  [
    "a host that is an address",
    { app_type: "external-api", ingress: { host: "10.0.0.1" } },
    [
      'ingress.host: is malformed (got "10.0.0.1"); expected a DNS name in lower case, like `api.example.com` or `*.example.com`. Fix: change `ingress.host` to such a value. [invalid-value]',
    ],
  ],
  [
    "an annotation whose prefix is no DNS name",
    { annotations: { "shop.-x/tier": "web" } },
    [
      'annotations["shop.-x/tier"]: is malformed (got "shop.-x/tier"); expected a name of at most 63 letters, digits, `-`, `_` and `.`, with an optional DNS prefix and `/`. Fix: change `annotations["shop.-x/tier"]` to such a value. [invalid-value]',
    ],
  ],
  [
    "a path without a slash",
    { app_type: "external-api", ingress: { paths: ["shop"] } },
    [
      'ingress.paths[0]: is malformed (got "shop"); expected a path that starts with `/`. Fix: change `ingress.paths[0]` to such a value. [invalid-value]',
    ],
  ],
  [
    "an Ingress to a port that is not there",
    { app_type: "external-api", ingress: { port: "admin" } },
    [
      'ingress.port: is no port of the app (got "admin"); expected one of `http`. Fix: add `admin` to `ports` or name another port. [unknown-port]',
    ],
  ],
  [
    "a TLS secret that is no name",
    { app_type: "external-api", ingress: { tls: "A B" } },
    [
      'ingress.tls: is malformed (got "A B"); expected at most 253 lower-case letters, digits, `-` and `.`, each part between dots starting and ending with a letter or digit. Fix: change `ingress.tls` to such a value. [invalid-value]',
    ],
  ],
  [
    "an unknown attribute that is close to a known one",
    { healthcheck: {} },
    [
      expect.stringMatching(
        /^healthcheck: is no attribute \(got \{\}\); expected one of `\w+`, .* and `\w+`\. Fix: rename it to `health_check`\. \[unknown-attribute\]$/,
      ) as unknown as string,
    ],
  ],
  [
    "an unknown attribute that is close to none",
    { ingress: { banana: 1 }, app_type: "external-api" },
    [
      "ingress.banana: is no attribute (got 1); expected one of `annotations`, `class`, `enabled`, `host`, `hosts`, `path_type`, `paths`, `port` and `tls`. Fix: remove it. [unknown-attribute]",
    ],
  ],
  [
    "an unknown app type",
    { app_type: "Worker" },
    [
      'app_type: is not one of the allowed values (got "Worker"); expected one of `external-api`, `internal-api`, `worker`, `job`, `cron-job` and `stateful-service`. Fix: write "worker". [invalid-value]',
    ],
  ],
  [
    "a name that does not tell the type",
    { app_name: "shop" },
    [
      `app_type: is missing and does not follow from the name \`shop\`; expected one of ${TYPES}. Fix: add \`app_type\`. [missing-app-type]`,
    ],
  ],
  [
    "a name with upper-case letters",
    { app_name: "A_b" },
    [`app_name: is malformed (got "A_b"); expected ${NAME}. Fix: set \`app_name\` to such a name. [invalid-value]`],
  ],
  ...["null", "on", "y"].map((app_name): (typeof APPS)[number] => [
    `the name ${app_name}, which YAML takes for something else`,
    { app_name },
    [
      `app_name: is malformed (got "${app_name}"); expected ${NAME}. Fix: set \`app_name\` to such a name. [invalid-value]`,
    ],
  ]),
  [
    "a name over the limit",
    { app_name: `api-${"x".repeat(66)}` },
    [
      expect.stringMatching(
        /^app_name: is 70 characters long, 7 over the limit of a Deployment \(got "api-x+"\); expected at most 63 characters\. Fix: set a shorter `app_name`\. \[name-too-long\]$/,
      ) as unknown as string,
    ],
  ],
  [
    "an image with a tag",
    { image: "registry.example.com/shop:1.2" },
    [
      'image: is malformed (got "registry.example.com/shop:1.2"); expected an image repository without tag and digest, like `ghcr.io/acme/api`. Fix: write the repository here, and the tag or digest into `image_tag` or `image_digest`. [invalid-value]',
    ],
  ],
  [
    "an image tag that is none",
    { image_tag: "a b" },
    [
      'image_tag: is malformed (got "a b"); expected an image tag: at most 128 letters, digits, `_`, `.` and `-`, not starting with `.` or `-`. Fix: change `image_tag` to such a value. [invalid-value]',
    ],
  ],
  [
    "a digest that is none",
    { image_digest: "sha256:12" },
    [
      'image_digest: is malformed (got "sha256:12"); expected `sha256:` and 64 hexadecimal digits. Fix: change `image_digest` to such a value. [invalid-value]',
    ],
  ],
  [
    "a version that is no label value",
    { version: "v 1" },
    [expect.stringMatching(/^version: is malformed \(got "v 1"\)/) as unknown as string],
  ],
  [
    "an API without a port",
    { port: undefined },
    [
      'port: is missing, and the Service of the app type `internal-api` needs one; expected a port number from 1 to 65535. Fix: add `port = <number>`, or use `app_type = "worker"` for an app without a Service. [missing-port]',
    ],
  ],
  [
    "port beside ports",
    { port: 80, ports: { web: 81 } },
    [
      'port: is given beside `ports` (got 80); expected either `port` or `ports`. Fix: remove `port` and write `ports = {"http": 80, …}`. [conflicting-attributes]',
    ],
  ],
  [
    "a port twice",
    { ports: { web: 80, admin: { port: 80 } } },
    [
      "ports.admin: has the number and protocol of the port `web` (got 80); expected a number of its own for each name. Fix: remove `admin` or change its number. [duplicate-port]",
    ],
  ],
  [
    "a port name over the limit",
    { ports: { "a-very-long-port-name": 80 } },
    [
      expect.stringMatching(
        /^ports\.a-very-long-port-name: is 21 characters long, 6 over the limit \(got "a-very-long-port-name"\); expected at most 15 lower-case letters/,
      ) as unknown as string,
    ],
  ],
  [
    "a port beyond the last among ports",
    { ports: { web: { port: 0 } } },
    [
      "ports.web.port: is out of range (got 0); expected a port number from 1 to 65535. Fix: change `ports.web.port` to such a value. [out-of-range]",
    ],
  ],
  [
    "a number as an environment variable",
    { env: { WORKERS: 3 } },
    [
      "env.WORKERS: has the wrong type (got 3); expected a string or a `ref`. Fix: put the value in quotes, or use `ref.app`, `ref.secret`, `ref.config_map`, `ref.field` or `ref.resource`. [invalid-type]",
    ],
  ],
  [
    "a name that no environment variable has",
    { env: { "1ST": "x" } },
    [
      'env["1ST"]: is malformed (got "1ST"); expected letters, digits, `_`, `.` and `-`, not starting with a digit. Fix: change `env["1ST"]` to such a value. [invalid-value]',
    ],
  ],
  [
    "a secret in the clear",
    { env: { DB_PASSWORD: "hunter2" } },
    [
      'env.DB_PASSWORD: looks like a secret in the clear; expected a reference to a Secret. Fix: write `"DB_PASSWORD": ref.secret("<secret name>", "<key>")`. [literal-secret]',
    ],
  ],
  [
    "a reference to two things",
    { env: { X: { field: "metadata.name", resource: "limits.cpu" } } },
    [
      expect.stringMatching(
        /^env\.X: .* expected exactly one of `app`, `secret`, `config_map`, `field` and `resource`, as `ref` makes it/,
      ) as unknown as string,
    ],
  ],
  [
    "a field that the downward API lacks",
    { env: { X: { field: "spec.containers" } } },
    [
      expect.stringMatching(
        /^env\.X\.field: is malformed \(got "spec\.containers"\); expected a pod field of the downward API/,
      ) as unknown as string,
    ],
  ],
  [
    "a source of variables that is two",
    { env_from: [{ secret: "a", config_map: "b" }] },
    [
      'env_from[0]: does not name exactly one source (got {"secret":"a","config_map":"b"}); expected either `secret` or `config_map`. Fix: write `{"secret": "<name>"}` or `{"config_map": "<name>"}`. [invalid-value]',
    ],
  ],
  [
    "an argument that is a number",
    { args: ["--port", 80] },
    ["args[1]: has the wrong type (got 80); expected a string. Fix: put the value in quotes. [invalid-type]"],
  ],
  [
    "a character that charts cannot carry",
    { args: ["a\0b"] },
    [
      'args[0]: holds a character that a chart cannot carry (got "a\\u0000b"); expected Unicode text without NUL, DEL and C1 control characters. Fix: remove the character. [invalid-text]',
    ],
  ],
  [
    "a line break that Helm makes a blank",
    { args: ["a\u0085b"] },
    [
      'args[0]: holds a character that a chart cannot carry (got "a\\u0085b"); expected Unicode text without NUL, DEL and C1 control characters. Fix: remove the character. [invalid-text]',
    ],
  ],
  [
    "a key that Helm 3 takes for YAML's merge key",
    {
      annotations: { a: "b" },
      volumes: { data: { csi: { driver: "a", attributes: { "<<": "x" } }, mount_path: "/data" } },
    },
    [
      'volumes.data.csi.attributes["<<"]: is a key that Helm 3 cannot read (got "<<"); expected any key but YAML\'s merge key. Fix: rename it. [invalid-text]',
    ],
  ],
  [
    "a probe on a port that is not there",
    { health_check: { path: "/", port: "admin" } },
    [
      'health_check.port: is no port of the app (got "admin"); expected one of `http`. Fix: declare the port with `port` or `ports`, or name another. [unknown-port]',
    ],
  ],
  [
    "a probe that does not say which of several ports",
    { port: undefined, ports: { a: 1, b: 2 }, health_check: { path: "/" } },
    [
      "health_check.port: is missing, and the app has several ports but none with the name `http`; expected one of `a` and `b`. Fix: declare the port with `port` or `ports`, or name another. [unknown-port]",
    ],
  ],
  [
    "an Ingress that does not say which of several ports",
    { app_type: "external-api", port: undefined, ports: { a: 1, b: 2 } },
    [
      'ingress.port: is missing, and the app has several ports but none with the name `http`; expected one of `a` and `b`. Fix: add `"port": "<name>"` to `ingress`. [unknown-port]',
    ],
  ],
  [
    "a worker's probe without any port",
    { app_name: "worker", app_type: "worker", health_check: { path: "/" } },
    [
      "health_check.port: is missing, and the app declares no port; expected a port that is declared. Fix: declare the port with `port` or `ports`, or name another. [unknown-port]",
    ],
  ],
  [
    "an HTTP probe without a path",
    { health_check: { type: "http" } },
    [
      "health_check.path: is missing, and a probe of type `http` needs it; expected a path that starts with `/`. Fix: add `path`. [missing-attribute]",
    ],
  ],
  [
    "a probe with fields of two handlers",
    { health_check: { type: "tcp", path: "/" } },
    [
      'health_check.path: means nothing for a probe of type `tcp` (got "/"); expected only `port` beside the timing. Fix: remove `path` or change the probe\'s `type`. [meaningless-attribute]',
    ],
  ],
  [
    "a liveness probe that must succeed twice",
    { health_check: { path: "/", liveness: { success_threshold: 2 } } },
    [
      "health_check.liveness.success_threshold: is not 1, which Kubernetes demands of a liveness probe (got 2); expected 1. Fix: set `success_threshold` in `readiness` alone. [out-of-range]",
    ],
  ],
  [
    "a probe that is neither a dict nor a switch",
    { health_check: { readiness: "yes" } },
    [
      'health_check.readiness: has the wrong type (got "yes"); expected a dict of probe fields, or False for no such probe. Fix: change `health_check.readiness` to such a value. [invalid-type]',
    ],
  ],
  [
    "an Ingress of an internal-api",
    { ingress: { host: "a.example.com" } },
    [
      'ingress: means nothing for the app type `internal-api` (got {"host":"a.example.com"}); expected the app type `external-api`. Fix: remove `ingress` or change `app_type`. [meaningless-attribute]',
    ],
  ],
  [
    "a phase of an API",
    { phase: "before_deploy" },
    [
      'phase: means nothing for the app type `internal-api` (got "before_deploy"); expected the app type `job`. Fix: remove `phase` or change `app_type`. [meaningless-attribute]',
    ],
  ],
  [
    "replicas of a job",
    { app_name: "job", app_type: "job", replicas: 2 },
    [
      "replicas: means nothing for the app type `job` (got 2); expected the app type `external-api`, `internal-api`, `worker` or `stateful-service`. Fix: remove `replicas` or change `app_type`. [meaningless-attribute]",
    ],
  ],
  [
    "metadata of another release",
    { schema_version: 2 },
    [
      "schema_version: is not the value it must be (got 2); expected 1. Fix: use the `release_app` and `helm_chart` of one release of rules_appchart. [invalid-value]",
    ],
  ],
];

describe("an app with", () => {
  test.each(APPS)("%s", (_, attributes, expected) => {
    const declared = app(attributes);
    const problems = problemsOf({ apps: [declared] }).map((line) => line.replace(`${declared["label"]}: `, ""));
    expect(problems).toEqual(expected);
  });
});

const CHARTS: readonly (readonly [string, Declaration, string[]])[] = [
  [
    "nothing in it",
    { apps: [] },
    [
      '//shop:chart: apps: is empty (got []); expected at least one app, job or manifest. Fix: add the `_metadata` target of a `release_app`, like `apps = [":my_app_metadata"]`. [empty-chart]',
    ],
  ],
  [
    "a check that there is not",
    { chart: chart({ checks: { "duplicate-objects": "warning", nonsense: "error" } }) },
    [
      '//shop:chart: checks.duplicate-objects: is no check (got "duplicate-objects"); expected `duplicate-object`, or another code of docs/checks.md. Fix: rename it to `duplicate-object`. [unknown-check]',
      '//shop:chart: checks.nonsense: is no check (got "nonsense"); expected a code of docs/checks.md. Fix: remove it. [unknown-check]',
    ],
  ],
  [
    "a check that is asked less of without a reason",
    {
      chart: chart({
        checks: { "duplicate-object": "off", "helm-lint": { severity: "warning", reason: "It is old." } },
      }),
    },
    [
      '//shop:chart: checks.duplicate-object: asks less than the check\'s own `error` and does not say why (got "off"); expected a reason for whoever reads it later. Fix: write `{"severity": "off", "reason": "…"}`. [missing-reason]',
    ],
  ],
  [
    "a version of Kubernetes that nothing is known of",
    { chart: chart({ kube_versions: ["1.5"] }) },
    [
      expect.stringMatching(
        /^\/\/shop:chart: kube_versions\[0\]: is no version that charts can be checked against \(got "1\.5"\); expected one of `1\.\d+`.* and `1\.\d+`\. Fix: choose among these, or leave `kube_versions` out for the newest\. \[unknown-version\]$/,
      ) as unknown as string,
    ],
  ],
  [
    "a version of Helm that nothing is known of",
    { chart: chart({ helm_versions: ["2"] }) },
    [
      '//shop:chart: helm_versions[0]: is not one of the allowed values (got "2"); expected one of `3` and `4`. Fix: write "3". [invalid-value]',
    ],
  ],
  [
    "a version that is no SemVer 2",
    { chart: chart({ chart_version: "v0.0.1" }) },
    [
      '//shop:chart: chart_version: is malformed (got "v0.0.1"); expected a SemVer 2 version, like `0.1.0` or `1.2.3-rc.1`. Fix: change `chart_version` to such a value. [invalid-value]',
    ],
  ],
  [
    "a name with an underscore",
    { chart: chart({ chart_name: "my_chart" }) },
    [expect.stringMatching(/^\/\/shop:chart: chart_name: is malformed \(got "my_chart"\)/) as unknown as string],
  ],
  [
    "an unknown ingress mode",
    { chart: chart({ ingress_mode: "per_app" }) },
    [
      '//shop:chart: ingress_mode: is not one of the allowed values (got "per_app"); expected one of `single` and `per-app`. Fix: write "per-app". [invalid-value]',
    ],
  ],
  [
    "two apps of one name",
    { apps: [app({ app_name: "a_api" }), app({ app_name: "a_api", label: "//other:a_api" })] },
    [
      '//other:a_api: app_name: makes the same object names as //shop:a_api: `a_api` both become `a-api` (got "a_api"); expected another name for each app of a chart. Fix: set another `app_name` on one of them, or list the app once. [duplicate-name]',
    ],
  ],
  [
    "two apps whose names become one",
    { apps: [app({ app_name: "a.api" }), app({ app_name: "a_api" })] },
    [
      '//shop:a_api: app_name: makes the same object names as //shop:a.api: `a.api` and `a_api` both become `a-api` (got "a_api"); expected another name for each app of a chart. Fix: set another `app_name` on one of them, or list the app once. [duplicate-name]',
    ],
  ],
  [
    "two apps on one path",
    {
      apps: ["a", "b"].map((app_name) =>
        app({ app_name, app_type: "external-api", ingress: { host: "x.example.com" } }),
      ),
    },
    [
      '//shop:b: ingress.paths: has a path that //shop:a has too on the host `x.example.com` (got "/"); expected one app for each host and path. Fix: set another path in `ingress.paths` or another `ingress.host`. [ingress-collision]',
    ],
  ],
  [
    "apps that disagree about their Ingress",
    {
      apps: ["a", "b"].map((app_name) =>
        app({
          app_name,
          app_type: "external-api",
          ingress: { paths: [`/${app_name}`], class: app_name, annotations: { "x/y": app_name } },
        }),
      ),
    },
    [
      '//shop:b: ingress.annotations["x/y"]: differs from //shop:a, and both share one Ingress (got "b"); expected "a". Fix: use the same value, or `ingress_mode = "per-app"` on the chart. [ingress-conflict]',
      '//shop:b: ingress.class: differs from //shop:a, and both share one Ingress (got "b"); expected "a". Fix: use the same value, or `ingress_mode = "per-app"` on the chart. [ingress-conflict]',
    ],
  ],
  [
    "values that it does not have",
    { chart: chart({ values: { apps: { shop_apii: { replicas: 1 }, shop_api: { replicas: "3" } } } }) },
    [
      '//shop:chart: values.apps.shop_api.replicas: has the wrong type (got "3"); expected an integer. Fix: change `apps.shop_api.replicas` to such a value. [invalid-type]',
      '//shop:chart: values.apps.shop_apii: is no key (got {"replicas":1}); expected one of `shop_api`. Fix: rename it to `shop_api`. [unknown-key]',
    ],
  ],
  [
    "a values file that is no mapping",
    { chart: chart({ values_file: "values.yaml" }), files: { "values.yaml": "- a" } },
    [
      "//shop:chart: values: names values.yaml, which holds no mapping; expected one YAML mapping, like a Helm values file. Fix: correct the file. [invalid-values]",
    ],
  ],
  [
    "a values file that is no YAML",
    { chart: chart({ values_file: "values.yaml" }), files: { "values.yaml": "a: [" } },
    [
      expect.stringMatching(
        /^\/\/shop:chart: values: names values\.yaml, which is not YAML: .*; expected one YAML mapping/,
      ) as unknown as string,
    ],
  ],
  [
    "a manifest that is no object",
    { chart: chart({ manifests: ["shop/a.yaml"] }), files: { "shop/a.yaml": "kind: ConfigMap\n" } },
    [
      '//shop:chart: manifests: names shop/a.yaml, which holds something that is no Kubernetes object (got {"kind":"ConfigMap"}); expected objects with `apiVersion`, `kind` and `metadata.name`. Fix: correct the file. [invalid-manifest]',
    ],
  ],
  [
    "two manifests of one name",
    {
      chart: chart({ manifests: ["a/x.yaml"], templated_manifests: ["b/x.yaml"] }),
      files: { "a/x.yaml": "apiVersion: v1\nkind: A\nmetadata: {name: x}\n", "b/x.yaml": "" },
    },
    [
      "//shop:chart: templated_manifests: has two files of the name `x.yaml`: a/x.yaml and b/x.yaml; expected another file name for each manifest of a chart. Fix: rename one of the files. [duplicate-name]",
    ],
  ],
  [
    "a digest file that holds none",
    { apps: [app({ image_digest: { file: "shop/image.digest" } })], files: { "shop/image.digest": "latest\n" } },
    [
      '//shop:shop_api: image_digest: names the file shop/image.digest, which holds no digest (got "latest"); expected a file that holds `sha256:` and 64 hexadecimal digits. Fix: name the image\'s `.digest` target. [invalid-value]',
    ],
  ],
  [
    "a digest file that is not there",
    { apps: [app({ image_digest: { file: "shop/image.digest" } })] },
    [
      "//shop:shop_api: image_digest: names the file shop/image.digest, which was not handed in; expected a file that holds `sha256:` and 64 hexadecimal digits. Fix: pass --file=shop/image.digest=<path>. [invalid-value]",
    ],
  ],
];

describe("a chart with", () => {
  test.each(CHARTS)("%s", (_, declaration, expected) => {
    expect(problemsOf(declaration)).toEqual(expected);
  });

  test("mistakes in several apps and in itself: all are reported at once", () => {
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

  test("mistakes that only rules find, beside one that the schema finds, in one app", () => {
    const declared = app({ replicas: -1, env: { DB_PASSWORD: "x" }, health_check: { path: "/", port: "admin" } });
    expect(problemsOf({ apps: [declared] }).map((line) => line.split(": ")[1])).toEqual([
      "env.DB_PASSWORD",
      "health_check.port",
      "replicas",
    ]);
  });

  test("mistakes of one app, and between others", () => {
    const others = ["a", "b"].map((app_name) => app({ app_name, app_type: "external-api" }));
    const codes = problemsOf({
      chart: chart({ values: { apps: { shop_api: {} } } }),
      apps: [app({ replicas: -1 }), ...others],
    }).map((line) => line.slice(line.lastIndexOf("[")));
    expect(codes).toEqual(["[ingress-collision]", "[out-of-range]"]);
  });

  test("an app that is broken beside two of one name: both are reported", () => {
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
