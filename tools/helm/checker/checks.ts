/** All checks of rendered charts, by topic. A further check is a file in `checks/`, a line here, and its cases in `testdata/`. */
import { duplicateObject } from "./checks/duplicate_object.ts";
import { emptySelector } from "./checks/empty_selector.ts";
import { invalidFieldType } from "./checks/invalid_field_type.ts";
import { invalidFieldValue } from "./checks/invalid_field_value.ts";
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
import { unknownBackend } from "./checks/unknown_backend.ts";
import { unknownField } from "./checks/unknown_field.ts";
import { unknownKind } from "./checks/unknown_kind.ts";
import { versionInSelector } from "./checks/version_in_selector.ts";
import { versionOnPods } from "./checks/version_on_pods.ts";
import type { Check } from "./types.ts";

const SCHEMA: readonly Check[] = [invalidFieldType, invalidFieldValue, missingField, unknownField, unknownKind];

const STRUCTURE: readonly Check[] = [
  duplicateObject,
  emptySelector,
  monitorPort,
  policyPort,
  probePort,
  replicasOfScaled,
  selectorMismatch,
  selectorOfSeveral,
  selectorWithoutPods,
  serviceTargetPort,
  statefulService,
  unknownBackend,
  versionInSelector,
  versionOnPods,
];

export const CHECKS: readonly Check[] = [...SCHEMA, ...STRUCTURE];
