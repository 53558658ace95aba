/** All checks of a rendered chart. A new check is a file in the folder of its topic, with its cases next to it. */
import { CHECKS_BY_TOPIC } from "./checks.gen.ts";
import type { Check, HelmCheck, ObjectCheck } from "./types.ts";

/** What a check is about: Helm itself, the API's schemas, how objects fit together, Pod Security Standards, or good practice. */
export type Topic = keyof typeof CHECKS_BY_TOPIC;

const { helm, policies, ...ofObjects } = CHECKS_BY_TOPIC;

export const HELM_CHECKS: readonly HelmCheck[] = Object.values(helm);
export const OBJECT_CHECKS: readonly ObjectCheck[] = Object.values(ofObjects).flatMap((checks) =>
  Object.values<ObjectCheck>(checks),
);
export const CHECKS: readonly Check[] = [...HELM_CHECKS, ...OBJECT_CHECKS, ...Object.values<Check>(policies)];
