/**
 * Charts and manifests that others made, and charts of ours that take their place: what `compare` finds, and that the attributes
 * which keep names and selectors leave nothing to be replaced.
 */
import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { afterAll, describe, expect, test } from "@jest/globals";
import { runCommand } from "../../commands.ts";
import type { ComparisonReport } from "../../compare/report/report.ts";
import { type Attributes, app, chart, chartOf } from "../support/charts.ts";
import { HELMS, runHelm } from "../support/helm.ts";
import { LIBRARY } from "../support/library_chart.ts";

process.env["RUNFILES_DIR"] = resolve("..");
const folder = () => mkdtempSync(join(process.env["TEST_TMPDIR"] ?? tmpdir(), "foreign-"));

function written(files: Readonly<Record<string, string>>): string {
  const directory = folder();
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(directory, path)), { recursive: true });
    writeFileSync(join(directory, path), text);
  }
  return directory;
}

const rows: string[] = [];

/** The report on the system and on a chart of the apps, without labels and what our defaults add to each pod. */
async function migrated(name: string, helm: string, manual: string, apps: readonly Attributes[], renames = "{}") {
  const generated = chartOf({ chart: chart({ chart_name: "shop", namespace: "team" }), apps });
  const [renamed, accepted] = [written({ "renames.yaml": renames }), written({ "accept.yaml": OURS })];
  const run = (...more: readonly string[]) =>
    runCommand([
      "compare",
      `--helm=${helm}`,
      `--manual=${manual}`,
      `--generated=${generated}`,
      "--release=prod",
      "--format=json",
      `--renames=${renamed}/renames.yaml`,
      ...more,
    ]);
  const all = JSON.parse((await run()).output) as ComparisonReport;
  const { output } = await run(`--accept=${accepted}/accept.yaml`);
  // Not every system has each of the differences.
  const report = JSON.parse(output.slice(0, output.lastIndexOf("\n}") + 2)) as ComparisonReport;
  const count = all.changed.reduce((sum, { fields }) => sum + fields.length, 0);
  rows.push(
    [name, all.missing.length, all.extra.length, all.changed.length, count, all.same, all.replaced.length].join(" | "),
  );
  return {
    missing: report.missing.map(({ id }) => id),
    extra: report.extra.map(({ id }) => id),
    changed: report.changed.flatMap(({ id, fields }) =>
      fields.map(({ path, before, after }) => [id, path, before, after]),
    ),
    replaced: report.replaced.map(({ id, what, fix }) => `${id} ${what}; ${fix}`),
  };
}

/** What our charts add to everything that they deploy. */
const OURS = [
  "metadata.labels",
  "spec.template.metadata.labels",
  ...[
    "automountServiceAccountToken",
    "enableServiceLinks",
    "securityContext",
    "topologySpreadConstraints",
    "volumes",
  ].map((field) => `spec.template.spec.${field}`),
  ...["securityContext", "volumeMounts[mountPath=/tmp]"].map((field) => `spec.template.spec.containers[*].${field}`),
]
  .map((path) => `"*/* ${path}": Ours.\n`)
  .join("");

describe.each(HELMS)("%s", (version, helm) => {
  describe("`helm create`", () => {
    const created = () => {
      const directory = folder();
      expect(runHelm(helm, ["create", join(directory, "web")]).exitCode).toBe(0);
      return join(directory, "web");
    };
    const WEB = {
      app_name: "web",
      app_type: "internal-api",
      image: "nginx",
      image_tag: "1.16.0",
      port: 80,
      health_check: { path: "/" },
    };

    test("with its names and selectors, everything is changed in place", async () => {
      const web = app({
        ...WEB,
        object_name: "prod-web",
        selector_labels: { "app.kubernetes.io/name": "web", "app.kubernetes.io/instance": "prod" },
        service_account: { create: true },
        replicas: 1,
      });
      expect(await migrated(`helm create, ${version}`, helm, created(), [web])).toEqual({
        missing: ["Pod/prod-web-test-connection"],
        extra: [],
        changed: [
          ["Deployment/prod-web", "spec.template.spec.containers[name=web].livenessProbe.failureThreshold", 3, 6],
          ["Deployment/prod-web", "spec.template.spec.containers[name=web].volumeMounts", undefined, TMP],
          ["ServiceAccount/prod-web", "automountServiceAccountToken", true, false],
        ],
        replaced: [],
      });
    });

    test("without them, the Deployment would have to be deleted", async () => {
      const { replaced } = await migrated(`the same, undeclared, ${version}`, helm, created(), [app(WEB)]);
      expect(replaced).toEqual([
        'Deployment/prod-web must be deleted first, since spec.selector.matchLabels["app.kubernetes.io/component"] cannot change; to keep it, declare `selector_labels = {"app.kubernetes.io/name": "web", "app.kubernetes.io/instance": "prod"}`',
      ]);
    });
  });

  test("a chart of a common library", async () => {
    const orders = app({
      app_name: "orders_api",
      image: "registry.example.com/orders",
      image_tag: "2.1",
      port: 8080,
      env: { LOG_LEVEL: "info" },
      object_name: "orders",
      selector_labels: { app: "orders" },
      service: { port: 80 },
      autoscaling: { min_replicas: 2, max_replicas: 5, cpu: 80 },
      resources: { requests: { cpu: "100m" } },
    });
    expect(await migrated(`common library, ${version}`, helm, written(LIBRARY), [orders])).toEqual({
      missing: [],
      extra: ["PodDisruptionBudget/orders"],
      changed: [
        ["Deployment/orders", "spec.template.spec.containers[name=orders-api].name", "main", "orders-api"],
        [
          "Deployment/orders",
          "spec.template.spec.containers[name=orders-api].readinessProbe",
          undefined,
          expect.anything(),
        ],
        ["Deployment/orders", "spec.template.spec.containers[name=orders-api].volumeMounts", undefined, TMP],
      ],
      replaced: [],
    });
  });

  test("a chart whose library is not there", async () => {
    const { "charts/common/Chart.yaml": _, "charts/common/templates/_workload.tpl": __, ...files } = LIBRARY;
    const options = [`--manual=${written(files)}`, `--generated=${written(KUSTOMIZE)}`];
    const { exitCode, output } = await runCommand(["compare", `--helm=${helm}`, ...options]);
    expect([exitCode, output]).toEqual([
      1,
      expect.stringMatching(
        /--manual: cannot be rendered: .*common.*`helm dependency build` fetches charts that it lacks\. \[failed-rendering\]$/,
      ),
    ]);
  });

  test("what Kustomize builds", async () => {
    const worker = app({
      app_name: "worker",
      app_type: "worker",
      image: "registry.example.com/billing-worker",
      image_tag: "1.4",
      replicas: 3,
      object_name: "prod-worker",
      selector_labels: { app: "billing", tier: "worker" },
      config: { QUEUE: "jobs" },
    });
    const cache = app({
      app_name: "cache",
      app_type: "stateful-service",
      image: "docker.io/library/redis",
      image_tag: "7.2",
      ports: { redis: 6379 },
      object_name: "prod-cache",
      selector_labels: { app: "billing", tier: "cache" },
      service: { headless: true },
      volumes: { data: { claim: { size: "1Gi" }, mount_path: "/data" } },
      patches: { StatefulSet: { spec: { serviceName: "prod-cache", volumeClaimTemplates: [CLAIM] } } },
    });
    const renames = '"ConfigMap/prod-worker-config-*": prod-worker-config';
    expect(await migrated(`Kustomize, ${version}`, helm, written(KUSTOMIZE), [worker, cache], renames)).toEqual({
      missing: [],
      // The name that each pod gets belongs to the Service that was there before.
      extra: ["PodDisruptionBudget/prod-worker", "Service/prod-cache-headless"],
      changed: [
        [
          "Deployment/prod-worker",
          "spec.template.metadata.annotations",
          undefined,
          { "checksum/config": expect.anything() },
        ],
        ["Deployment/prod-worker", "spec.template.spec.containers[name=worker].volumeMounts", undefined, TMP],
        ["StatefulSet/prod-cache", "spec.template.spec.containers[name=cache].name", "redis", "cache"],
        [
          "StatefulSet/prod-cache",
          "spec.template.spec.containers[name=cache].ports[containerPort=6379].name",
          undefined,
          "redis",
        ],
        [
          "StatefulSet/prod-cache",
          "spec.template.spec.containers[name=cache].readinessProbe",
          undefined,
          expect.anything(),
        ],
      ],
      replaced: [
        "ConfigMap/prod-worker-config is created, and ConfigMap/prod-worker-config-b24f2f5655 deleted; nothing has to keep it: the new one is there before the old one goes",
      ],
    });
    const { replaced } = await migrated(
      `the same, undeclared, ${version}`,
      helm,
      written(KUSTOMIZE),
      [worker, { ...cache, patches: undefined }],
      renames,
    );
    expect(replaced[1]).toBe(
      'StatefulSet/prod-cache must be deleted first, since spec.serviceName, spec.volumeClaimTemplates[name=data].metadata.labels cannot change; to keep it, declare `patches = {"StatefulSet": {"spec": {"serviceName": "prod-cache", "volumeClaimTemplates": [{"metadata": {"labels": {"app": "billing"}, "name": "data"}, "spec": {"accessModes": ["ReadWriteOnce"], "resources": {"requests": {"storage": "1Gi"}}}}]}}}`',
    );
  });
});

/** A claim template with the label that Kustomize gives to everything. */
const CLAIM = {
  metadata: { name: "data", labels: { app: "billing" } },
  spec: { accessModes: ["ReadWriteOnce"], resources: { requests: { storage: "1Gi" } } },
};

const TMP = [{ name: "tmp", mountPath: "/tmp" }];

/** The output of \`kubectl kustomize\` for an overlay with a prefix, labels, a namespace and a generated ConfigMap. */
const KUSTOMIZE = {
  "prod.yaml": `apiVersion: v1
data:
  QUEUE: jobs
kind: ConfigMap
metadata:
  labels:
    app: billing
  name: prod-worker-config-b24f2f5655
  namespace: billing
---
apiVersion: v1
kind: Service
metadata:
  labels:
    app: billing
  name: prod-cache
  namespace: billing
spec:
  clusterIP: None
  ports:
  - name: redis
    port: 6379
  selector:
    app: billing
    tier: cache
---
apiVersion: apps/v1
kind: Deployment
metadata:
  labels:
    app: billing
  name: prod-worker
  namespace: billing
spec:
  replicas: 3
  selector:
    matchLabels:
      app: billing
      tier: worker
  template:
    metadata:
      labels:
        app: billing
        tier: worker
    spec:
      containers:
      - envFrom:
        - configMapRef:
            name: prod-worker-config-b24f2f5655
        image: registry.example.com/billing-worker:1.4
        name: worker
---
apiVersion: apps/v1
kind: StatefulSet
metadata:
  labels:
    app: billing
  name: prod-cache
  namespace: billing
spec:
  selector:
    matchLabels:
      app: billing
      tier: cache
  serviceName: prod-cache
  template:
    metadata:
      labels:
        app: billing
        tier: cache
    spec:
      containers:
      - image: docker.io/library/redis:7.2
        name: redis
        ports:
        - containerPort: 6379
        volumeMounts:
        - mountPath: /data
          name: data
  volumeClaimTemplates:
  - metadata:
      labels:
        app: billing
      name: data
    spec:
      accessModes:
      - ReadWriteOnce
      resources:
        requests:
          storage: 1Gi
`,
};

afterAll(() => {
  process.stdout.write(
    `system | missing | extra | changed objects | changed places | the same | replaced\n${rows.join("\n")}\n`,
  );
});
