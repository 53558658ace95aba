/** All checks of rendered charts, by topic. A further check is a file in `checks/`, a line here, and its cases in `testdata/`. */
import { duplicateObject } from "./checks/duplicate_object.ts";
import { replicasOfScaled } from "./checks/replicas_of_scaled.ts";
import type { Check } from "./types.ts";

const STRUCTURE: readonly Check[] = [duplicateObject, replicasOfScaled];

export const CHECKS: readonly Check[] = [...STRUCTURE];
