/** Problems with containers: commands, resources, sidecars and init containers. Add a row for a new mistake. */
import { type ProblemRow, testAppProblems } from "../../support/problem_rows.ts";

const PROBLEMS: readonly ProblemRow[] = [
  [
    "resources whose names are not qualified",
    { resources: { limits: { "a..b/gpu": 1, "example.com/-": 1, "requests.example.com/gpu": 1, "hugepages-0Mi": 0 } } },
    [
      'resources.limits.hugepages-0Mi: is malformed (got "hugepages-0Mi"); expected `cpu`, `memory`, `ephemeral-storage` or an extended resource like `nvidia.com/gpu`. Fix: change `resources.limits.hugepages-0Mi` to a valid value. [invalid-value]',
      'resources.limits["a..b/gpu"]: is malformed (got "a..b/gpu"); expected `cpu`, `memory`, `ephemeral-storage` or an extended resource like `nvidia.com/gpu`. Fix: change `resources.limits["a..b/gpu"]` to a valid value. [invalid-value]',
      'resources.limits["example.com/-"]: is malformed (got "example.com/-"); expected `cpu`, `memory`, `ephemeral-storage` or an extended resource like `nvidia.com/gpu`. Fix: change `resources.limits["example.com/-"]` to a valid value. [invalid-value]',
      'resources.limits["requests.example.com/gpu"]: is malformed (got "requests.example.com/gpu"); expected `cpu`, `memory`, `ephemeral-storage` or an extended resource like `nvidia.com/gpu`. Fix: change `resources.limits["requests.example.com/gpu"]` to a valid value. [invalid-value]',
    ],
  ],
  [
    "fractions of what cannot be divided",
    {
      resources: {
        requests: { memory: "0.1Gi" },
        limits: { memory: "793m", "ephemeral-storage": "0.5", "example.com/gpu": "500m", "hugepages-2Mi": "3Mi" },
      },
    },
    [
      'resources.limits.ephemeral-storage: is not a whole number of bytes (got "0.5"); expected a whole number of bytes, like `256Mi`. Fix: round it. [invalid-value]',
      'resources.limits.hugepages-2Mi: is not a whole number of pages of 2Mi (got "3Mi"); expected a whole number of pages of 2Mi, like `2Mi`. Fix: round it. [invalid-value]',
      'resources.limits.memory: is not a whole number of bytes (got "793m"); expected a whole number of bytes, like `256Mi`. Fix: round it. [invalid-value]',
      'resources.limits["example.com/gpu"]: is not a whole number of units (got "500m"); expected a whole number of units, like `1`. Fix: round it. [invalid-value]',
      'resources.requests.memory: is more than the limit of 793m (got "0.1Gi"); expected at most 793m. Fix: lower the request or raise the limit. [request-over-limit]',
      'resources.requests.memory: is not a whole number of bytes (got "0.1Gi"); expected a whole number of bytes, like `256Mi`. Fix: round it. [invalid-value]',
    ],
  ],
  [
    "amounts with an exponent",
    { resources: { limits: { memory: "129e6", cpu: "5E-1", "ephemeral-storage": "1e+9" } } },
    [],
  ],
  [
    "numbers with a fraction, and below zero",
    { resources: { requests: { cpu: 0.1, memory: 0.5 }, limits: { cpu: -1.5 } } },
    [
      "resources.limits.cpu: is out of range (got -1.5); expected a Kubernetes quantity, like `50m`, `1.5` or `256Mi`. Fix: change `resources.limits.cpu` to a valid value. [out-of-range]",
    ],
  ],
  [
    "a fraction of a byte, as a number",
    { resources: { requests: { cpu: 0.1, memory: 0.5 } } },
    [
      "resources.requests.memory: is not a whole number of bytes (got 0.5); expected a whole number of bytes, like `256Mi`. Fix: round it. [invalid-value]",
    ],
  ],
  [
    "amounts that only look like fractions",
    {
      resources: {
        requests: { cpu: "50m", memory: "1.5Gi" },
        limits: { memory: "4.35G", "ephemeral-storage": "1000m", "example.com/gpu": 2, "hugepages-2Mi": "4Mi" },
      },
    },
    [],
  ],
  [
    "requests of exclusive resources that are not their limits",
    {
      resources: {
        requests: { cpu: 1, "example.com/gpu": 1, "example.com/fpga": 1, "hugepages-2Mi": "2Mi" },
        limits: { "example.com/gpu": 2, "hugepages-2Mi": "2Mi" },
      },
    },
    [
      'resources.requests["example.com/fpga"]: has no limit (got 1); expected an equal limit, because pods cannot share this resource. Fix: write only the limit, which is then also the request. [invalid-value]',
      'resources.requests["example.com/gpu"]: is not the limit of 2 (got 1); expected an equal limit, because pods cannot share this resource. Fix: write only the limit, which is then also the request. [invalid-value]',
    ],
  ],
  [
    "huge pages alone",
    { resources: { limits: { "hugepages-2Mi": "2Mi" } } },
    [
      'resources: has `hugepages-2Mi`, but neither CPU nor memory; expected a request or limit of `cpu` or `memory` next to huge pages. Fix: add `"memory"` to `requests`. [missing-attribute]',
    ],
  ],
  [
    "a CPU that is not a quantity",
    { resources: { requests: { cpu: "lots" } } },
    [
      'resources.requests.cpu: is malformed (got "lots"); expected a Kubernetes quantity, like `50m`, `1.5` or `256Mi`. Fix: change `resources.requests.cpu` to a valid value. [invalid-value]',
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
    "a resource that is invalid",
    { resources: { limits: { ram: "1Gi" } } },
    [
      'resources.limits.ram: is malformed (got "ram"); expected `cpu`, `memory`, `ephemeral-storage` or an extended resource like `nvidia.com/gpu`. Fix: change `resources.limits.ram` to a valid value. [invalid-value]',
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
      'args[0]: contains a character that a chart cannot contain (got "a\\u0000b"); expected Unicode text without NUL, DEL and C1 control characters. Fix: remove the character. [invalid-text]',
    ],
  ],
  [
    "a line break that Helm turns into a space",
    { args: ["a\u0085b"] },
    [
      'args[0]: contains a character that a chart cannot contain (got "a\\u0085b"); expected Unicode text without NUL, DEL and C1 control characters. Fix: remove the character. [invalid-text]',
    ],
  ],
  [
    "standard input that closes without having been open, also of a sidecar",
    { stdin_once: true, sidecars: { shell: { stdin_once: true, stdin: false } } },
    [
      "sidecars.shell.stdin_once: has no effect, because standard input is not open (got true); expected `stdin = True` next to it. Fix: add `stdin = True`, or remove `stdin_once`. [meaningless-attribute]",
      "stdin_once: has no effect, because standard input is not open (got true); expected `stdin = True` next to it. Fix: add `stdin = True`, or remove `stdin_once`. [meaningless-attribute]",
    ],
  ],
  [
    "a working directory without a slash",
    { working_dir: "srv" },
    [
      'working_dir: is malformed (got "srv"); expected a path that starts with `/`. Fix: change `working_dir` to a valid value. [invalid-value]',
    ],
  ],
  [
    "a container with the app's name",
    { sidecars: { "shop-api": {} } },
    [
      'sidecars.shop-api: has the name of the app\'s own container (got "shop-api"); expected a unique name for each container of a pod. Fix: rename it. [duplicate-name]',
    ],
  ],
  [
    "two containers with the same name",
    { sidecars: { a: {} }, init_containers: { a: {} } },
    [
      'sidecars.a: has the name of an init container (got "a"); expected a unique name for each container of a pod. Fix: rename it. [duplicate-name]',
    ],
  ],
  [
    "a container with an invalid name",
    { init_containers: { wait_for_db: {} } },
    [
      'init_containers.wait_for_db: is malformed (got "wait_for_db"); expected at most 50 lower-case letters, digits and `-`, starting and ending with a letter or digit. Fix: change `init_containers.wait_for_db` to a valid value. [invalid-value]',
    ],
  ],
  [
    "a container with an image but no tag",
    { sidecars: { proxy: { image: "registry.example.com/proxy" } } },
    [
      "sidecars.proxy.image_tag: is missing, but the image is not the app's own; expected the image's tag or digest. Fix: add `image_tag` or `image_digest`. [missing-attribute]",
    ],
  ],
  [
    "a container with a tag but no image",
    { sidecars: { proxy: { image_tag: "1" } } },
    [
      'sidecars.proxy.image_tag: does not apply to a container that runs the app\'s image (got "1"); expected an `image` of its own. Fix: add `image`, or remove `image_tag`. [meaningless-attribute]',
    ],
  ],
  [
    "a container with a volume that is invalid",
    { init_containers: { a: { mounts: { data: "/data" } } } },
    [
      'init_containers.a.mounts.data: is not a volume of the pod (got "data"); expected one of `tmp`. Fix: name another volume, or remove it. [unknown-volume]',
    ],
  ],
  [
    "a container with a path that is invalid",
    { init_containers: { a: { mounts: { tmp: "data" } } } },
    [
      'init_containers.a.mounts.tmp: is malformed (got "data"); expected an absolute path without `:`. Fix: change `init_containers.a.mounts.tmp` to a valid value. [invalid-value]',
    ],
  ],
  [
    "an init container with a probe",
    { init_containers: { a: { health_check: { path: "/" } } } },
    [
      'init_containers.a.health_check: is not an attribute (got {"path":"/"}); expected an attribute from docs/attributes.md#init_containers. Fix: look in docs/attributes.md#init_containers for what it means, or remove it. [unknown-attribute]',
    ],
  ],
  [
    "a sidecar on the app's port",
    { sidecars: { a: { ports: { stats: 8000 } } } },
    [
      "sidecars.a.ports.stats: has a name or number that the app already uses (got 8000); expected unique names and numbers in each container of a pod. Fix: change its name or number. [duplicate-port]",
    ],
  ],
  [
    "two sidecars with the same port name",
    { sidecars: { a: { ports: { stats: 9000 } }, b: { ports: { stats: 9001 } } } },
    [
      "sidecars.b.ports.stats: has a name or number that sidecars.a already uses (got 9001); expected unique names and numbers in each container of a pod. Fix: change its name or number. [duplicate-port]",
    ],
  ],
  [
    "a sidecar with mistakes of its own",
    {
      sidecars: {
        a: {
          env: { DB_PASSWORD: "x" },
          health_check: { path: "/", port: "x" },
          lifecycle: { pre_stop: { sleep_seconds: 31 } },
          resources: { requests: { cpu: 2 }, limits: { cpu: 1 } },
        },
      },
    },
    [
      'sidecars.a.env.DB_PASSWORD: looks like a secret in plain text; expected a reference to a Secret. Fix: write `"DB_PASSWORD": ref.secret("<secret name>", "<key>")`. [literal-secret]',
      'sidecars.a.health_check.port: is not a port of the app (got "x"); expected a declared port. Fix: declare the port with `port` or `ports`, or name another. [unknown-port]',
      "sidecars.a.lifecycle.pre_stop.sleep_seconds: is more than 29 of the 30 seconds that the pod has to stop (got 31); expected at most 29. Fix: shorten the pause or raise `termination_grace_period_seconds`. [out-of-range]",
      "sidecars.a.resources.requests.cpu: is more than the limit of 1 (got 2); expected at most 1. Fix: lower the request or raise the limit. [request-over-limit]",
    ],
  ],
];

testAppProblems(PROBLEMS);
