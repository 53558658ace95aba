/** Where a container sees a volume, and with which permissions. */

interface Mounted {
  readonly mount_path?: string;
  readonly sub_path?: string;
  readonly mounts?: Readonly<Record<string, string>>;
}

export interface MountPoint {
  readonly mountPath: string;
  readonly subPath: string | undefined;
}

/** Where the container sees a volume, and which part of it. */
export function mountPoints({ mount_path, sub_path, mounts = {} }: Mounted): readonly MountPoint[] {
  const own = mount_path === undefined ? [] : [{ mountPath: mount_path, subPath: sub_path }];
  return [...own, ...Object.entries(mounts).map(([mountPath, subPath]) => ({ mountPath, subPath }))];
}

/** Permissions as Kubernetes takes them: a decimal number. */
export function fileMode(octal: string | undefined): number | undefined {
  return octal === undefined ? undefined : Number.parseInt(octal, 8);
}
