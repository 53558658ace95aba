/** What a user reads for each mistake about pods, their containers and where they run. A new mistake is a new row. */
import { describe, expect, test } from "@jest/globals";
import { app, problemsOf } from "../support/charts.ts";

/** Attributes of one app, and the problems without the label in front. */
const APPS: readonly (readonly [string, Record<string, unknown>, string[]])[] = [
  [
    "a working directory without a slash",
    {
      working_dir: "srv",
    },
    [
      'working_dir: is malformed (got "srv"); expected a path that starts with `/`. Fix: change `working_dir` to such a value. [invalid-value]',
    ],
  ],
  [
    "a negative grace period",
    {
      termination_grace_period_seconds: -1,
    },
    [
      "termination_grace_period_seconds: is out of range (got -1); expected an integer from 0 to 604800. Fix: change `termination_grace_period_seconds` to such a value. [out-of-range]",
    ],
  ],
  [
    "a lifecycle handler that does nothing",
    {
      lifecycle: {
        pre_stop: {},
      },
    },
    [
      "lifecycle.pre_stop: does not say exactly one thing to do (got {}); expected either `command`, or `path` with `port` and `scheme` if wanted, or `sleep_seconds`. Fix: write one of them. [invalid-value]",
    ],
  ],
  [
    "a lifecycle handler that does two things",
    {
      lifecycle: {
        post_start: {
          command: ["a"],
          sleep_seconds: 3,
        },
      },
    },
    [
      'lifecycle.post_start: does not say exactly one thing to do (got {"command":["a"],"sleep_seconds":3}); expected either `command`, or `path` with `port` and `scheme` if wanted, or `sleep_seconds`. Fix: write one of them. [invalid-value]',
    ],
  ],
  [
    "a lifecycle request without a path",
    {
      lifecycle: {
        pre_stop: {
          port: "http",
        },
      },
    },
    [
      "lifecycle.pre_stop.path: is missing, and an HTTP request needs it; expected a path that starts with `/`. Fix: add `path`. [missing-attribute]",
    ],
  ],
  [
    "a lifecycle request to a port that is none",
    {
      lifecycle: {
        pre_stop: {
          path: "/stop",
          port: "admin",
        },
      },
    },
    [
      'lifecycle.pre_stop.port: is no port of the container (got "admin"); expected one of `http`. Fix: declare the port with `port` or `ports`, or name another. [unknown-port]',
    ],
  ],
  [
    "a lifecycle request without any port",
    {
      app_type: "worker",
      lifecycle: {
        pre_stop: {
          path: "/stop",
        },
      },
    },
    [
      "lifecycle.pre_stop.port: is missing, and the app declares no port; expected a port that is declared. Fix: declare the port with `port` or `ports`, or name another. [unknown-port]",
    ],
  ],
  [
    "probes and lifecycle requests to numbers that nobody declares",
    {
      health_check: { path: "/", port: 9000, startup: { port: 8001 } },
      lifecycle: { pre_stop: { path: "/stop", port: 9001 } },
      sidecars: { proxy: { ports: { proxy: 8002 }, health_check: { port: 9002 } } },
    },
    [
      "health_check.port: is a port that no container of the pod declares (got 9000); expected one of `8000` and `8002`. Fix: declare the port with `ports`, or ask another one. [unknown-port]",
      "health_check.startup.port: is a port that no container of the pod declares (got 8001); expected one of `8000` and `8002`. Fix: declare the port with `ports`, or ask another one. [unknown-port]",
      "lifecycle.pre_stop.port: is a port that no container of the pod declares (got 9001); expected one of `8000` and `8002`. Fix: declare the port with `ports`, or ask another one. [unknown-port]",
      "sidecars.proxy.health_check.port: is a port that no container of the pod declares (got 9002); expected one of `8000` and `8002`. Fix: declare the port with `ports`, or ask another one. [unknown-port]",
    ],
  ],
  [
    "a pause beyond the grace period",
    {
      lifecycle: {
        pre_stop: {
          sleep_seconds: 60,
        },
      },
    },
    [
      "lifecycle.pre_stop.sleep_seconds: is more than 29 of the 30 seconds that the pod has to stop (got 60); expected at most 29. Fix: shorten the pause or raise `termination_grace_period_seconds`. [out-of-range]",
    ],
  ],
  [
    "a pause beyond its own grace period",
    {
      termination_grace_period_seconds: 5,
      lifecycle: {
        pre_stop: {
          sleep_seconds: 5,
        },
      },
    },
    [
      "lifecycle.pre_stop.sleep_seconds: is more than 4 of the 5 seconds that the pod has to stop (got 5); expected at most 4. Fix: shorten the pause or raise `termination_grace_period_seconds`. [out-of-range]",
    ],
  ],
  [
    "a lifecycle event that is none",
    {
      lifecycle: {
        prestop: {
          command: ["a"],
        },
      },
    },
    [
      'lifecycle.prestop: is no attribute (got {"command":["a"]}); expected one of `post_start` and `pre_stop`. Fix: rename it to `pre_stop`. [unknown-attribute]',
    ],
  ],
  [
    "an update strategy of another workload",
    {
      update_strategy: {
        type: "OnDelete",
      },
    },
    [
      'update_strategy.type: is nothing that a Deployment knows (got "OnDelete"); expected one of `RollingUpdate` and `Recreate`. Fix: write one of these. [invalid-value]',
    ],
  ],
  [
    "a partition of a Deployment",
    {
      update_strategy: {
        partition: 1,
      },
    },
    [
      "update_strategy.partition: means nothing for a Deployment with the strategy `RollingUpdate` (got 1); expected only `max_unavailable` and `max_surge`, and these beside `RollingUpdate` alone. Fix: remove `partition`. [meaningless-attribute]",
    ],
  ],
  [
    "a surge beside Recreate",
    {
      update_strategy: {
        type: "Recreate",
        max_surge: 1,
      },
    },
    [
      "update_strategy.max_surge: means nothing for a Deployment with the strategy `Recreate` (got 1); expected only `max_unavailable` and `max_surge`, and these beside `RollingUpdate` alone. Fix: remove `max_surge`. [meaningless-attribute]",
    ],
  ],
  [
    "a surge of a StatefulSet",
    {
      app_type: "stateful-service",
      update_strategy: {
        max_surge: 1,
      },
    },
    [
      "update_strategy.max_surge: means nothing for a StatefulSet with the strategy `RollingUpdate` (got 1); expected only `partition`, and these beside `RollingUpdate` alone. Fix: remove `max_surge`. [meaningless-attribute]",
    ],
  ],
  [
    "an update that replaces nothing",
    {
      update_strategy: {
        max_unavailable: 0,
        max_surge: "0%",
      },
    },
    [
      "update_strategy.max_unavailable: is 0, and so is `max_surge`: no pod could ever be replaced (got 0); expected one of both above 0. Fix: raise `max_surge`. [conflicting-attributes]",
    ],
  ],
  [
    "a surge that is no number",
    {
      update_strategy: {
        max_surge: "some",
      },
    },
    [
      'update_strategy.max_surge: is malformed (got "some"); expected a number of pods, or a percentage like `25%`. Fix: change `update_strategy.max_surge` to such a value. [invalid-value]',
    ],
  ],
  [
    "an update strategy of a job",
    {
      app_type: "job",
      update_strategy: {
        type: "Recreate",
      },
    },
    [
      'update_strategy: means nothing for the app type `job` (got {"type":"Recreate"}); expected the app type `external-api`, `internal-api`, `worker` or `stateful-service`. Fix: remove `update_strategy` or change `app_type`. [meaningless-attribute]',
    ],
  ],
  [
    "a label of the chart",
    {
      labels: {
        "helm.sh/chart": "x",
        "app.kubernetes.io/version": "1",
      },
    },
    [
      'labels["app.kubernetes.io/version"]: is a label that the chart sets itself (got "1"); expected a label of your own. Fix: remove it, or choose another name. [reserved-name]',
      'labels["helm.sh/chart"]: is a label that the chart sets itself (got "x"); expected a label of your own. Fix: remove it, or choose another name. [reserved-name]',
    ],
  ],
  [
    "a label of its pods that selects",
    {
      pod_labels: {
        "app.kubernetes.io/name": "x",
      },
    },
    [
      'pod_labels["app.kubernetes.io/name"]: is a label that the chart sets itself (got "x"); expected a label of your own. Fix: remove it, or choose another name. [reserved-name]',
    ],
  ],
  [
    "a label that is none",
    {
      labels: {
        team: "a b",
      },
    },
    [
      'labels.team: is malformed (got "a b"); expected a string of at most 63 letters, digits, `-`, `_` and `.`, starting and ending with a letter or digit. Fix: change `labels.team` to such a value. [invalid-value]',
    ],
  ],
  [
    "an annotation that makes hooks",
    {
      annotations: {
        "helm.sh/hook": "pre-install",
      },
    },
    [
      'annotations["helm.sh/hook"]: would make a hook of every object of the app (got "pre-install"); expected an app of the type `job` for what is a hook. Fix: remove it; a job has the attribute `phase` for this. [reserved-name]',
    ],
  ],
  [
    "an annotation that is no string",
    {
      pod_annotations: {
        a: 1,
      },
    },
    ["pod_annotations.a: has the wrong type (got 1); expected a string. Fix: put the value in quotes. [invalid-type]"],
  ],
  [
    "a pull secret that is no name",
    {
      image_pull_secrets: ["Not_A_Name"],
    },
    [
      'image_pull_secrets[0]: is malformed (got "Not_A_Name"); expected at most 253 lower-case letters, digits, `-` and `.`, each part between dots starting and ending with a letter or digit. Fix: change `image_pull_secrets[0]` to such a value. [invalid-value]',
    ],
  ],
  [
    "a container of its own name",
    {
      sidecars: {
        "shop-api": {},
      },
    },
    [
      'sidecars.shop-api: has the name of the app\'s own container (got "shop-api"); expected another name for each container of a pod. Fix: rename it. [duplicate-name]',
    ],
  ],
  [
    "two containers of one name",
    {
      sidecars: {
        a: {},
      },
      init_containers: {
        a: {},
      },
    },
    [
      'sidecars.a: has the name of an init container (got "a"); expected another name for each container of a pod. Fix: rename it. [duplicate-name]',
    ],
  ],
  [
    "a container whose name is none",
    {
      init_containers: {
        wait_for_db: {},
      },
    },
    [
      'init_containers.wait_for_db: is malformed (got "wait_for_db"); expected at most 50 lower-case letters, digits and `-`, starting and ending with a letter or digit. Fix: change `init_containers.wait_for_db` to such a value. [invalid-value]',
    ],
  ],
  [
    "a container with an image but no tag",
    {
      sidecars: {
        proxy: {
          image: "registry.example.com/proxy",
        },
      },
    },
    [
      "sidecars.proxy.image_tag: is missing, and the image is not the app's own; expected the image's tag or digest. Fix: add `image_tag` or `image_digest`. [missing-attribute]",
    ],
  ],
  [
    "a container with a tag but no image",
    {
      sidecars: {
        proxy: {
          image_tag: "1",
        },
      },
    },
    [
      'sidecars.proxy.image_tag: means nothing for a container that runs the app\'s image (got "1"); expected `image` beside it. Fix: add `image`, or remove `image_tag`. [meaningless-attribute]',
    ],
  ],
  [
    "a container with a volume that is none",
    {
      init_containers: {
        a: {
          mounts: {
            data: "/data",
          },
        },
      },
    },
    [
      'init_containers.a.mounts.data: is no volume of the pod (got "data"); expected one of `tmp`. Fix: name another volume, or remove it. [unknown-volume]',
    ],
  ],
  [
    "a container with a path that is none",
    {
      init_containers: {
        a: {
          mounts: {
            tmp: "data",
          },
        },
      },
    },
    [
      'init_containers.a.mounts.tmp: is malformed (got "data"); expected an absolute path without `:`. Fix: change `init_containers.a.mounts.tmp` to such a value. [invalid-value]',
    ],
  ],
  [
    "an init container with a probe",
    {
      init_containers: {
        a: {
          health_check: {
            path: "/",
          },
        },
      },
    },
    [
      'init_containers.a.health_check: is no attribute (got {"path":"/"}); expected one of `args`, `command`, `env`, `env_from`, `image`, `image_digest`, `image_pull_policy`, `image_tag`, `mounts`, `resources`, `security_context`, `weight` and `working_dir`. Fix: remove it. [unknown-attribute]',
    ],
  ],
  [
    "a sidecar on the app's port",
    {
      sidecars: {
        a: {
          ports: {
            stats: 8000,
          },
        },
      },
    },
    [
      "sidecars.a.ports.stats: has a name or number that the app has too (got 8000); expected names and numbers of its own for each container of a pod. Fix: change its name or number. [duplicate-port]",
    ],
  ],
  [
    "two sidecars with one port name",
    {
      sidecars: {
        a: {
          ports: {
            stats: 9000,
          },
        },
        b: {
          ports: {
            stats: 9001,
          },
        },
      },
    },
    [
      "sidecars.b.ports.stats: has a name or number that sidecars.a has too (got 9001); expected names and numbers of its own for each container of a pod. Fix: change its name or number. [duplicate-port]",
    ],
  ],
  [
    "a sidecar with mistakes of its own",
    {
      sidecars: {
        a: {
          env: {
            DB_PASSWORD: "x",
          },
          health_check: {
            path: "/",
            port: "x",
          },
          lifecycle: {
            pre_stop: {
              sleep_seconds: 31,
            },
          },
          resources: {
            requests: {
              cpu: 2,
            },
            limits: {
              cpu: 1,
            },
          },
        },
      },
    },
    [
      'sidecars.a.env.DB_PASSWORD: looks like a secret in the clear; expected a reference to a Secret. Fix: write `"DB_PASSWORD": ref.secret("<secret name>", "<key>")`. [literal-secret]',
      'sidecars.a.health_check.port: is no port of the app (got "x"); expected a port that is declared. Fix: declare the port with `port` or `ports`, or name another. [unknown-port]',
      "sidecars.a.lifecycle.pre_stop.sleep_seconds: is more than 29 of the 30 seconds that the pod has to stop (got 31); expected at most 29. Fix: shorten the pause or raise `termination_grace_period_seconds`. [out-of-range]",
      "sidecars.a.resources.requests.cpu: is more than the limit of 1 (got 2); expected at most 1. Fix: lower the request or raise the limit. [request-over-limit]",
    ],
  ],
  [
    "a user that is root where none may be",
    {
      security_context: {
        run_as_user: 0,
      },
    },
    [
      'security_context.run_as_user: is root, and `run_as_non_root` holds: the container would never start (got 0); expected a user other than 0, or `run_as_non_root` as False. Fix: add `"run_as_non_root": False` here if it has to be root. [conflicting-attributes]',
    ],
  ],
  [
    "a sidecar that is root where none may be",
    {
      sidecars: {
        a: {
          security_context: {
            run_as_user: 0,
          },
        },
      },
    },
    [
      'sidecars.a.security_context.run_as_user: is root, and `run_as_non_root` holds: the container would never start (got 0); expected a user other than 0, or `run_as_non_root` as False. Fix: add `"run_as_non_root": False` here if it has to be root. [conflicting-attributes]',
    ],
  ],
  [
    "a privileged container without escalation",
    {
      security_context: {
        privileged: true,
      },
    },
    [
      'security_context.allow_privilege_escalation: is False, which Kubernetes refuses beside `privileged` (got false); expected True. Fix: add `"allow_privilege_escalation": True`. [conflicting-attributes]',
    ],
  ],
  [
    "an administrator's capability without escalation",
    {
      security_context: {
        capabilities: {
          add: ["SYS_ADMIN"],
        },
      },
    },
    [
      'security_context.allow_privilege_escalation: is False, which Kubernetes refuses beside the capability `SYS_ADMIN` (got false); expected True. Fix: add `"allow_privilege_escalation": True`. [conflicting-attributes]',
    ],
  ],
  [
    "a capability with its prefix",
    {
      security_context: {
        capabilities: {
          add: ["CAP_CHOWN"],
        },
      },
    },
    [
      'security_context.capabilities.add[0]: is malformed (got "CAP_CHOWN"); expected a Linux capability in capitals without `CAP_`, like `CHOWN`, or `ALL`. Fix: change `security_context.capabilities.add[0]` to such a value. [invalid-value]',
    ],
  ],
  [
    "a user that is no number",
    {
      security_context: {
        run_as_user: "1000",
      },
    },
    [
      'security_context.run_as_user: has the wrong type (got "1000"); expected an integer. Fix: change `security_context.run_as_user` to such a value. [invalid-type]',
    ],
  ],
  [
    "a seccomp profile that is none",
    {
      security_context: {
        seccomp_profile: "Localhost",
      },
    },
    [
      'security_context.seccomp_profile: is malformed (got "Localhost"); expected `RuntimeDefault`, `Unconfined` or `{"localhost_profile": path}`. Fix: change `security_context.seccomp_profile` to such a value. [invalid-value]',
    ],
  ],
  [
    "a security setting that is none",
    {
      security_context: {
        runAsUser: 1000,
      },
    },
    [
      "security_context.runAsUser: is no attribute (got 1000); expected one of `allow_privilege_escalation`, `capabilities`, `fs_group`, `fs_group_change_policy`, `privileged`, `read_only_root_filesystem`, `run_as_group`, `run_as_non_root`, `run_as_user`, `seccomp_profile` and `supplemental_groups`. Fix: rename it to `run_as_user`. [unknown-attribute]",
    ],
  ],
  [
    "the node's network without privileges",
    {
      host_network: true,
    },
    [
      'host_network: is nothing that the Pod Security Standard `restricted` allows (got true); expected the security `privileged`. Fix: add `security = "privileged"`, and take back with `security_context` what the app can go without. [conflicting-attributes]',
    ],
  ],
  [
    "an account without a name",
    {
      service_account: {
        create: false,
      },
    },
    [
      "service_account.name: is missing, and an account that the chart does not make needs it; expected the name of an account that is there. Fix: add `name`, or remove `create`. [missing-attribute]",
    ],
  ],
  [
    "a rule about nothing",
    {
      rbac: [
        {
          verbs: ["get"],
        },
      ],
    },
    [
      'rbac[0]: does not say what it is about (got {"verbs":["get"]}); expected either `resources` or `non_resource_urls`. Fix: add `resources`, like `"resources": ["pods"]`. [invalid-value]',
    ],
  ],
  [
    "a rule without verbs",
    {
      rbac: [
        {
          resources: ["pods"],
        },
      ],
    },
    [
      'rbac[0].verbs: is missing; expected a list of verbs, like `["get", "list"]`. Fix: add `verbs`. [missing-attribute]',
    ],
  ],
  [
    "a rule about paths in a namespace",
    {
      rbac: [
        {
          non_resource_urls: ["/healthz"],
          verbs: ["get"],
        },
      ],
    },
    [
      'rbac[0].non_resource_urls: is in no namespace, where a rule without `cluster` holds (got ["/healthz"]); expected a rule with `"cluster": True`. Fix: add `"cluster": True`. [conflicting-attributes]',
    ],
  ],
  [
    "API groups of addresses",
    { rbac: [{ api_groups: ["apps"], non_resource_urls: ["/healthz"], verbs: ["get"], cluster: true }] },
    [
      'rbac[0].api_groups: means nothing beside `non_resource_urls` (got ["apps"]); expected it beside `resources`. Fix: remove `api_groups`. [meaningless-attribute]',
    ],
  ],
  [
    "names of addresses",
    { rbac: [{ resource_names: ["a"], non_resource_urls: ["/healthz"], verbs: ["get"], cluster: true }] },
    [
      'rbac[0].resource_names: means nothing beside `non_resource_urls` (got ["a"]); expected it beside `resources`. Fix: remove `resource_names`. [meaningless-attribute]',
    ],
  ],
  [
    "a pull secret with a part that ends in a dash",
    { image_pull_secrets: ["a-.b"] },
    [
      'image_pull_secrets[0]: is malformed (got "a-.b"); expected at most 253 lower-case letters, digits, `-` and `.`, each part between dots starting and ending with a letter or digit. Fix: change `image_pull_secrets[0]` to such a value. [invalid-value]',
    ],
  ],
  [
    "a toleration with a value that nothing compares",
    {
      tolerations: [
        {
          key: "a",
          operator: "Exists",
          value: "b",
        },
      ],
    },
    [
      'tolerations[0].value: means nothing beside the operator `Exists` (got "b"); expected a toleration that Kubernetes takes. Fix: remove `value` or `operator`. [invalid-value]',
    ],
  ],
  [
    "a toleration with a value but no key",
    {
      tolerations: [
        {
          value: "b",
        },
      ],
    },
    [
      "tolerations[0].key: is missing, and a value is compared to that of a key; expected a toleration that Kubernetes takes. Fix: add `key`. [invalid-value]",
    ],
  ],
  [
    "a toleration with seconds but no effect",
    {
      tolerations: [
        {
          key: "a",
          toleration_seconds: 1,
        },
      ],
    },
    [
      'tolerations[0].toleration_seconds: means nothing without the effect `NoExecute` (got 1); expected a toleration that Kubernetes takes. Fix: add `"effect": "NoExecute"`, or remove it. [invalid-value]',
    ],
  ],
  [
    "an affinity that is none",
    {
      affinity: {
        pod_affinity: {},
      },
    },
    [
      "affinity.pod_affinity: is no attribute (got {}); expected one of `nodeAffinity`, `podAffinity` and `podAntiAffinity`. Fix: rename it to `podAffinity`. [unknown-attribute]",
    ],
  ],
  [
    "two anti-affinities",
    {
      anti_affinity: "soft",
      affinity: {
        podAntiAffinity: {},
      },
    },
    [
      'anti_affinity: is given beside `affinity.podAntiAffinity` (got "soft"); expected one of both. Fix: remove one of them. [conflicting-attributes]',
    ],
  ],
  [
    "an anti-affinity that is none",
    {
      anti_affinity: "strict",
    },
    [
      'anti_affinity: is not one of the allowed values (got "strict"); expected one of `soft` and `hard`. Fix: write one of these. [invalid-value]',
    ],
  ],
  [
    "two spreads over one key",
    {
      topology_spread: [
        "zone",
        {
          topology_key: "topology.kubernetes.io/zone",
        },
      ],
    },
    [
      'topology_spread[1]: has the topology key of another constraint (got "topology.kubernetes.io/zone"); expected one constraint for each topology key. Fix: remove one of them. [duplicate-name]',
    ],
  ],
  [
    "a spread that is none",
    {
      topology_spread: "rack",
    },
    [
      'topology_spread: is not one of the allowed values (got "rack"); expected one of `zone` and `host`. Fix: write one of these. [invalid-value]',
    ],
  ],
  [
    "an address that is none",
    {
      host_aliases: {
        db: ["db"],
      },
    },
    [
      'host_aliases.db: is malformed (got "db"); expected an IP address, like `10.0.0.7` or `fd00::7`. Fix: change `host_aliases.db` to such a value. [invalid-value]',
    ],
  ],
  [
    "a DNS policy that leaves no name server",
    {
      dns_policy: "None",
    },
    [
      "dns_config.nameservers: is missing, and the DNS policy `None` leaves the pod no other name server; expected at least one IP address. Fix: add `nameservers` to `dns_config`, or another `dns_policy`. [missing-attribute]",
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

test("two apps that make one account", () => {
  const apps = ["a", "b"].map((app_name) =>
    app({ app_name, app_type: "worker", service_account: { name: "shared", create: true } }),
  );
  expect(problemsOf({ apps })).toEqual([
    '//shop:b: service_account: names an account that //shop:a makes too (got "shared"); expected one app that makes it. Fix: add `"create": False` on one of them. [duplicate-name]',
  ]);
});

test("a job before the deployment whose account comes with it", () => {
  const job = (attributes: Record<string, unknown>) =>
    app({ app_name: "job", app_type: "job", service_account: "shared", ...attributes });
  const owner = app({ app_name: "a", app_type: "worker", service_account: { name: "shared", create: true } });
  expect(problemsOf({ apps: [owner, job({})] })).toEqual([
    '//shop:job: service_account: names an account that comes with //shop:a, after this job has run (got "shared"); expected an account that is there before the deployment. Fix: write `service_account = {}` for one of the job\'s own, or let the job make this one. [missing-prerequisite]',
  ]);
  expect(problemsOf({ apps: [owner, job({ phase: "after_deploy" })] })).toEqual([]);
  expect(problemsOf({ apps: [job({})] })).toEqual([]);
});

test("what Kubernetes takes is no problem", () => {
  const attributes = [
    { security: "baseline", security_context: { run_as_user: 0 } },
    { security: "privileged", security_context: { privileged: true, capabilities: { add: ["SYS_ADMIN"] } } },
    { security: "privileged", host_network: true },
    { update_strategy: { max_unavailable: 0 } },
    { lifecycle: { pre_stop: { sleep_seconds: 29 }, post_start: { sleep_seconds: 30 } } },
    { health_check: { port: 8002 }, sidecars: { proxy: { ports: { proxy: 8002 }, health_check: { port: 8000 } } } },
    { health_check: { path: "/", port: 9100 }, metrics: { port: 9100 } },
    { app_type: "cron-job", schedule: "@every 90m" },
    { dns_policy: "None", dns_config: { nameservers: ["10.0.0.53"] } },
  ];
  for (const each of attributes) expect(problemsOf({ apps: [app(each)] })).toEqual([]);
});
