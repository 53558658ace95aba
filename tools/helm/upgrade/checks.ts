/** All checks of upgrades. A further check is a file in `checks/`, a line here, and its cases in `testdata/`. */
import { immutableField } from "./checks/immutable_field.ts";
import { removedData } from "./checks/removed_data.ts";
import { restartedByVersion } from "./checks/restarted_by_version.ts";
import { narrowedValue, removedEnvironment, removedValue } from "./checks/values.ts";
import { versionLowered, versionNotRaised } from "./checks/version.ts";
import type { UpgradeCheck } from "./types.ts";

export const UPGRADE_CHECKS: readonly UpgradeCheck[] = [
  immutableField,
  narrowedValue,
  removedData,
  removedEnvironment,
  removedValue,
  restartedByVersion,
  versionLowered,
  versionNotRaised,
];
