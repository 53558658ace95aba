/** What users set in values stays possible: they have files of their own, which the chart's authors never see. */

import type { Upgrade, UpgradeCheck, UpgradeFinding } from "../types.ts";
import { compareSurfaces, rootOf, type SurfaceChange } from "../values_surface.ts";
import { nextBreaking } from "../versions.ts";

export const removedValue: UpgradeCheck = {
  code: "removed-value",
  description: "Values that could be set can be set, unless the version says that the chart is another one.",
  source: "Semantic Versioning 2.0.0, Major version",
  allowedByVersion: true,
  run: (upgrade) => ofKind(upgrade, "removed"),
};

export const narrowedValue: UpgradeCheck = {
  code: "narrowed-value",
  description: "Values take what they took, unless the version says that the chart is another one.",
  source: "Semantic Versioning 2.0.0, Major version",
  allowedByVersion: true,
  run: (upgrade) => ofKind(upgrade, "narrowed"),
};

export const removedEnvironment: UpgradeCheck = {
  code: "removed-environment",
  description: "Environments stay, unless the version says that the chart is another one.",
  source: "Semantic Versioning 2.0.0, Major version",
  allowedByVersion: true,
  run: ({ previous, next }) =>
    previous.environments
      .filter((name) => !next.environments.includes(name))
      .map((name) => ({
        place: `environments.${name}`,
        what: `is no longer there: \`--values values-${name}.yaml\` fails, and nothing tells what becomes of its releases`,
        expected: `the environment, or version ${nextBreaking(previous.version)}`,
        fix: `keep it, or set \`chart_version = "${nextBreaking(previous.version)}"\``,
      })),
};

function ofKind({ previous, next }: Upgrade, kind: SurfaceChange["kind"]): readonly UpgradeFinding[] {
  return compareSurfaces(rootOf(previous), rootOf(next))
    .filter((change) => change.kind === kind)
    .map(({ path, what, got, expected }) => ({
      place: `values.yaml ${path}`,
      what,
      ...(got === undefined ? {} : { got }),
      expected: `${expected}, or version ${nextBreaking(previous.version)}`,
      fix: `keep what was possible, or set \`chart_version = "${nextBreaking(previous.version)}"\``,
    }));
}
