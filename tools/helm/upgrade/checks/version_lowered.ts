/** The version of a chart says which one is the newer. */
import type { UpgradeCheck } from "../types.ts";
import { compareVersions, renumber } from "../versions.ts";

export const versionLowered: UpgradeCheck = {
  code: "version-lowered",
  description: "A chart has a higher version than the one before, since whoever asks for the newest gets the highest.",
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
        fix: `set \`chart_version = "${renumber(previous.version)}"\`, or name an older chart in \`previous\``,
      },
    ];
  },
};
