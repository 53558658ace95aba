/** A chart's version tells which of two charts is newer. */
import type { UpgradeCheck } from "../types.ts";
import { compareVersions, renumber } from "../versions.ts";

export const versionLowered: UpgradeCheck = {
  code: "version-lowered",
  severity: "error",
  description:
    "A chart's version is not lower than the previous one, since the newest chart is the one with the highest version.",
  source: "Semantic Versioning 2.0.0, Precedence",
  allowedByVersion: false,
  run: ({ previous, next }) => {
    if (compareVersions(next.version, previous.version) >= 0) return [];
    return [
      {
        place: "chart_version",
        what: `is lower than ${previous.version}, the version of the previous chart`,
        got: next.version,
        expected: `a version above ${previous.version}`,
        fix: `set \`chart_version = "${renumber(previous.version)}"\`, or set \`previous\` to an older chart`,
      },
    ];
  },
};
