import { describe, expect, test } from "@jest/globals";
import { readObject } from "../../checks/objects/objects.ts";
import { APP_SCHEMA } from "../../model/schemas.ts";
import { planOf } from "../planning.ts";
import type { JsonObject } from "../types.ts";
import { portsOf } from "./containers.ts";
import { attributesOf, isReadFromField, READERS, UNREAD } from "./readers.ts";
import { sourceOf } from "./source.ts";

describe("every attribute", () => {
  const known = Object.keys(APP_SCHEMA.properties);

  test("is read from its field, by a reader, or not at all for a reason", () => {
    const unknown = known.filter((name) => {
      const schema = APP_SCHEMA.properties[name];
      return !(name in READERS) && !(name in UNREAD) && (schema === undefined || !isReadFromField(schema));
    });
    expect(unknown).toEqual([]);
  });

  test("no reader and no reason is left over", () => {
    const listed = [...Object.keys(READERS), ...Object.keys(UNREAD)];
    expect(listed.filter((name) => !known.includes(name))).toEqual([]);
    expect(Object.keys(READERS).filter((name) => name in UNREAD)).toEqual([]);
    for (const reason of Object.values(UNREAD)) expect(reason).toMatch(/\.$/);
  });
});

const NAMING = { release: "shop", chartName: "shop", packageLabel: "//shop" };

/** What is read about the only app among objects. */
function read(...bodies: readonly JsonObject[]) {
  const variation = { environment: undefined, objects: bodies.map(readObject) };
  const plan = planOf([variation], NAMING);
  const unit = plan.units[0]?.versions.get(undefined);
  const source = unit && sourceOf(unit, variation, plan, portsOf);
  if (source === undefined) throw new Error("no app");
  return attributesOf(source);
}

const workload = (kind: string, name: string, spec: JsonObject, pod: JsonObject, container: JsonObject = {}) => ({
  apiVersion: "apps/v1",
  kind,
  metadata: { name },
  spec: {
    selector: { matchLabels: { app: name } },
    ...spec,
    template: {
      metadata: { labels: { app: name } },
      spec: { ...pod, containers: [{ name: "api", image: "acme/api:1.2", ...container }] },
    },
  },
});

const service = (name: string, spec: JsonObject) => ({
  apiVersion: "v1",
  kind: "Service",
  metadata: { name },
  spec: { selector: { app: "shop-api" }, ...spec },
});

describe("one app", () => {
  test("names and selectors that are installed are kept", () => {
    const found = read(
      workload("Deployment", "shop-api", {}, {}, { ports: [{ containerPort: 8080 }] }),
      service("web", { ports: [{ port: 80, targetPort: 8080 }] }),
    );
    expect(found).toMatchObject({
      app_type: "internal-api",
      image: "acme/api",
      image_tag: "1.2",
      ports: { http: 8080 },
      selector_labels: { app: "shop-api" },
      service: { name: "web", ports: { http: 80 } },
    });
    // The release's name comes first, as the rules would have it.
    expect(found["object_name"]).toBeUndefined();
  });

  test.each([
    ["acme/api", { image: "acme/api", image_tag: "latest" }],
    ["registry:5000/acme/api", { image: "registry:5000/acme/api", image_tag: "latest" }],
    ["registry:5000/acme/api:2", { image: "registry:5000/acme/api", image_tag: "2" }],
    ["acme/api:2@sha256:ab", { image: "acme/api", image_digest: "sha256:ab" }],
  ])("the image %s", (image, expected) => {
    const {
      image: repository,
      image_tag,
      image_digest,
    } = read(workload("Deployment", "shop-api", {}, {}, { image })) as JsonObject;
    expect(JSON.parse(JSON.stringify({ image: repository, image_tag, image_digest }))).toEqual(expected);
  });

  test("variables and their sources", () => {
    const found = read(
      workload(
        "Deployment",
        "shop-api",
        {},
        {},
        {
          env: [
            { name: "PLAIN", value: "x" },
            { name: "EMPTY" },
            { name: "KEY", valueFrom: { secretKeyRef: { name: "keys", key: "a", optional: true } } },
            { name: "POD", valueFrom: { fieldRef: { fieldPath: "metadata.name" } } },
          ],
          envFrom: [{ configMapRef: { name: "shop-api-config" } }, { prefix: "X_", secretRef: { name: "more" } }],
        },
      ),
      { apiVersion: "v1", kind: "ConfigMap", metadata: { name: "shop-api-config" }, data: { LEVEL: "info" } },
    );
    expect(found).toMatchObject({
      config: { LEVEL: "info" },
      env: {
        PLAIN: "x",
        EMPTY: "",
        KEY: { secret: { name: "keys", key: "a", optional: true } },
        POD: { field: "metadata.name" },
      },
      env_from: [{ secret: "more", prefix: "X_" }],
    });
  });

  test("probes with what they have in common at the top; one that allows as many failures as before", () => {
    const httpGet = { path: "/health", port: 8080 };
    const { health_check } = read(
      workload(
        "Deployment",
        "shop-api",
        {},
        {},
        {
          ports: [{ containerPort: 8080, name: "web" }],
          livenessProbe: { httpGet, periodSeconds: 5 },
          readinessProbe: { httpGet },
        },
      ),
    );
    expect(health_check).toEqual({ path: "/health", liveness: { failure_threshold: 3, period_seconds: 5 } });
    expect(read(workload("Deployment", "shop-api", {}, {}))["health_check"]).toEqual({ enabled: false });
  });

  test("volumes, claims and files", () => {
    const found = read(
      workload(
        "Deployment",
        "shop-api",
        {},
        {
          volumes: [
            { name: "data", persistentVolumeClaim: { claimName: "shop-api-data" } },
            { name: "old", persistentVolumeClaim: { claimName: "archive" } },
            { name: "conf", configMap: { name: "shop-api-conf", defaultMode: 256 } },
            { name: "nfs", nfs: { server: "a", path: "/b" } },
          ],
        },
        {
          volumeMounts: [
            { name: "data", mountPath: "/data" },
            { name: "conf", mountPath: "/etc/a.conf", subPath: "a.conf" },
          ],
        },
      ),
      {
        apiVersion: "v1",
        kind: "PersistentVolumeClaim",
        metadata: { name: "shop-api-data", annotations: { "helm.sh/resource-policy": "keep" } },
        spec: { accessModes: ["ReadWriteMany"], resources: { requests: { storage: "1Gi" } } },
      },
      { apiVersion: "v1", kind: "ConfigMap", metadata: { name: "shop-api-conf" }, data: { "a.conf": "x" } },
    );
    expect(found["volumes"]).toEqual({
      data: { claim: { size: "1Gi", access_modes: ["ReadWriteMany"], keep: true }, mount_path: "/data" },
      old: { existing_claim: "archive" },
      nfs: { source: { nfs: { server: "a", path: "/b" } } },
    });
    expect(found["config_files"]).toEqual({
      conf: {
        files: [{ file: "//shop:files/api/conf/a.conf", key: "a.conf" }],
        mount_path: "/etc/a.conf",
        sub_path: "a.conf",
        mode: "0400",
      },
    });
  });

  test.each([
    [
      { "helm.sh/hook": "pre-upgrade,pre-install" },
      { phase: "before_deploy", weight: 0, delete_policy: ["before-hook-creation"] },
    ],
    [
      { "helm.sh/hook": "post-upgrade", "helm.sh/hook-weight": "-5", "helm.sh/hook-delete-policy": "hook-succeeded" },
      { phase: "after_upgrade", weight: -5, delete_policy: ["hook-succeeded"] },
    ],
  ])("a job that is the hook %j", (annotations, expected) => {
    const job = workload("Job", "shop-api", {}, {});
    expect(read({ ...job, metadata: { name: "shop-api", annotations } })).toMatchObject({
      app_type: "job",
      ...expected,
    });
  });

  test("what only the rules have a default for is written out as Kubernetes has it", () => {
    const cron = read({
      apiVersion: "batch/v1",
      kind: "CronJob",
      metadata: { name: "shop-api" },
      spec: {
        schedule: "0 3 * * *",
        jobTemplate: { spec: { template: { spec: { containers: [{ name: "api", image: "a:1" }] } } } },
      },
    });
    expect(cron).toMatchObject({ app_type: "cron-job", backoff_limit: 6, concurrency_policy: "Allow", suspend: false });
    expect(cron).not.toHaveProperty("successful_jobs_history_limit");
  });

  test("the strictest security whose settings are all there", () => {
    const seccompProfile = { type: "RuntimeDefault" };
    const security = (pod: JsonObject, container: JsonObject) =>
      read(workload("Deployment", "shop-api", {}, pod, container))["security"];
    const restricted = {
      securityContext: {
        allowPrivilegeEscalation: false,
        readOnlyRootFilesystem: false,
        capabilities: { drop: ["ALL"] },
      },
    };
    expect(security({ securityContext: { seccompProfile, runAsNonRoot: true } }, restricted)).toBe("restricted");
    expect(security({ securityContext: { seccompProfile } }, restricted)).toBe("baseline");
    expect(security({ securityContext: { seccompProfile, runAsNonRoot: true }, hostNetwork: true }, restricted)).toBe(
      "privileged",
    );
    expect(security({}, {})).toBe("privileged");
  });
});

describe("what an app brings along under its own name", () => {
  const external = (name: string, more: JsonObject = {}) => ({
    apiVersion: "external-secrets.io/v1",
    kind: "ExternalSecret",
    metadata: { name },
    spec: {
      secretStoreRef: { name: "vault", kind: "ClusterSecretStore" },
      data: [{ secretKey: "a", remoteRef: { key: "shop", property: "a" } }],
      ...more,
    },
  });
  const app = (envFrom: readonly JsonObject[], pod: JsonObject = {}) =>
    workload("Deployment", "shop-api", {}, pod, { envFrom: [...envFrom] });
  const ref = (name: string) => ({ secretRef: { name } });

  test("Secrets that an operator fills in, as variables or as a volume", () => {
    const volumes = [{ name: "tls", secret: { secretName: "shop-api-tls", defaultMode: 256 } }];
    const found = read(
      app([ref("shop-api-keys"), ref("other")], { volumes }),
      external("shop-api-keys"),
      external("shop-api-tls"),
    );
    const declared = { store: "vault", store_kind: "ClusterSecretStore", data: { a: { key: "shop", property: "a" } } };
    expect(found["secrets"]).toEqual({
      keys: { external: declared, env: true },
      tls: { external: declared, mode: "0400" },
    });
    expect(found["env_from"]).toEqual([{ secret: "other" }]);
    expect(found["volumes"]).toBeUndefined();
  });

  test.each([
    ["after another source", [ref("other"), ref("shop-api-keys")], external("shop-api-keys")],
    ["which may be missing", [{ secretRef: { name: "shop-api-keys", optional: true } }], external("shop-api-keys")],
    ["of a template", [ref("shop-api-keys")], external("shop-api-keys", { target: { template: { type: "x" } } })],
    ["of another name", [ref("keys")], external("keys")],
  ])("not one %s", (_, envFrom, secret) => {
    expect(read(app(envFrom), secret)["secrets"]).toBeUndefined();
  });

  test("dashboards", () => {
    const dashboards = (labels: JsonObject) => ({
      apiVersion: "v1",
      kind: "ConfigMap",
      metadata: { name: "shop-api-dashboards", labels },
      data: { "api-overview.json": "{}" },
    });
    expect(read(app([]), dashboards({ grafana_dashboard: "1" }))["dashboards"]).toEqual({
      overview: { file: "//shop:files/api/dashboards/overview.json" },
    });
    expect(read(app([]), dashboards({}))["dashboards"]).toBeUndefined();
  });
});
