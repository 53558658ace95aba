/** Volumes as a kubelet makes them: their files with owners and modes. */

import {
  chmodSync,
  chownSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import type { Cluster } from "./cluster.ts";
import type { KeysSource, KubernetesObject, Volume } from "./types.ts";

/** The folder of a volume. Claims outlive pods, and other volumes are in the pod's own folder. */
export function makeVolume(cluster: Cluster, volume: Volume, podFolder: string, fsGroup: number | undefined): string {
  const { configMap, secret, emptyDir, persistentVolumeClaim: claim } = volume;
  const folder =
    claim === undefined ? join(podFolder, "volumes", volume.name) : join(cluster.scratch, "claims", claim.claimName);
  const isNew = !existsSync(folder);
  mkdirSync(folder, { recursive: true });
  if (configMap !== undefined) {
    writeKeys(folder, contentOf(cluster.find("ConfigMap", configMap.name)), configMap);
  } else if (secret !== undefined) {
    writeKeys(folder, contentOf(cluster.find("Secret", secret.secretName)), secret);
  } else if (emptyDir !== undefined) {
    chmodSync(folder, 0o777);
  } else if (claim !== undefined) {
    // What a new file system contains.
    if (isNew) mkdirSync(join(folder, "lost+found"), { mode: 0o700 });
  } else {
    throw new Error(`a volume of this kind cannot be made here: ${JSON.stringify(volume)}`);
  }
  if (fsGroup !== undefined) giveToGroup(folder, fsGroup, configMap !== undefined || secret !== undefined);
  return folder;
}

function contentOf({ kind, data = {}, binaryData = {} }: KubernetesObject): ReadonlyMap<string, Buffer> {
  const decoded = Object.entries(kind === "Secret" ? data : binaryData).map(
    ([key, text]) => [key, Buffer.from(text, "base64")] as const,
  );
  const plain = Object.entries(kind === "Secret" ? {} : data).map(([key, text]) => [key, Buffer.from(text)] as const);
  return new Map([...plain, ...decoded]);
}

/** Like the kubelet's atomic writer: files in a dated folder, which is reached through two links. */
function writeKeys(
  folder: string,
  content: ReadonlyMap<string, Buffer>,
  { items, defaultMode = 0o644 }: KeysSource,
): void {
  const dated = "..2026_01_01_00_00_00.1";
  for (const { key, path } of items ?? [...content.keys()].map((key) => ({ key, path: key }))) {
    const bytes = content.get(key);
    if (bytes === undefined) throw new Error(`references non-existent key: ${key}`);
    const file = join(folder, dated, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, bytes);
    chmodSync(file, defaultMode);
    if (!path.includes("/")) symlinkSync(join("..data", path), join(folder, path));
  }
  symlinkSync(dated, join(folder, "..data"));
}

/** Like the kubelet's `SetVolumeOwnership`: the group may do with all files what the volume allows. */
function giveToGroup(path: string, group: number, isReadOnly: boolean): void {
  const { uid, mode } = lstatSync(path);
  if (lstatSync(path).isSymbolicLink()) return;
  const isDirectory = statSync(path).isDirectory();
  const granted = (isReadOnly ? 0o440 : 0o660) | (isDirectory ? 0o2110 : 0);
  if (isDirectory) for (const name of readdirSync(path)) giveToGroup(join(path, name), group, isReadOnly);
  chownSync(path, uid, group);
  chmodSync(path, (mode & 0o7777) | granted);
}
