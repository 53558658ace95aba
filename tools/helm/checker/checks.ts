/** All checks of rendered charts, by topic. A further check is a file in `checks/`, a line here, and its cases in `testdata/`. */

import { duplicateItem } from "./checks/duplicate_item.ts";
import { duplicateObject } from "./checks/duplicate_object.ts";
import { emptySelector } from "./checks/empty_selector.ts";
import { invalidAnnotation } from "./checks/invalid_annotation.ts";
import { invalidFieldType } from "./checks/invalid_field_type.ts";
import { invalidFieldValue } from "./checks/invalid_field_value.ts";
import { invalidItemName } from "./checks/invalid_item_name.ts";
import { invalidLabel } from "./checks/invalid_label.ts";
import { invalidName } from "./checks/invalid_name.ts";
import { invalidSchedule } from "./checks/invalid_schedule.ts";
import { missingField } from "./checks/missing_field.ts";
import { monitorPort } from "./checks/monitor_port.ts";
import { policyPort } from "./checks/policy_port.ts";
import { probePort } from "./checks/probe_port.ts";
import { replicasOfScaled } from "./checks/replicas_of_scaled.ts";
import { selectorMismatch } from "./checks/selector_mismatch.ts";
import { selectorOfSeveral } from "./checks/selector_of_several.ts";
import { selectorWithoutPods } from "./checks/selector_without_pods.ts";
import { serviceTargetPort } from "./checks/service_target_port.ts";
import { statefulService } from "./checks/stateful_service.ts";
import { undeclaredVolume } from "./checks/undeclared_volume.ts";
import { unknownBackend } from "./checks/unknown_backend.ts";
import { unknownClaim } from "./checks/unknown_claim.ts";
import { unknownConfigMap } from "./checks/unknown_config_map.ts";
import { unknownField } from "./checks/unknown_field.ts";
import { unknownKey } from "./checks/unknown_key.ts";
import { unknownKind } from "./checks/unknown_kind.ts";
import { unknownRole } from "./checks/unknown_role.ts";
import { unknownSecret } from "./checks/unknown_secret.ts";
import { unknownServiceAccount } from "./checks/unknown_service_account.ts";
import { unknownTimeZone } from "./checks/unknown_time_zone.ts";
import { unusedVolume } from "./checks/unused_volume.ts";
import { versionInSelector } from "./checks/version_in_selector.ts";
import { versionOnPods } from "./checks/version_on_pods.ts";
import type { Check } from "./types.ts";

const SCHEMA: readonly Check[] = [invalidFieldType, invalidFieldValue, missingField, unknownField, unknownKind];

const STRUCTURE: readonly Check[] = [
  duplicateItem,
  duplicateObject,
  emptySelector,
  invalidAnnotation,
  invalidItemName,
  invalidLabel,
  invalidName,
  invalidSchedule,
  monitorPort,
  policyPort,
  probePort,
  replicasOfScaled,
  selectorMismatch,
  selectorOfSeveral,
  selectorWithoutPods,
  serviceTargetPort,
  statefulService,
  undeclaredVolume,
  unknownBackend,
  unknownClaim,
  unknownConfigMap,
  unknownKey,
  unknownRole,
  unknownSecret,
  unknownServiceAccount,
  unknownTimeZone,
  unusedVolume,
  versionInSelector,
  versionOnPods,
];

export const CHECKS: readonly Check[] = [...SCHEMA, ...STRUCTURE];
