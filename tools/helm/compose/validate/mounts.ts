/** Volumes of all kinds share one name space and one file system; what they have in common is complete. */

import { type MountPoint, mountPoints } from "../../facts/mounts.ts";
import { hasTemporaryDirectory, TEMPORARY } from "../../facts/volumes.ts";
import { joinPath, type Problem } from "../../model/problems.ts";
import type { App } from "../../model/types.ts";

interface Mounted {
  /** Where it was written. */
  readonly path: string;
  readonly name: string;
  readonly points: readonly MountPoint[];
}

export function validateMounts(app: App): readonly Problem[] {
  return [...duplicateNames(app), ...duplicatePaths(app), ...partsOfNothing(app)];
}

const ATTRIBUTES = ["config_files", "secrets", "volumes"] as const;

function declared(app: App): Mounted[] {
  const all = ATTRIBUTES.flatMap((attribute) =>
    Object.entries(app[attribute] ?? {}).map(([name, entry]) => ({
      path: joinPath(attribute, name),
      name,
      points: mountPoints(entry),
    })),
  );
  // A Secret that is mounted nowhere makes no volume.
  return all.filter(({ path, points }) => points.length > 0 || !path.startsWith("secrets"));
}

/** What the app has anyway. */
function builtIn(app: App): Mounted[] {
  const { name, mountPath } = TEMPORARY;
  const path = `the built-in volume at \`${mountPath}\``;
  return hasTemporaryDirectory(app) ? [{ path, name, points: [{ mountPath, subPath: undefined }] }] : [];
}

function duplicateNames(app: App): Problem[] {
  const owners = new Map<string, string>();
  return [...builtIn(app), ...declared(app)].flatMap(({ path, name }) => {
    const owner = owners.get(name);
    owners.set(name, owner ?? path);
    if (owner === undefined) return [];
    return {
      code: "duplicate-name",
      label: app.label,
      path,
      what: `has the volume name of ${owner}`,
      got: name,
      expected: "a name of its own for each volume of an app",
      fix: "rename one of them",
    };
  });
}

function duplicatePaths(app: App): Problem[] {
  const owners = new Map<string, string>();
  return [...builtIn(app), ...declared(app)].flatMap(({ path, points }) =>
    points.flatMap(({ mountPath }) => {
      const place = mountPath.replace(/(?<=.)\/+$/, "");
      const owner = owners.get(place);
      owners.set(place, owner ?? path);
      if (owner === undefined) return [];
      return {
        code: "duplicate-mount",
        label: app.label,
        path,
        what: `is mounted where ${owner} is`,
        got: mountPath,
        expected: "a path of its own for each mount",
        fix: "change one of the paths",
      };
    }),
  );
}

function partsOfNothing(app: App): Problem[] {
  return ATTRIBUTES.flatMap((attribute) =>
    Object.entries(app[attribute] ?? {}).flatMap(([name, { mount_path, sub_path }]) => {
      if (sub_path === undefined || mount_path !== undefined) return [];
      const path = joinPath(attribute, name);
      return {
        code: "missing-attribute",
        label: app.label,
        path: `${path}.mount_path`,
        what: "is missing, and `sub_path` needs it",
        expected: "an absolute path",
        fix: "add `mount_path`",
      };
    }),
  );
}
