/** Values accept what they accepted before: users have values files that the chart's authors never see. */

import { surfaceProblems } from "../surface_problems.ts";
import type { UpgradeCheck } from "../types.ts";

export const narrowedValue: UpgradeCheck = {
  code: "narrowed-value",
  severity: "error",
  description: "Values accept everything that they accepted before, unless the version allows breaking changes.",
  source: "Semantic Versioning 2.0.0, Major version",
  allowedByVersion: true,
  run: (upgrade) => surfaceProblems(upgrade, "narrowed"),
};
