/** All checks of rendered charts, by topic. A further check is a file in `checks/`, a line here, and its cases in `testdata/`. */
import { duplicateObject } from "./checks/duplicate_object.ts";
import { invalidFieldType } from "./checks/invalid_field_type.ts";
import { invalidFieldValue } from "./checks/invalid_field_value.ts";
import { missingField } from "./checks/missing_field.ts";
import { replicasOfScaled } from "./checks/replicas_of_scaled.ts";
import { unknownField } from "./checks/unknown_field.ts";
import { unknownKind } from "./checks/unknown_kind.ts";
import type { Check } from "./types.ts";

const SCHEMA: readonly Check[] = [invalidFieldType, invalidFieldValue, missingField, unknownField, unknownKind];

const STRUCTURE: readonly Check[] = [duplicateObject, replicasOfScaled];

export const CHECKS: readonly Check[] = [...SCHEMA, ...STRUCTURE];
