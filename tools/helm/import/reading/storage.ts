/** Volumes as `volumes` and `config_files`. */
import { isMap, lookup, mapOf, numberOf, textOf } from "../../checks/objects/objects.ts";
import { TEMPORARY } from "../../facts/temporary_directory.ts";
import type { Json, JsonObject, KubernetesObject } from "../types.ts";
import { find, mapsAt, type Source, tidy } from "./source.ts";

/** All volumes but those that come with another attribute. `without`: the names of more of these. */
export function volumesOf(source: Source, without: readonly string[] = []): JsonObject | undefined {
  const files = configMapsOf(source);
  const templates = mapsAt(source.workload.body, "spec", "volumeClaimTemplates");
  const entries = [
    ...mapsAt(source.spec, "volumes").flatMap((volume): [string, Json][] => {
      const name = textOf(volume["name"]) ?? "";
      if (files.has(name) || without.includes(name) || isBuiltIn(volume, source)) return [];
      return [[name, { ...sourceOf(name, volume, source), ...pointsOf(name, source) }]];
    }),
    ...templates.map((template): [string, Json] => {
      const name = textOf(lookup(template, "metadata", "name")) ?? "";
      return [name, { claim: claimOf(template), ...pointsOf(name, source) }];
    }),
  ];
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}

/** What a read-only root file system brings along, for the app's own container and for others. */
function isBuiltIn({ name, emptyDir }: JsonObject, { spec }: Source): boolean {
  const isEmpty = isMap(emptyDir) && Object.keys(emptyDir).length === 0;
  if (!isEmpty || typeof name !== "string") return false;
  const containers = ["containers", "initContainers"].flatMap((group) => mapsAt(spec, group));
  const users = containers.filter((container) =>
    mapsAt(container, "volumeMounts").some((mount) => mount["name"] === name),
  );
  return users.length === 1 && users.every((container) => isTemporary(name, container));
}

function isTemporary(volume: string, container: JsonObject): boolean {
  const isNamed = volume === TEMPORARY.name || volume === `${TEMPORARY.name}-${container["name"]}`;
  const isReadOnly = lookup(container, "securityContext", "readOnlyRootFilesystem") === true;
  const mounts = mapsAt(container, "volumeMounts").filter(({ name }) => name === volume);
  return isNamed && isReadOnly && mounts.length === 1 && mounts[0]?.["mountPath"] === TEMPORARY.mountPath;
}

/** Where the app's own container mounts a volume. */
export function pointsOf(volume: string, { container }: Source): JsonObject {
  const mounts = mapsAt(container, "volumeMounts").filter(({ name }) => name === volume);
  const [first] = mounts;
  if (first === undefined) return {};
  const read_only = mounts.every(({ readOnly }) => readOnly === true) ? true : undefined;
  if (mounts.length === 1) return tidy({ mount_path: first["mountPath"], sub_path: first["subPath"], read_only });
  const files = mounts.filter(({ subPath }) => subPath !== undefined);
  const whole = mounts.find(({ subPath }) => subPath === undefined);
  return tidy({
    mount_path: whole?.["mountPath"],
    mounts: Object.fromEntries(files.map(({ mountPath, subPath }) => [String(mountPath), subPath ?? ""])),
    read_only,
  });
}

export function octal(mode: Json | undefined): string | undefined {
  const number = numberOf(mode);
  return number === undefined ? undefined : number.toString(8).padStart(4, "0");
}

function itemsOf(items: Json | undefined): JsonObject | undefined {
  const entries = mapsAt(items === undefined ? undefined : { items }, "items").map(({ key, path }) => [
    String(key),
    path ?? "",
  ]);
  return entries.length === 0 ? undefined : (Object.fromEntries(entries) as JsonObject);
}

function sourceOf(name: string, volume: JsonObject, source: Source): JsonObject {
  const { configMap, secret, emptyDir, hostPath, csi, persistentVolumeClaim: claim, name: _, ...others } = volume;
  if (configMap !== undefined) {
    const { name: map, items, defaultMode, optional } = mapOf(configMap);
    return tidy({ config_map: map, items: itemsOf(items), mode: octal(defaultMode), optional });
  }
  if (secret !== undefined) {
    const { secretName, items, defaultMode, optional } = mapOf(secret);
    return tidy({ secret: secretName, items: itemsOf(items), mode: octal(defaultMode), optional });
  }
  if (emptyDir !== undefined) {
    const { medium, sizeLimit } = mapOf(emptyDir);
    return { empty_dir: tidy({ medium, size_limit: sizeLimit }) };
  }
  if (hostPath !== undefined) return { host_path: mapOf(hostPath) };
  if (csi !== undefined) return { csi: driverOf(mapOf(csi)) };
  if (claim !== undefined) return claimed(name, textOf(lookup(claim, "claimName")) ?? "", source);
  return { source: others };
}

function driverOf({ driver, fsType, readOnly, volumeAttributes, nodePublishSecretRef }: JsonObject): JsonObject {
  return tidy({
    driver,
    fs_type: fsType,
    read_only: readOnly,
    attributes: volumeAttributes,
    secret: lookup(nodePublishSecretRef, "name"),
  });
}

/** The app's own claim, which has its name, or an existing one. */
function claimed(volume: string, name: string, source: Source): JsonObject {
  const claim = find(source.objects, "PersistentVolumeClaim", name);
  if (claim === undefined || name !== `${source.unit.objectName}-${volume}`) return { existing_claim: name };
  return { claim: claimOf(claim.body) };
}

function claimOf(claim: JsonObject): JsonObject {
  const { accessModes, storageClassName, resources } = mapOf(claim["spec"]);
  const { "helm.sh/resource-policy": policy, ...annotations } = mapOf(lookup(claim, "metadata", "annotations"));
  return tidy({
    size: lookup(resources, "requests", "storage"),
    storage_class: storageClassName === "" ? "-" : storageClassName,
    access_modes: accessModes,
    keep: policy === "keep" ? true : undefined,
    annotations: Object.keys(annotations).length === 0 ? undefined : annotations,
  });
}

/** The ConfigMaps that are mounted as they are and have the names that `config_files` gives them, by volume. */
export function configMapsOf({ spec, container, objects, unit }: Source): ReadonlyMap<string, KubernetesObject> {
  const containers = [...mapsAt(spec, "containers"), ...mapsAt(spec, "initContainers")];
  const mounts = (each: JsonObject, volume: string) =>
    mapsAt(each, "volumeMounts").filter(({ name }) => name === volume);
  return new Map(
    mapsAt(spec, "volumes").flatMap((volume): [string, KubernetesObject][] => {
      const name = textOf(volume["name"]) ?? "";
      const { name: map, items, optional } = mapOf(volume["configMap"]);
      const found = find(objects, "ConfigMap", textOf(map) ?? "");
      const isOwn = found?.name === `${unit.objectName}-${name}` && items === undefined && optional === undefined;
      const isMounted = mounts(container, name).length > 0 && containers.some((each) => mounts(each, name).length > 0);
      return isOwn && isMounted && found !== undefined ? [[name, found]] : [];
    }),
  );
}

/** Labels of the files in a ConfigMap, and their content. */
export function filesOf(map: KubernetesObject, label: (key: string) => string): ReadonlyMap<string, Uint8Array> {
  const texts = Object.entries(mapOf(map.body["data"])).map(([key, value]): [string, Uint8Array] => [
    label(key),
    new TextEncoder().encode(String(value)),
  ]);
  const binaries = Object.entries(mapOf(map.body["binaryData"])).map(([key, value]): [string, Uint8Array] => [
    label(key),
    Buffer.from(String(value), "base64"),
  ]);
  return new Map([...texts, ...binaries]);
}

/** Label of a file of a ConfigMap of an app. */
export function fileLabel({ plan, unit }: Source, volume: string, key: string): string {
  return `${plan.packageLabel}:files/${unit.name}/${volume}/${key}`;
}

export function configFilesOf(source: Source): JsonObject | undefined {
  const entries = [...configMapsOf(source)].map(([volume, map]): [string, Json] => {
    const keys = [...filesOf(map, (key) => key).keys()].sort();
    const { read_only: _, ...points } = pointsOf(volume, source);
    const mode = octal(
      lookup(
        mapsAt(source.spec, "volumes").find(({ name }) => name === volume),
        "configMap",
        "defaultMode",
      ),
    );
    return [
      volume,
      tidy({ files: keys.map((key) => ({ file: fileLabel(source, volume, key), key })), ...points, mode }),
    ];
  });
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}
