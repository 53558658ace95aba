/** Every rule that a rendered chart is held to. */
import type { Level } from "../model/problems.ts";
import { CHECKS } from "./checks.ts";
import { HELM_RULES } from "./helm/helm_rules.ts";
import type { Rule } from "./types.ts";

export const RULES: readonly Rule[] = [...HELM_RULES, ...CHECKS];

/** How severe each rule is unless a chart says otherwise, by its code. */
export const SEVERITIES: ReadonlyMap<string, Level> = new Map(RULES.map(({ code, severity }) => [code, severity]));
