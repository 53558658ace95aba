/** Plays the provisioner of a cloud's default storage class: claims get a volume once a pod that mounts them is scheduled. */
import type { Api } from "./api.ts";
import type { KubernetesObject } from "./objects.ts";
import { reportError, type Watch } from "./play.ts";

const DRIVER = "storage.example";
const PROVISIONER = "storage.example/played";

/** The class of claims that name none. */
export async function createDefaultClass(api: Api): Promise<void> {
  await createStorageClass(api, "standard", { "storageclass.kubernetes.io/is-default-class": "true" });
}

/** A class that waits for the first consumer and lets claims grow, as those of the large clouds do. */
export async function createStorageClass(api: Api, name: string, annotations = {}): Promise<void> {
  await api.call("POST", "/apis/storage.k8s.io/v1/storageclasses", {
    apiVersion: "storage.k8s.io/v1",
    kind: "StorageClass",
    metadata: { name, annotations },
    provisioner: PROVISIONER,
    reclaimPolicy: "Delete",
    volumeBindingMode: "WaitForFirstConsumer",
    allowVolumeExpansion: true,
  });
}

export function playProvisioner(api: Api, watch: Watch): void {
  watch("/api/v1/persistentvolumeclaims", (claim, deleted) => {
    if (!deleted) void provision(api, claim).catch(reportError);
  });
  watch("/api/v1/persistentvolumes", ({ metadata, spec, status }, deleted) => {
    if (deleted || status?.phase !== "Released" || spec.persistentVolumeReclaimPolicy !== "Delete") return;
    void api.call("DELETE", `/api/v1/persistentvolumes/${metadata.name}`).catch(reportError);
  });
}

async function provision(api: Api, { metadata, spec, status }: KubernetesObject): Promise<void> {
  if (metadata.deletionTimestamp !== undefined) return;
  const storage = spec.resources.requests.storage;
  if (status?.phase === "Bound") {
    if (status.capacity?.storage !== storage) await grow(api, metadata, spec.volumeName, storage);
    return;
  }
  const { annotations = {} } = metadata;
  const scheduled = "volume.kubernetes.io/selected-node" in annotations;
  if (
    annotations["volume.kubernetes.io/storage-provisioner"] !== PROVISIONER ||
    !scheduled ||
    spec.volumeName !== undefined
  )
    return;
  const { uid, name, namespace } = metadata;
  const { status: code, body } = await api.call("POST", "/api/v1/persistentvolumes", {
    apiVersion: "v1",
    kind: "PersistentVolume",
    metadata: { name: `pvc-${uid}`, annotations: { "pv.kubernetes.io/provisioned-by": PROVISIONER } },
    spec: {
      accessModes: spec.accessModes,
      capacity: { storage },
      claimRef: { apiVersion: "v1", kind: "PersistentVolumeClaim", name, namespace, uid },
      csi: { driver: DRIVER, volumeHandle: uid },
      persistentVolumeReclaimPolicy: "Delete",
      storageClassName: spec.storageClassName,
      volumeMode: spec.volumeMode,
    },
  });
  // It is there already if the claim changed meanwhile.
  if (code !== 201 && code !== 409) throw new Error(`the volume of claim ${namespace}/${name}: ${body.message}`);
}

/** What the resizer of a storage driver does. */
async function grow(api: Api, { name, namespace }: KubernetesObject["metadata"], volume: string, storage: string) {
  const capacity = { storage };
  await api.call("PATCH", `/api/v1/persistentvolumes/${volume}`, { spec: { capacity } });
  const claim = `/api/v1/namespaces/${namespace}/persistentvolumeclaims/${name}`;
  await api.call("PATCH", `${claim}/status`, { status: { capacity } });
}
