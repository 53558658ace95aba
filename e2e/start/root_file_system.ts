/** The root file system of a container: its image, the volumes that it mounts, and what the container runtime adds. */

import { execFileSync } from "node:child_process";
import {
  chmodSync,
  chownSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readlinkSync,
  realpathSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import type { Cluster } from "./cluster.ts";
import type { Image } from "./image.ts";
import type { Mount } from "./types.ts";

interface Content {
  readonly image: Image;
  readonly mounts: readonly Mount[];
  /** Folder of each volume. */
  readonly volumes: ReadonlyMap<string, string>;
  readonly isReadOnly: boolean;
}

/** Puts it together below a folder, and returns its path. */
export function makeRoot(cluster: Cluster, folder: string, { image, mounts, volumes, isReadOnly }: Content): string {
  const [upper, work, root] = ["upper", "work", "root"].map((name) => join(folder, name)) as [string, string, string];
  for (const path of [upper, work, root]) mkdirSync(path, { recursive: true });
  const layers = `lowerdir=${image.layer}:${cluster.debian},upperdir=${upper},workdir=${work}`;
  mount("-t", "overlay", "-o", layers, "overlay", root);
  writeFileSync(inside(root, "/etc/hosts"), cluster.hosts);
  mkdirSync(join(root, "proc"), { recursive: true });
  for (const path of image.folders) {
    mkdirSync(inside(root, path), { recursive: true });
    const user = [...image.groups.keys()].find((id) => id !== 0) ?? 0;
    chownSync(inside(root, path), user, user);
  }
  makeDevices(root);
  // Outer mounts first.
  for (const each of mounts.toSorted((left, right) => depth(left) - depth(right))) {
    const volume = volumes.get(each.name);
    if (volume === undefined) throw new Error(`volumeMounts: ${each.name} is not a volume of the pod`);
    mountVolume(root, volume, each);
  }
  if (isReadOnly) mount("-o", "remount,ro", root);
  return root;
}

function depth({ mountPath }: Mount): number {
  return mountPath.split("/").length;
}

function mountVolume(root: string, volume: string, { mountPath, subPath, readOnly = false }: Mount): void {
  // A kubelet would make a missing path an empty folder, which no one wants.
  const source = realpathSync(join(volume, subPath ?? ""));
  const target = inside(root, mountPath);
  if (statSync(source).isDirectory()) mkdirSync(target, { recursive: true });
  else makeFile(target);
  mount("--bind", source, target);
  if (readOnly) mount("-o", "remount,bind,ro", target);
}

function makeDevices(root: string): void {
  const devices = join(root, "dev");
  mount("-t", "tmpfs", "-o", "mode=755", "tmpfs", devices);
  for (const name of ["full", "null", "random", "tty", "urandom", "zero"]) {
    makeFile(join(devices, name));
    mount("--bind", join("/dev", name), join(devices, name));
  }
  const links = { fd: "/proc/self/fd", stdin: "/proc/self/fd/0", stdout: "/proc/self/fd/1", stderr: "/proc/self/fd/2" };
  for (const [name, target] of Object.entries(links)) symlinkSync(target, join(devices, name));
  mkdirSync(join(devices, "shm"));
  chmodSync(join(devices, "shm"), 0o1777);
}

function makeFile(path: string): void {
  mkdirSync(dirname(path), { recursive: true });
  if (!existsSync(path)) writeFileSync(path, "");
}

/** A path as the container sees it: links in it, even absolute ones, do not lead out of its root. */
export function inside(root: string, path: string): string {
  let found = "/";
  const rest = path.split("/").filter(Boolean);
  for (let name = rest.shift(); name !== undefined; name = rest.shift()) {
    const next = join(found, name);
    if (lstatSync(join(root, next), { throwIfNoEntry: false })?.isSymbolicLink()) {
      const target = readlinkSync(join(root, next));
      rest.unshift(...target.split("/").filter(Boolean));
      if (target.startsWith("/")) found = "/";
    } else {
      found = next;
    }
  }
  return join(root, found);
}

function mount(...args: readonly string[]): void {
  execFileSync("mount", args, { stdio: "pipe" });
}
