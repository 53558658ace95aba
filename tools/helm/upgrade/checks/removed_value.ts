/** Everything that users set in values stays settable: they have values files that the chart's authors never see. */

import { surfaceProblems } from "../surface_problems.ts";
import type { UpgradeCheck } from "../types.ts";

export const removedValue: UpgradeCheck = {
  code: "removed-value",
  severity: "error",
  description: "No value that could be set is removed, unless the version allows breaking changes.",
  source: "Semantic Versioning 2.0.0, Major version",
  allowedByVersion: true,
  run: (upgrade) => surfaceProblems(upgrade, "removed"),
};
