/** Every rule that a rendered chart is held to. */
import { CHECKS } from "./checks.ts";
import { HELM_RULES } from "./helm_rules.ts";
import type { Rule } from "./types.ts";

export const RULES: readonly Rule[] = [...HELM_RULES, ...CHECKS];
