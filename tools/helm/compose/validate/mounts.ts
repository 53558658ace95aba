/** Volumes of all kinds share one namespace and one file system. */

import { TEMPORARY } from "../../facts/temporary_directory.ts";
import type { AppFacts, MountPoint } from "../../facts/types.ts";
import { joinPath, type Problem } from "../../model/problems.ts";
import type { App } from "../../model/types.ts";

interface Mounted {
  /** Where it is declared. */
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
    // A Secret that is not mounted has no volume.
    ...secrets.filter(({ points }) => points.length > 0).map((each) => at("secrets", each)),
    ...volumes.map((each) => at("volumes", each)),
  ];
}

/** The volume that comes with a read-only root file system. */
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
      what: `has the same volume name as ${owner}`,
      got: name,
      expected: "a unique name for each volume of an app",
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
        what: `is mounted at the same path as ${owner}`,
        got: mountPath,
        expected: "a unique path for each mount",
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
        what: "is missing, but `sub_path` requires it",
        expected: "an absolute path",
        fix: "add `mount_path`",
      };
    }),
  );
}
