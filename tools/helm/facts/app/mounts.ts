/** Where a container mounts a volume. */
import type { Mounted, MountPoint } from "../types.ts";

interface Declared {
  readonly mount_path?: string;
  readonly sub_path?: string;
  readonly mounts?: Readonly<Record<string, string>>;
}

export function mountedOf<Entry extends Declared>(
  entries: Readonly<Record<string, Entry>> = {},
): readonly Mounted<Entry>[] {
  return Object.entries(entries).map(([name, entry]) => ({ name, entry, points: mountPoints(entry) }));
}

/** Where the container mounts it, and which part of it. */
function mountPoints({ mount_path, sub_path, mounts = {} }: Declared): readonly MountPoint[] {
  const own = mount_path === undefined ? [] : [{ mountPath: mount_path, subPath: sub_path }];
  return [...own, ...Object.entries(mounts).map(([mountPath, subPath]) => ({ mountPath, subPath }))];
}

export function pathsOf(mounted: readonly Mounted<unknown>[]): readonly string[] {
  return mounted.flatMap(({ points }) => points.map(({ mountPath }) => mountPath));
}
