/** What users set in values stays possible: they have files of their own, which the chart's authors never see. */

import { surfaceProblems } from "../surface_problems.ts";
import type { UpgradeCheck } from "../types.ts";

export const removedValue: UpgradeCheck = {
  code: "removed-value",
  description: "Values that could be set can be set, unless the version says that the chart is another one.",
  source: "Semantic Versioning 2.0.0, Major version",
  allowedByVersion: true,
  run: (upgrade) => surfaceProblems(upgrade, "removed"),
};
