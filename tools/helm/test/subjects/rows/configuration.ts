import type { Attributes } from "../../support/charts.ts";
import type { AttributeRow, AttributeRows } from "./row.ts";

const DATABASE = { app_name: "postgres", app_type: "stateful-service", port: 5432 };

const text = (value: Attributes) => ({
  env: { SAMPLE: { app: { name: "postgres", value: "sample", optional: true, ...value } } },
});
const variable = (value: Attributes, at: string, is: unknown): AttributeRow => ({
  set: { env: { SAMPLE: value } },
  at: `container.env[name=SAMPLE]${at}`,
  is,
});
const source = (value: Attributes, at: string, is: unknown): AttributeRow => ({
  set: { env_from: [value] },
  at: `container.envFrom[0].${at}`,
  is,
});
const files = (more: Attributes) => ({ config_files: { sample: { files: [{ file: "shop/sample.txt" }], ...more } } });
const mount = "container.volumeMounts[name=sample]";
const secret = (value: Attributes) => ({ secrets: { sample: value } });
const store = (value: Attributes) => secret({ external: { store: "vault", extract: ["other"], ...value } });
const remote = (value: Attributes) => secret({ external: { store: "vault", data: { key: { key: "a", ...value } } } });
const remoteRef = "ExternalSecret.spec.data[secretKey=key].remoteRef";

/** Environment variables, ConfigMaps and Secrets. */
export const CONFIGURATION_ROWS: AttributeRows = {
  env: { set: { env: { SAMPLE: "1e3" } }, at: "container.env[name=SAMPLE].value", is: "1e3" },
  env_from: {
    set: { env_from: [{ secret: "sample" }] },
    at: "container.envFrom",
    is: [{ secretRef: { name: "sample" } }],
    was: undefined,
  },
  "#reference.app": {
    ...variable(
      { app: { name: "postgres", value: "postgres://{host}:{port}", optional: true } },
      ".value",
      "postgres://prod-postgres:5432",
    ),
    instead: {},
    beside: [DATABASE],
  },
  "#reference.secret": {
    ...variable({ secret: { name: "pg", key: "url" } }, ".valueFrom.secretKeyRef", { name: "pg", key: "url" }),
    instead: {},
  },
  "#reference.config_map": {
    ...variable({ config_map: { name: "pg", key: "url" } }, ".valueFrom.configMapKeyRef", { name: "pg", key: "url" }),
    instead: {},
  },
  "#reference.field": {
    ...variable({ field: "metadata.name" }, ".valueFrom.fieldRef.fieldPath", "metadata.name"),
    instead: {},
  },
  "#reference.resource": {
    ...variable({ resource: "limits.cpu" }, ".valueFrom.resourceFieldRef.resource", "limits.cpu"),
    instead: {},
  },
  "#keyReference.name": {
    ...variable({ secret: { name: "sample", key: "url" } }, ".valueFrom.secretKeyRef.name", "sample"),
    instead: { env: { SAMPLE: { secret: { name: "pg", key: "url" } } } },
  },
  "#keyReference.key": {
    ...variable({ secret: { name: "pg", key: "sample" } }, ".valueFrom.secretKeyRef.key", "sample"),
    instead: { env: { SAMPLE: { secret: { name: "pg", key: "url" } } } },
  },
  "#keyReference.optional": variable(
    { secret: { name: "pg", key: "url", optional: true } },
    ".valueFrom.secretKeyRef.optional",
    true,
  ),
  "#appText.name": {
    set: text({ value: "{host}" }),
    instead: { env: { SAMPLE: { app: { name: "redis", value: "{host}", optional: true } } } },
    beside: [DATABASE, { ...DATABASE, app_name: "redis" }],
    at: "container.env[name=SAMPLE].value",
    is: "prod-postgres",
    was: "prod-redis",
  },
  "#appText.value": {
    set: text({ value: "pg:{port}" }),
    instead: text({ value: "other" }),
    beside: [DATABASE],
    at: "container.env[name=SAMPLE].value",
    is: "pg:5432",
  },
  "#appText.port": {
    set: text({ value: "{port}", port: "metrics" }),
    beside: [{ ...DATABASE, port: undefined, ports: { http: 5432, metrics: 9187 } }],
    at: "container.env[name=SAMPLE].value",
    is: "9187",
    was: "5432",
  },
  "#appText.fallback": {
    set: text({ fallback: "none" }),
    beside: [{ ...DATABASE, enabled: false }],
    at: "container.env[name=SAMPLE].value",
    is: "none",
    was: undefined,
  },
  "#environmentSource.secret": { ...source({ secret: "sample" }, "secretRef.name", "sample"), instead: {} },
  "#environmentSource.config_map": { ...source({ config_map: "sample" }, "configMapRef.name", "sample"), instead: {} },
  "#environmentSource.prefix": source({ secret: "all", prefix: "SAMPLE_" }, "prefix", "SAMPLE_"),
  "#environmentSource.optional": source({ secret: "all", optional: true }, "secretRef.optional", true),
  config: { set: { config: { SAMPLE: "1e3" } }, at: "ConfigMap.data.SAMPLE", is: "1e3", was: undefined },
  config_files: { set: files({}), at: "ConfigMap.data[sample.txt]", is: "{{ 1 }}\n", was: undefined },
  "#configFiles.files": {
    set: files({}),
    instead: { config_files: { sample: { files: [{ file: "shop/image.digest" }] } } },
    at: "ConfigMap.data[sample.txt]",
    is: "{{ 1 }}\n",
    was: undefined,
  },
  "#configFiles.templated": { set: files({ templated: true }), at: "ConfigMap.data[sample.txt]", is: "1\n" },
  "#configFiles.shared": {
    set: files({ shared: true }),
    at: "ConfigMap.metadata.name",
    is: "prod-sample",
    was: "prod-shop-api-sample",
  },
  "#configFiles.mount_path": { set: files({ mount_path: "/sample" }), at: `${mount}.mountPath`, is: "/sample" },
  "#configFiles.sub_path": {
    set: files({ mount_path: "/sample", sub_path: "sample.txt" }),
    at: `${mount}.subPath`,
    is: "sample.txt",
    was: undefined,
  },
  "#configFiles.mounts": {
    set: files({ mounts: { "/sample": "sample.txt" } }),
    at: mount,
    is: { name: "sample", mountPath: "/sample", subPath: "sample.txt", readOnly: true },
  },
  "#configFiles.mode": {
    set: files({ mount_path: "/sample", mode: "0400" }),
    at: "pod.volumes[name=sample].configMap.defaultMode",
    is: 0o400,
    was: undefined,
  },
  "#configFile.file": {
    set: files({}),
    instead: { config_files: { sample: { files: [{ file: "shop/image.digest", key: "sample.txt" }] } } },
    at: "ConfigMap.data[sample.txt]",
    is: "{{ 1 }}\n",
  },
  "#configFile.key": {
    set: { config_files: { sample: { files: [{ file: "shop/sample.txt", key: "other.txt" }] } } },
    at: "ConfigMap.data[other.txt]",
    is: "{{ 1 }}\n",
  },
  secrets: {
    set: secret({ existing: "sample", env: true }),
    at: "container.envFrom",
    is: [{ secretRef: { name: "sample" } }],
    was: undefined,
  },
  "#secret.existing": {
    set: secret({ existing: "sample", env: true }),
    instead: secret({ keys: ["key"], env: true }),
    at: "container.envFrom[0].secretRef.name",
    is: "sample",
  },
  "#secret.external": {
    set: store({}),
    instead: secret({ existing: "sample" }),
    at: "ExternalSecret.spec.secretStoreRef.name",
    is: "vault",
  },
  "#secret.keys": {
    set: secret({ keys: ["key"] }),
    instead: secret({ existing: "sample" }),
    values: { "apps.shop_api.secrets.sample": { values: { key: "on" } } },
    at: "Secret.data.key",
    is: "b24=",
    was: undefined,
  },
  "#secret.env": {
    set: secret({ existing: "sample", env: true, mount_path: "/sample" }),
    at: "container.envFrom[0].secretRef.name",
    is: "sample",
    was: undefined,
  },
  "#secret.mount_path": {
    set: secret({ existing: "sample", mount_path: "/sample" }),
    instead: secret({ existing: "sample", env: true }),
    at: `${mount}.mountPath`,
    is: "/sample",
  },
  "#secret.sub_path": {
    set: secret({ existing: "sample", mount_path: "/sample", sub_path: "key" }),
    at: `${mount}.subPath`,
    is: "key",
  },
  "#secret.mounts": {
    set: secret({ existing: "sample", env: true, mounts: { "/sample": "key" } }),
    at: mount,
    is: { name: "sample", mountPath: "/sample", subPath: "key", readOnly: true },
  },
  "#secret.mode": {
    set: secret({ existing: "sample", mount_path: "/sample", mode: "0400" }),
    at: "pod.volumes[name=sample].secret.defaultMode",
    is: 0o400,
  },
  "#secret.when": {
    set: secret({ existing: "sample", env: true, when: "postgres" }),
    beside: [{ ...DATABASE, enabled: false }],
    at: "container.envFrom[0]",
    is: undefined,
    was: { secretRef: { name: "sample" } },
  },
  "#externalSecret.store": {
    set: store({ store: "sample" }),
    instead: store({}),
    at: "ExternalSecret.spec.secretStoreRef.name",
    is: "sample",
  },
  "#externalSecret.store_kind": {
    set: store({ store_kind: "ClusterSecretStore" }),
    at: "ExternalSecret.spec.secretStoreRef.kind",
    is: "ClusterSecretStore",
    was: "SecretStore",
  },
  "#externalSecret.refresh": {
    set: store({ refresh: "7m" }),
    at: "ExternalSecret.spec.refreshInterval",
    is: "7m",
    was: "1h",
  },
  "#externalSecret.data": {
    set: remote({}),
    instead: store({}),
    at: "ExternalSecret.spec.data",
    is: [{ secretKey: "key", remoteRef: { key: "a" } }],
  },
  "#externalSecret.extract": {
    set: store({ extract: ["1e3"] }),
    instead: remote({}),
    at: "ExternalSecret.spec.dataFrom",
    is: [{ extract: { key: "1e3" } }],
  },
  "#remoteKey.key": { set: remote({ key: "sample" }), instead: remote({}), at: `${remoteRef}.key`, is: "sample" },
  "#remoteKey.property": { set: remote({ property: "sample" }), at: `${remoteRef}.property`, is: "sample" },
  "#remoteKey.version": { set: remote({ version: "sample" }), at: `${remoteRef}.version`, is: "sample" },
};
