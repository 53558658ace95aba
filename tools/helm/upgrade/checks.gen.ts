/** The checks of upgrades, by their codes. Generated from the files of the checks: run `npm run update`. */
import { adoptedObject } from "./checks/adopted_object.ts";
import { autoscaledReplicas } from "./checks/autoscaled_replicas.ts";
import { grownClaim } from "./checks/grown_claim.ts";
import { immutableField } from "./checks/immutable_field.ts";
import { narrowedValue } from "./checks/narrowed_value.ts";
import { removedAccount } from "./checks/removed_account.ts";
import { removedConfig } from "./checks/removed_config.ts";
import { removedData } from "./checks/removed_data.ts";
import { removedEnvironment } from "./checks/removed_environment.ts";
import { removedService } from "./checks/removed_service.ts";
import { removedValue } from "./checks/removed_value.ts";
import { restartedByVersion } from "./checks/restarted_by_version.ts";
import { sharedPort } from "./checks/shared_port.ts";
import { unownedDefault } from "./checks/unowned_default.ts";
import { versionLowered } from "./checks/version_lowered.ts";
import { versionNotRaised } from "./checks/version_not_raised.ts";
import type { UpgradeCheck } from "./types.ts";

export const CHECKS_BY_CODE = {
  "adopted-object": adoptedObject,
  "autoscaled-replicas": autoscaledReplicas,
  "grown-claim": grownClaim,
  "immutable-field": immutableField,
  "narrowed-value": narrowedValue,
  "removed-account": removedAccount,
  "removed-config": removedConfig,
  "removed-data": removedData,
  "removed-environment": removedEnvironment,
  "removed-service": removedService,
  "removed-value": removedValue,
  "restarted-by-version": restartedByVersion,
  "shared-port": sharedPort,
  "unowned-default": unownedDefault,
  "version-lowered": versionLowered,
  "version-not-raised": versionNotRaised,
} as const;

export const UPGRADE_CHECKS: readonly UpgradeCheck[] = Object.values(CHECKS_BY_CODE);
