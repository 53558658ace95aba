/** Volumes of all kinds share one name space and one file system; what they have in common is complete. */

import { TEMPORARY } from "../../facts/temporary_directory.ts";
import type { AppFacts, MountPoint } from "../../facts/types.ts";
import { joinPath, type Problem } from "../../model/problems.ts";
import type { App } from "../../model/types.ts";

interface Mounted {
  /** Where it was written. */
  readonly path: string;
  readonly name: string;
  readonly points: readonly MountPoint[];
}

export function validateMounts(facts: AppFacts): readonly Problem[] {
  const volumes = [...builtIn(facts), ...declared(facts)];
  return [...duplicateNames(facts.app, volumes), ...duplicatePaths(facts.app, volumes), ...partsOfNothing(facts.app)];
}

const ATTRIBUTES = ["config_files", "secrets", "volumes"] as const;

function declared({ configFiles, secrets, volumes }: AppFacts): readonly Mounted[] {
  const at = (attribute: string, { name, points }: Omit<Mounted, "path">): Mounted => ({
    path: joinPath(attribute, name),
    name,
    points,
  });
  return [
    ...configFiles.map((each) => at("config_files", each)),
    // A Secret that is mounted nowhere makes no volume.
    ...secrets.filter(({ points }) => points.length > 0).map((each) => at("secrets", each)),
    ...volumes.map((each) => at("volumes", each)),
  ];
}

/** What the app has anyway. */
function builtIn({ hasTemporaryDirectory }: AppFacts): readonly Mounted[] {
  const { name, mountPath } = TEMPORARY;
  const path = `the built-in volume at \`${mountPath}\``;
  return hasTemporaryDirectory ? [{ path, name, points: [{ mountPath, subPath: undefined }] }] : [];
}

function duplicateNames({ label }: App, volumes: readonly Mounted[]): Problem[] {
  const owners = new Map<string, string>();
  return volumes.flatMap(({ path, name }) => {
    const owner = owners.get(name);
    owners.set(name, owner ?? path);
    if (owner === undefined) return [];
    return {
      code: "duplicate-name",
      label,
      path,
      what: `has the volume name of ${owner}`,
      got: name,
      expected: "a name of its own for each volume of an app",
      fix: "rename one of them",
    };
  });
}

function duplicatePaths({ label }: App, volumes: readonly Mounted[]): Problem[] {
  const owners = new Map<string, string>();
  return volumes.flatMap(({ path, points }) =>
    points.flatMap(({ mountPath }) => {
      const place = mountPath.replace(/(?<=.)\/+$/, "");
      const owner = owners.get(place);
      owners.set(place, owner ?? path);
      if (owner === undefined) return [];
      return {
        code: "duplicate-mount",
        label,
        path,
        what: `is mounted where ${owner} is`,
        got: mountPath,
        expected: "a path of its own for each mount",
        fix: "change one of the paths",
      };
    }),
  );
}

function partsOfNothing({ label, ...app }: App): Problem[] {
  return ATTRIBUTES.flatMap((attribute) =>
    Object.entries(app[attribute] ?? {}).flatMap(([name, { mount_path, sub_path }]) => {
      if (sub_path === undefined || mount_path !== undefined) return [];
      const path = joinPath(attribute, name);
      return {
        code: "missing-attribute",
        label,
        path: `${path}.mount_path`,
        what: "is missing, and `sub_path` needs it",
        expected: "an absolute path",
        fix: "add `mount_path`",
      };
    }),
  );
}
