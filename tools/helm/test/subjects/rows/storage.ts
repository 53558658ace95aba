import type { Attributes } from "../../support/charts.ts";
import type { AttributeRow, AttributeRows } from "./row.ts";

const volume = (value: Attributes, more: Attributes = {}) => ({ volumes: { sample: value }, ...more });
const place = "pod.volumes[name=sample]";
const mount = "container.volumeMounts[name=sample]";
const EMPTY = volume({ empty_dir: {} });

const inPod = (value: Attributes, at: string, is: unknown, more: Partial<AttributeRow> = {}): AttributeRow => ({
  set: volume(value),
  at: `${place}.${at}`,
  is,
  ...more,
});
const mounted = (value: Attributes, at: string, is: unknown): AttributeRow => ({
  set: volume({ empty_dir: {}, ...value }),
  at: `${mount}${at}`,
  is,
});
const claim = (value: Attributes, at: string, is: unknown, more: Partial<AttributeRow> = {}): AttributeRow => ({
  set: volume({ claim: { size: "1Gi", ...value } }, { replicas: 1 }),
  at: `PersistentVolumeClaim.${at}`,
  is,
  ...more,
});
const host = (value: Attributes) => volume({ host_path: { path: "/a", ...value } }, { security: "privileged" });
const projected = (value: Attributes, at: string, is: unknown, more: Partial<AttributeRow> = {}) =>
  inPod({ projected: [value] }, `projected.sources[0].${at}`, is, more);
const token = (value: Attributes) => ({ service_account_token: { path: "token", ...value } });

const SCRATCH = { accessModes: ["ReadWriteOnce"], resources: { requests: { storage: "1Gi" } } };

/** Volumes and claims. */
export const STORAGE_ROWS: AttributeRows = {
  volumes: inPod({ existing_claim: "other" }, "persistentVolumeClaim.claimName", "other", { was: undefined }),
  "#volume.claim": claim({}, "spec.resources.requests.storage", "1Gi", { instead: EMPTY }),
  "#volume.existing_claim": inPod({ existing_claim: "other" }, "persistentVolumeClaim.claimName", "other", {
    instead: EMPTY,
  }),
  "#volume.empty_dir": inPod({ empty_dir: {} }, "emptyDir", {}, { instead: volume({ secret: "other" }) }),
  "#volume.config_map": inPod({ config_map: "other" }, "configMap.name", "other", { instead: EMPTY }),
  "#volume.secret": inPod({ secret: "other" }, "secret.secretName", "other", { instead: EMPTY }),
  "#volume.host_path": { set: host({}), instead: EMPTY, at: `${place}.hostPath.path`, is: "/a" },
  "#volume.csi": inPod({ csi: { driver: "d" } }, "csi.driver", "d", { instead: EMPTY }),
  "#volume.projected": projected({ secret: "other" }, "secret.name", "other", { instead: EMPTY }),
  "#volume.source": inPod(
    { source: { ephemeral: { volumeClaimTemplate: { spec: SCRATCH } } } },
    "ephemeral",
    {
      volumeClaimTemplate: { spec: SCRATCH },
    },
    { instead: EMPTY },
  ),
  "#volume.items": inPod({ secret: "other", items: { key: "path" } }, "secret.items", [{ key: "key", path: "path" }]),
  "#volume.mode": inPod({ config_map: "other", mode: "0400" }, "configMap.defaultMode", 0o400),
  "#volume.optional": inPod({ config_map: "other", optional: true }, "configMap.optional", true),
  "#volume.mount_path": mounted({ mount_path: "/sample" }, ".mountPath", "/sample"),
  "#volume.sub_path": mounted({ mount_path: "/sample", sub_path: "a/b" }, ".subPath", "a/b"),
  "#volume.mounts": mounted({ mounts: { "/sample": "a" } }, "", { name: "sample", mountPath: "/sample", subPath: "a" }),
  "#volume.read_only": mounted({ mount_path: "/sample", read_only: true }, ".readOnly", true),
  "#volume.when": {
    set: volume({ empty_dir: {}, when: "other" }),
    beside: [{ app_name: "other", app_type: "worker", enabled: false }],
    at: place,
    is: undefined,
    was: { name: "sample", emptyDir: {} },
  },
  "#claim.size": claim({ size: "7Gi" }, "spec.resources.requests.storage", "7Gi", {
    instead: volume({ claim: { size: "1Gi" } }, { replicas: 1 }),
  }),
  "#claim.storage_class": claim({ storage_class: "fast" }, "spec.storageClassName", "fast"),
  "#claim.access_modes": claim({ access_modes: ["ReadWriteMany"] }, "spec.accessModes", ["ReadWriteMany"], {
    was: ["ReadWriteOnce"],
  }),
  "#claim.shared": claim({ access_modes: ["ReadWriteMany"], shared: true }, "metadata.name", "prod-sample", {
    was: "prod-shop-api-sample",
  }),
  "#claim.keep": claim({ keep: true }, "metadata.annotations", { "helm.sh/resource-policy": "keep" }),
  "#claim.annotations": claim({ annotations: { sample: "on" } }, "metadata.annotations.sample", "on"),
  "#emptyDir.medium": inPod({ empty_dir: { medium: "Memory" } }, "emptyDir.medium", "Memory"),
  "#emptyDir.size_limit": inPod({ empty_dir: { size_limit: "7Mi" } }, "emptyDir.sizeLimit", "7Mi"),
  "#hostPath.path": { set: host({ path: "/dev" }), instead: host({}), at: `${place}.hostPath.path`, is: "/dev" },
  "#hostPath.type": { set: host({ type: "Directory" }), at: `${place}.hostPath.type`, is: "Directory" },
  "#csi.driver": inPod({ csi: { driver: "other" } }, "csi.driver", "other", {
    instead: volume({ csi: { driver: "d" } }),
  }),
  "#csi.attributes": inPod({ csi: { driver: "d", attributes: { a: "on" } } }, "csi.volumeAttributes.a", "on"),
  "#csi.fs_type": inPod({ csi: { driver: "d", fs_type: "ext4" } }, "csi.fsType", "ext4"),
  "#csi.read_only": inPod({ csi: { driver: "d", read_only: true } }, "csi.readOnly", true),
  "#csi.secret": inPod({ csi: { driver: "d", secret: "s" } }, "csi.nodePublishSecretRef.name", "s"),
  "#projection.config_map": projected({ config_map: "other" }, "configMap.name", "other", { instead: EMPTY }),
  "#projection.secret": projected({ secret: "other" }, "secret.name", "other", { instead: EMPTY }),
  "#projection.service_account_token": projected(token({}), "serviceAccountToken.path", "token", { instead: EMPTY }),
  "#projection.downward_api": projected(
    { downward_api: { labels: "metadata.labels", memory: "limits.memory" } },
    "downwardAPI.items",
    [
      { path: "labels", fieldRef: { fieldPath: "metadata.labels" } },
      { path: "memory", resourceFieldRef: { containerName: "shop-api", resource: "limits.memory" } },
    ],
    { instead: EMPTY },
  ),
  "#projection.items": projected({ secret: "s", items: { key: "path" } }, "secret.items", [
    { key: "key", path: "path" },
  ]),
  "#projection.optional": projected({ secret: "s", optional: true }, "secret.optional", true),
  "#serviceAccountToken.path": projected(token({ path: "other" }), "serviceAccountToken.path", "other", {
    instead: volume({ projected: [token({})] }),
  }),
  "#serviceAccountToken.audience": projected(token({ audience: "vault" }), "serviceAccountToken.audience", "vault"),
  "#serviceAccountToken.expiration_seconds": projected(
    token({ expiration_seconds: 7777 }),
    "serviceAccountToken.expirationSeconds",
    7777,
  ),
};
