/** The escape hatch: patches, merged last into finished objects, on both Helm majors. */
import { describe, expect, test } from "@jest/globals";
import { app, chart, chartOf, containerOf, find, lintChart, podOf, render } from "../../support/charts.ts";
import { HELMS } from "../../support/helm.ts";

/** Texts that YAML 1.1, Go templates, shells or careless quoting would change. */
const ADVERSARIAL = [
  "on",
  "~",
  "0777",
  "1e3",
  "1_000",
  "12:30",
  "2024-01-01",
  "",
  " ",
  "{{ .Values.x }}",
  "{{",
  "}}",
  '{{ "`" }}',
  "`backticks`",
  "# comment",
  "key: value",
  "- item",
  "a\nb",
  "\nleading",
  "trailing\n\n",
  "blanks  \n  behind",
  "a\r\nb",
  "tab\there",
  "back\\slash \\n",
  "ünïcödé 🚀",
  "\u0001\ufeff",
  "x".repeat(300),
];

const shop = (attributes: Record<string, unknown>) =>
  app({ app_name: "shop", app_type: "internal-api", ...attributes });

const RULES = { rbac: [{ resources: ["pods"], verbs: ["get"] }] };
const CLUSTER_RULES = { rbac: [{ resources: ["nodes"], verbs: ["get"], cluster: true }] };
const FILES = {
  texts: { mount_path: "/texts", files: [{ file: "shop/sample.txt" }] },
  bytes: { mount_path: "/bytes", files: [{ file: "shop/sample.der" }] },
};
const SOURCES = {
  "shop/sample.der": Uint8Array.of(0, 128, 255),
  "shop/sample.json": "{}",
  "shop/sample.txt": "{{ on }}\n",
};
const VOLUMES = {
  data: { mount_path: "/data", claim: { size: "1Gi", access_modes: ["ReadWriteMany"] } },
  more: { mount_path: "/more", claim: { size: "2Gi", access_modes: ["ReadWriteMany"] } },
};

/** One object of each kind that an app can have, with the attributes that create it. */
const KINDS: readonly (readonly [string, string, Record<string, unknown>])[] = [
  ["Deployment", "Deployment", {}],
  ["StatefulSet", "StatefulSet", { app_type: "stateful-service" }],
  ["Job", "Job", { app_type: "job" }],
  ["CronJob", "CronJob", { app_type: "cron-job", schedule: "0 3 * * *" }],
  ["Service", "Service/prod-shop", { app_type: "stateful-service" }],
  ["HeadlessService", "Service/prod-shop-headless", { app_type: "stateful-service" }],
  ["PodDisruptionBudget", "PodDisruptionBudget", {}],
  ["Ingress", "Ingress", { app_type: "external-api" }],
  [
    "HorizontalPodAutoscaler",
    "HorizontalPodAutoscaler",
    { autoscaling: { max_replicas: 3, cpu: 80 }, resources: { limits: { cpu: 1 } } },
  ],
  [
    "ScaledObject",
    "ScaledObject",
    { autoscaling: { max_replicas: 3, keda: { triggers: [{ type: "cron", metadata: {} }] } } },
  ],
  ["ServiceMonitor", "ServiceMonitor", { metrics: {} }],
  ["PodMonitor", "PodMonitor", { metrics: { kind: "pod_monitor" } }],
  ["PrometheusRule", "PrometheusRule", { alerts: { Down: { expr: "up == 0" } } }],
  ["ServiceAccount", "ServiceAccount", { service_account: { create: true } }],
  ["Role", "Role", RULES],
  ["RoleBinding", "RoleBinding", RULES],
  ["ClusterRole", "ClusterRole", CLUSTER_RULES],
  ["ClusterRoleBinding", "ClusterRoleBinding", CLUSTER_RULES],
  ["HTTPRoute", "HTTPRoute", { app_type: "external-api", route: { parent_refs: [{ name: "web" }] } }],
  ["NetworkPolicy", "NetworkPolicy", { network_policy: {} }],
  ["Pod", "Pod", { app_type: "job", phase: "test" }],
  ["ConfigMap/config", "ConfigMap/prod-shop-config", { config: { A: "on" } }],
  ["ConfigMap/texts", "ConfigMap/prod-shop-texts", { config_files: FILES }],
  ["ConfigMap/bytes", "ConfigMap/prod-shop-bytes", { config_files: FILES }],
  ["ConfigMap/dashboards", "ConfigMap", { dashboards: { sample: { file: "shop/sample.json" } } }],
  [
    "ExternalSecret/vault",
    "ExternalSecret",
    { secrets: { vault: { external: { extract: ["a"], store: "a" }, env: true } } },
  ],
  ["PersistentVolumeClaim/data", "PersistentVolumeClaim/prod-shop-data", { volumes: VOLUMES }],
];

describe.each(HELMS)("%s", (_, helm) => {
  test.each(KINDS)("%s is unchanged except for the patch", (key, object, attributes) => {
    const [name = "", objectName] = object.split("/");
    const declare = (patches: object) =>
      chartOf({
        chart: chart({ ingress_mode: "per-app" }),
        apps: [shop({ ...attributes, ...patches })],
        files: SOURCES,
      });
    const directory = declare({
      patches: {
        [key]: { metadata: { annotations: { "example.com/text": "{{ on }}" } }, spec: { added: { on: 0 } } },
      },
    });
    const before = find(render(helm, declare({})), name, objectName);
    const { annotations, ...metadata } = before.metadata;
    expect(find(render(helm, directory), name, objectName)).toEqual({
      ...before,
      metadata: { ...metadata, annotations: { ...annotations, "example.com/text": "{{ on }}" } },
      spec: { ...before.spec, added: { on: 0 } },
    });
    expect(lintChart(helm, directory)).toEqual({ passed: true, messages: [] });
    expect(render(helm, directory, { values: { "apps.shop.enabled": false } })).toEqual([]);
  });

  test("maps by key, lists without a merge key as a whole; None removes; 0, false and empty strings stay", () => {
    const directory = chartOf({
      apps: [
        shop({
          app_type: "external-api",
          patches: {
            Deployment: {
              spec: {
                replicas: 0,
                paused: false,
                progressDeadlineSeconds: 12345678,
                template: {
                  metadata: { annotations: { empty: "", absent: null } },
                  spec: {
                    enableServiceLinks: null,
                    securityContext: { runAsNonRoot: false, seccompProfile: null },
                    tolerations: [{ operator: "Exists" }],
                    volumes: [{ $patch: "replace" }],
                    dnsConfig: { options: [{ name: "ndots", value: "1" }], nameservers: null },
                  },
                },
              },
            },
          },
        }),
      ],
    });
    const workload = find(render(helm, directory), "Deployment");
    const { spec } = workload;
    expect([spec.replicas, spec.paused, spec.progressDeadlineSeconds]).toEqual([0, false, 12345678]);
    const pod = podOf(workload);
    expect(pod.metadata.annotations).toEqual({ empty: "" });
    expect(pod.spec).not.toHaveProperty("enableServiceLinks");
    expect(pod.spec.securityContext).toEqual({ runAsNonRoot: false });
    expect(pod.spec.automountServiceAccountToken).toBe(false);
    expect([pod.spec.tolerations, pod.spec.volumes]).toEqual([[{ operator: "Exists" }], []]);
    expect(pod.spec.dnsConfig).toEqual({ options: [{ name: "ndots", value: "1" }] });
  });

  test("values still change the object, but the patch wins", () => {
    const patches = { Deployment: { spec: { minReadySeconds: 5, template: { metadata: { labels: { team: "a" } } } } } };
    const directory = chartOf({ apps: [shop({ patches })] });
    const values = { "apps.shop.replicas": 7, "apps.shop.podLabels": { team: "b", more: "on" } };
    const workload = find(render(helm, directory, { values }), "Deployment");
    const { spec } = workload;
    expect([spec.replicas, spec.minReadySeconds]).toEqual([7, 5]);
    expect(podOf(workload).metadata.labels).toMatchObject({ team: "a", more: "on", "app.kubernetes.io/name": "shop" });
  });

  test("text is unchanged in the patch and in the rest of the object", () => {
    const env = Object.fromEntries(ADVERSARIAL.map((text, index) => [`TEXT_${index}`, text]));
    const annotations = Object.fromEntries(ADVERSARIAL.map((text, index) => [`text-${index}`, text]));
    const directory = chartOf({
      apps: [
        shop({
          args: ADVERSARIAL,
          env,
          patches: {
            Service: { zz: "line breaks at the very end\n\n" },
            Deployment: { on: "y", spec: { template: { metadata: { annotations }, spec: { list: ADVERSARIAL } } } },
          },
        }),
      ],
    });
    const deployment = find(render(helm, directory), "Deployment");
    const container = containerOf(deployment);
    expect(deployment.on).toBe("y");
    expect(container.args).toEqual(ADVERSARIAL);
    expect(container.env).toHaveLength(ADVERSARIAL.length);
    for (const { name, value } of container.env) expect(value).toBe(env[name]);
    expect(podOf(deployment).metadata.annotations).toEqual(annotations);
    expect(podOf(deployment).spec.list).toEqual(ADVERSARIAL);
    expect(find(render(helm, directory), "Service").zz).toBe("line breaks at the very end\n\n");
    expect(lintChart(helm, directory).passed).toBe(true);
  });

  test("each app has its own patches", () => {
    const patch = (minReadySeconds: number) => ({ patches: { Deployment: { spec: { minReadySeconds } } } });
    const directory = chartOf({
      apps: [shop(patch(1)), app({ app_name: "other_api", ...patch(2) }), app({ app_name: "third_api" })],
    });
    const objects = render(helm, directory);
    const seconds = ["prod-shop", "prod-other-api", "prod-third-api"].map(
      (name) => find(objects, "Deployment", name).spec.minReadySeconds,
    );
    expect(seconds).toEqual([1, 2, undefined]);
  });
});

describe.each(HELMS)("%s: objects that pods or several apps share", (_, helm) => {
  const data = { data: { A: "{{ b }}", GONE: null, ADDED: "1e3" } };
  const checksums = (directory: string, values = {}) => {
    const annotations = podOf(find(render(helm, directory, { values }), "Deployment")).metadata.annotations ?? {};
    return Object.fromEntries(Object.entries(annotations).filter(([name]) => name.startsWith("checksum/")));
  };

  test("only the named one of several objects of a kind", () => {
    const directory = chartOf({
      apps: [
        shop({
          config: { A: "a", GONE: "on" },
          volumes: VOLUMES,
          patches: {
            "ConfigMap/config": data,
            "PersistentVolumeClaim/more": { spec: { volumeMode: "Block" } },
          },
        }),
      ],
    });
    const objects = render(helm, directory);
    expect(find(objects, "ConfigMap").data).toEqual({ A: "{{ b }}", ADDED: "1e3" });
    expect(find(objects, "PersistentVolumeClaim", "prod-shop-more").spec.volumeMode).toBe("Block");
    expect(find(objects, "PersistentVolumeClaim", "prod-shop-data").spec).not.toHaveProperty("volumeMode");
  });

  test("a Secret keeps the data from values, and still requires it", () => {
    const patches = { "Secret/login": { type: "example.com/login", stringData: { user: "on" } } };
    const directory = chartOf({ apps: [shop({ secrets: { login: { keys: ["password"], env: true } }, patches })] });
    const values = { "apps.shop.secrets.login.values.password": "0777" };
    const { type, data, stringData } = find(render(helm, directory, { values }), "Secret");
    const password = Buffer.from("0777").toString("base64");
    expect({ type, data, stringData }).toEqual({
      type: "example.com/login",
      data: { password },
      stringData: { user: "on" },
    });
    expect(() => render(helm, directory, { values: { "apps.shop.secrets.login.create": true } })).toThrow(
      "secrets.login.values.password is missing",
    );
    expect(checksums(directory, values)).toHaveProperty(["checksum/config.patches"]);
  });

  test("pods restart when a patch changes what they read, and only then", () => {
    const declare = (patch?: object) =>
      chartOf({ apps: [shop({ config: { A: "a" }, ...(patch && { patches: { "ConfigMap/config": patch } }) })] });
    const plain = checksums(declare());
    expect(Object.keys(plain)).toEqual(["checksum/config"]);
    expect(checksums(declare({ metadata: { labels: { team: "a" } } }))).toEqual(plain);
    const [patched, other] = [checksums(declare(data)), checksums(declare({ data: { A: "c" } }))];
    expect(patched).toMatchObject(plain);
    expect(Object.keys(patched)).toEqual(["checksum/config", "checksum/config.patches"]);
    expect(other["checksum/config.patches"]).not.toEqual(patched["checksum/config.patches"]);
  });

  test("the Ingress of all apps, which is removed with the last of them", () => {
    const apps = [app({ app_name: "a", app_type: "external-api", ingress: { paths: ["/a"] } })];
    const patches = { Ingress: { spec: { defaultBackend: { service: { name: "{{ on }}", port: { number: 80 } } } } } };
    const directory = chartOf({ chart: chart({ patches }), apps });
    const before = find(render(helm, chartOf({ apps })), "Ingress");
    const after = find(render(helm, directory), "Ingress", "prod");
    expect(after).toEqual({ ...before, spec: { ...before.spec, ...patches.Ingress.spec } });
    expect(lintChart(helm, directory)).toEqual({ passed: true, messages: [] });
    expect(render(helm, directory, { values: { "apps.a.enabled": false } })).toEqual([]);
  });
});
