/** What values take they go on to take: users have files of their own, which the chart's authors never see. */

import { surfaceProblems } from "../surface_problems.ts";
import type { UpgradeCheck } from "../types.ts";

export const narrowedValue: UpgradeCheck = {
  code: "narrowed-value",
  description: "Values take what they took, unless the version says that the chart is another one.",
  source: "Semantic Versioning 2.0.0, Major version",
  allowedByVersion: true,
  run: (upgrade) => surfaceProblems(upgrade, "narrowed"),
};
