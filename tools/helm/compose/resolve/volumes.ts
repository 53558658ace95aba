/** Volumes of an app's pod, and where its container sees them. */

import type { Json, JsonObject } from "../../base/json.ts";
import type { Item } from "../../base/literal.ts";
import { allOf, expression } from "../../base/literal.ts";
import { TEMPORARY } from "../../facts/temporary_directory.ts";
import type { MountPoint } from "../../facts/types.ts";
import type { AppView } from "../../model/app_view.ts";
import { claimVolumes, existingClaimVolume, type Volume } from "./claims.ts";
import { containerVolumes } from "./containers.ts";
import { defined, objectName, type Source, sharedObjectName } from "./objects.ts";
import { secretItems, secretName } from "./secrets.ts";
import { whenDeployed } from "./when.ts";

type Volumes = Pick<AppView, "volumes" | "mounts">;

/** What brings volumes: each looks at the app's attributes and gives volumes with their mounts. */
const SOURCES: readonly ((source: Source) => readonly Volumes[])[] = [
  temporaryDirectory,
  configFileVolumes,
  secretVolumes,
  ownVolumes,
  additionalTemporaryDirectories,
];

export function resolveVolumes(source: Source): Volumes {
  const found = SOURCES.flatMap((sourceOf) => sourceOf(source));
  return { volumes: found.flatMap(({ volumes }) => volumes), mounts: found.flatMap(({ mounts }) => mounts) };
}

function temporaryDirectory({ hasTemporaryDirectory }: Source): readonly Volumes[] {
  if (!hasTemporaryDirectory) return [];
  return [{ volumes: [{ value: { name: TEMPORARY.name, emptyDir: {} } }], mounts: [{ value: TEMPORARY }] }];
}

function additionalTemporaryDirectories(source: Source): readonly Volumes[] {
  return containerVolumes(source).map(({ volume, mounts }) => ({ volumes: [volume], mounts }));
}

function configFileVolumes(source: Source): readonly Volumes[] {
  return source.configFiles.map(({ name, entry, points }) => {
    const ofConfigMap = entry.shared ? sharedObjectName(source.model.chart.chart_name, name) : objectName(source, name);
    const configMap = defined({ name: expression(ofConfigMap), defaultMode: fileMode(entry.mode) });
    return place(name, [{ value: { configMap } }], points, true);
  });
}

function secretVolumes(source: Source): readonly Volumes[] {
  return source.secrets.flatMap((mounted) => {
    const { name, entry, points } = mounted;
    if (points.length === 0) return [];
    const secret = defined({
      secretName: secretName(source, name, entry),
      defaultMode: fileMode(entry.mode),
      items: secretItems(mounted),
    });
    return place(name, [{ value: { secret } }], points, true, whenDeployed(entry.when, source));
  });
}

function ownVolumes(source: Source): readonly Volumes[] {
  return source.volumes.map(({ name, entry, points }) => {
    const condition = whenDeployed(entry.when, source);
    return place(name, volumeSources(name, entry, source), points, entry.read_only, condition);
  });
}

/** A volume and its mounts, there where the condition holds; its sources exclude one another. */
function place(
  name: string,
  sources: readonly Item[],
  points: readonly MountPoint[],
  readOnly: boolean | undefined,
  condition?: string,
): Volumes {
  const item = (value: JsonObject, own?: string): Item => {
    const all = allOf(condition, own);
    return all === undefined ? { value } : { value, condition: all };
  };
  return {
    volumes: sources.map((source) => item({ name, ...source.value }, source.condition)),
    mounts: points.map(({ mountPath, subPath }) => item(defined({ name, mountPath, subPath, readOnly }))),
  };
}

function volumeSources(name: string, volume: Volume, source: Source): readonly Item[] {
  if (volume.claim !== undefined) return claimVolumes(name, volume.claim, source);
  if (volume.existing_claim !== undefined) return [existingClaimVolume(name)];
  return [{ value: plainSource(volume, source.name) }];
}

/** Permissions as Kubernetes takes them: a decimal number. */
function fileMode(octal: string | undefined): number | undefined {
  return octal === undefined ? undefined : Number.parseInt(octal, 8);
}

/** A volume's source as Kubernetes writes it. */
function plainSource(volume: Volume, app: string): JsonObject {
  const { empty_dir, host_path, csi, projected, source } = volume;
  const defaultMode = fileMode(volume.mode);
  if (empty_dir !== undefined) {
    return { emptyDir: defined({ medium: empty_dir.medium, sizeLimit: empty_dir.size_limit }) };
  }
  if (host_path !== undefined) return { hostPath: { ...host_path } };
  if (csi !== undefined) return { csi: csiSource(csi) };
  if (source !== undefined) return source as JsonObject;
  if (projected !== undefined) {
    return { projected: defined({ sources: projected.map((part) => projection(part, app)), defaultMode }) };
  }
  const keys = { items: itemList(volume.items), defaultMode, optional: volume.optional };
  if (volume.secret !== undefined) return { secret: defined({ secretName: volume.secret, ...keys }) };
  return { configMap: defined({ name: volume.config_map, ...keys }) };
}

function csiSource({ driver, attributes, fs_type, read_only, secret }: NonNullable<Volume["csi"]>): JsonObject {
  return defined({
    driver,
    fsType: fs_type,
    readOnly: read_only,
    volumeAttributes: attributes,
    nodePublishSecretRef: secret === undefined ? undefined : { name: secret },
  });
}

/** A file with a field of the pod, or with a resource of the app's own container. */
function podFile(path: string, source: string, containerName: string): JsonObject {
  return source.startsWith("metadata.")
    ? { path, fieldRef: { fieldPath: source } }
    : { path, resourceFieldRef: { containerName, resource: source } };
}

function projection(part: NonNullable<Volume["projected"]>[number], app: string): JsonObject {
  const { config_map, secret, service_account_token: token, downward_api, items, optional } = part;
  if (token !== undefined) {
    const { path, audience, expiration_seconds } = token;
    return { serviceAccountToken: defined({ path, audience, expirationSeconds: expiration_seconds }) };
  }
  if (downward_api !== undefined) {
    return { downwardAPI: { items: Object.entries(downward_api).map(([path, source]) => podFile(path, source, app)) } };
  }
  const object = defined({ name: secret ?? config_map, items: itemList(items), optional });
  return secret === undefined ? { configMap: object } : { secret: object };
}

function itemList(items: Readonly<Record<string, string>> | undefined): readonly Json[] | undefined {
  return items && Object.entries(items).map(([key, path]) => ({ key, path }));
}
