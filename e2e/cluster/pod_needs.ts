/** What a kubelet looks up before it starts a pod. */
import type { Fields } from "./objects.ts";

/** An object that a pod reads. */
export interface Need {
  readonly kind: "Secret" | "ConfigMap";
  readonly name: string;
  readonly keys: readonly string[];
  /** Which part of the pod reads it. */
  readonly by: string;
}

/** The Secrets and ConfigMaps without which a pod does not start, with the keys that have to be there. */
export function needsOf(pod: Fields): readonly Need[] {
  const containers: readonly Fields[] = [...(pod.initContainers ?? []), ...(pod.containers ?? [])];
  const volumes: readonly Fields[] = pod.volumes ?? [];
  return [
    ...volumes.flatMap(ofVolume),
    ...containers.flatMap((container) => [...ofVariables(container), ...ofSubPaths(container, volumes)]),
    ...(pod.imagePullSecrets ?? []).map(({ name }: Fields) => need("Secret", { name }, [], "imagePullSecrets")),
  ];
}

function need(kind: Need["kind"], source: Fields, keys: readonly string[], by: string): Need {
  return { kind, name: source.secretName ?? source.name, keys, by };
}

/** The Secret or the ConfigMap of a volume, of `envFrom` or of `valueFrom`, unless it is optional. */
function ofSource(
  secret: Fields,
  configMap: Fields,
  keys: (source: Fields) => readonly string[],
  by: string,
): readonly Need[] {
  return [
    ...(secret === undefined || secret.optional === true ? [] : [need("Secret", secret, keys(secret), by)]),
    ...(configMap === undefined || configMap.optional === true
      ? []
      : [need("ConfigMap", configMap, keys(configMap), by)]),
  ];
}

function ofVolume(volume: Fields): readonly Need[] {
  const items = (source: Fields) => (source.items ?? []).map(({ key }: Fields) => key);
  const sources: readonly Fields[] = [volume, ...(volume.projected?.sources ?? [])];
  return sources.flatMap(({ secret, configMap }) => ofSource(secret, configMap, items, `volume ${volume.name}`));
}

function ofVariables({ name: container, env = [], envFrom = [] }: Fields): readonly Need[] {
  return [
    ...envFrom.flatMap(({ secretRef, configMapRef }: Fields) =>
      ofSource(secretRef, configMapRef, () => [], `envFrom of ${container}`),
    ),
    ...env.flatMap(({ name, valueFrom = {} }: Fields) =>
      ofSource(valueFrom.secretKeyRef, valueFrom.configMapKeyRef, ({ key }) => [key], `env ${name} of ${container}`),
    ),
  ];
}

/** A sub path whose file is missing becomes an empty folder, so the app finds no file. */
function ofSubPaths({ name: container, volumeMounts = [] }: Fields, volumes: readonly Fields[]): readonly Need[] {
  return volumeMounts.flatMap(({ name, subPath }: Fields) => {
    const { secret, configMap } = volumes.find((volume) => volume.name === name) ?? {};
    if (subPath === undefined || (secret ?? configMap)?.items !== undefined) return [];
    return ofSource(secret, configMap, () => [subPath], `subPath of ${container}`);
  });
}

/** What keeps a pod from starting although everything that it reads is there. */
export function mistakesIn(pod: Fields): readonly string[] {
  const volumes: readonly Fields[] = pod.volumes ?? [];
  const containers: readonly Fields[] = [...(pod.initContainers ?? []), ...(pod.containers ?? [])];
  return containers.flatMap(({ name, securityContext, volumeMounts = [] }) => {
    const { runAsUser, runAsNonRoot } = { ...pod.securityContext, ...securityContext };
    const root = runAsNonRoot === true && runAsUser === 0 ? [`${name}: runAsNonRoot, but runAsUser is 0`] : [];
    return [...root, ...volumeMounts.flatMap((mount: Fields) => mountMistakes(name, mount, volumes))];
  });
}

function mountMistakes(container: string, { name, subPath }: Fields, volumes: readonly Fields[]): readonly string[] {
  const volume = volumes.find((each) => each.name === name);
  if (volume === undefined) return [`${container}: no volume ${name}`];
  const items: readonly Fields[] | undefined = (volume.secret ?? volume.configMap)?.items;
  if (subPath === undefined || items === undefined || items.some(({ path }) => path === subPath)) return [];
  return [`${container}: volume ${name} has no file ${subPath}`];
}
