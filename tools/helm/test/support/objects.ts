/** Finds relations between rendered objects: which refer to which, and which select which pods. */
import { workloadTraits } from "../../facts/workloads.ts";
import { type KubernetesObject, podOf } from "./charts.ts";

/** Every object and list in a value, including the value itself, with its path. */
export function nodesOf(value: unknown, path: readonly string[] = []): { path: readonly string[]; value: unknown }[] {
  if (typeof value !== "object" || value === null) return [{ path, value }];
  return [{ path, value }, ...Object.entries(value).flatMap(([key, child]) => nodesOf(child, [...path, key]))];
}

/** Where a pod's spec names another object: the key that holds the reference, the key of the name, and the object's kind. */
const REFERENCES: readonly (readonly [string, string, string])[] = [
  ["configMapKeyRef", "name", "ConfigMap"],
  ["configMapRef", "name", "ConfigMap"],
  ["configMap", "name", "ConfigMap"],
  ["secretKeyRef", "name", "Secret"],
  ["secretRef", "name", "Secret"],
  ["secret", "secretName", "Secret"],
  ["secret", "name", "Secret"],
  ["nodePublishSecretRef", "name", "Secret"],
  ["persistentVolumeClaim", "claimName", "PersistentVolumeClaim"],
];

/** Objects that a workload's pods need to start, as `Kind/name`. */
export function referencesOf(workload: KubernetesObject): readonly string[] {
  const { spec } = podOf(workload);
  const found = nodesOf(spec).flatMap(({ path, value }) =>
    REFERENCES.flatMap(([key, field, kind]) => {
      const name = (value as Record<string, unknown> | null)?.[field];
      return path.at(-1) === key && typeof name === "string" ? [`${kind}/${name}`] : [];
    }),
  );
  // Every namespace has the default account.
  const { serviceAccountName } = spec;
  const account = serviceAccountName === "default" ? [] : [`ServiceAccount/${serviceAccountName}`];
  const pull = (spec.imagePullSecrets ?? []).map(({ name }: KubernetesObject) => `Secret/${name}`);
  return [...new Set([...found, ...account, ...pull])].sort();
}

export interface Need {
  /** `<kind> <name>` */
  readonly id: string;
  readonly keys: readonly string[];
}

/** The Secrets and ConfigMaps without which a pod does not start, with the keys that it names. */
export function needsOfPod(spec: KubernetesObject): readonly Need[] {
  const pull = (spec.imagePullSecrets ?? []).map(({ name }: KubernetesObject) => ({ id: `Secret ${name}`, keys: [] }));
  const found = nodesOf(spec).flatMap(({ path, value }) => {
    const source = value as KubernetesObject;
    return REFERENCES.flatMap(([key, field, kind]) => {
      const name = source?.[field];
      const isNeeded = path.at(-1) === key && typeof name === "string" && source.optional !== true;
      if (!isNeeded || !["ConfigMap", "Secret"].includes(kind) || name === "kube-root-ca.crt") return [];
      const items = source.items ?? (path[0] === "volumes" && path.length === 3 ? subPaths(spec, path[1]) : []);
      const keys = [source.key, ...items.map((item: KubernetesObject) => item.key)].filter(
        (each) => each !== undefined,
      );
      return { id: `${kind} ${name}`, keys };
    });
  });
  return [...pull, ...found];
}

/** Without `items`, each sub path of a volume that a container mounts is a key. */
function subPaths(spec: KubernetesObject, index: string | undefined): readonly { key: string }[] {
  const { name } = spec.volumes[Number(index)];
  const mounts = [...(spec.initContainers ?? []), ...spec.containers].flatMap(({ volumeMounts = [] }) => volumeMounts);
  return mounts.flatMap((mount: KubernetesObject) =>
    mount.name === name && mount.subPath !== undefined ? [{ key: mount.subPath }] : [],
  );
}

/** Objects that exist because of an object, as `Kind/name`: itself, and the Secret that an operator creates from it. */
export function provides({ kind, metadata, spec }: KubernetesObject): readonly string[] {
  const own = `${kind}/${metadata.name}`;
  if (kind === "SealedSecret") return [own, `Secret/${metadata.name}`];
  return kind === "ExternalSecret" ? [own, `Secret/${spec.target.name}`] : [own];
}

/** The labels by which an object selects pods of the release; undefined if it selects none. */
export function selectorOf({ kind, spec }: KubernetesObject): Readonly<Record<string, string>> | undefined {
  if (kind === "Service") return spec.selector;
  if (kind === "PodDisruptionBudget" || workloadTraits(kind)?.selecting === true) return spec.selector.matchLabels;
  return kind === "NetworkPolicy" ? spec.podSelector.matchLabels : undefined;
}

export function selects(selector: Readonly<Record<string, string>>, workload: KubernetesObject): boolean {
  const { labels } = podOf(workload).metadata;
  return Object.entries(selector).every(([key, value]) => labels?.[key] === value);
}

export interface Hook {
  readonly object: KubernetesObject;
  readonly events: readonly string[];
  readonly weight: number;
  readonly policies: readonly string[];
}

/** The objects that are Helm hooks. */
export function hooksOf(objects: readonly KubernetesObject[]): readonly Hook[] {
  return objects.flatMap((object) => {
    const annotations = object.metadata.annotations ?? {};
    if (annotations["helm.sh/hook"] === undefined) return [];
    return {
      object,
      events: annotations["helm.sh/hook"].split(","),
      weight: Number(annotations["helm.sh/hook-weight"] ?? 0),
      policies: (annotations["helm.sh/hook-delete-policy"] ?? "").split(","),
    };
  });
}
