/** The checks of a rendered chart: objects as Helm printed them come in, problems come out. */

import type { Level, Problem, Severity } from "../model/problems.ts";
import { CHECKS } from "./checks.ts";
import { appOf } from "./objects/apps.ts";
import { podTemplateOf, readObject } from "./objects/objects.ts";
import type { Check, Declaration, Finding, JsonObject, Rendering } from "./types.ts";

/** A problem that a check found. */
export interface CheckedProblem extends Problem {
  readonly severity: Level;
}

/** How severe the checks of a chart are, where it says so, by their codes. */
export type Severities = Readonly<Record<string, Severity>>;

export function readRendering(objects: readonly JsonObject[], declaration: Declaration): Rendering {
  const read = objects.map(readObject);
  return { objects: read, pods: read.flatMap((object) => podTemplateOf(object) ?? []), declaration };
}

/** What the checks find in a rendering. */
export function checkRendering(
  rendering: Rendering,
  severities: Severities = {},
  checks: readonly Check[] = CHECKS,
): readonly CheckedProblem[] {
  return checks.flatMap((check) => {
    const severity = severities[check.code] ?? check.severity;
    if (severity === "off") return [];
    return check.run(rendering).map((finding) => toProblem(finding, check.code, severity, rendering.declaration));
  });
}

function toProblem(
  { object, path, ...finding }: Finding,
  code: string,
  severity: Level,
  declaration: Declaration,
): CheckedProblem {
  const label = appOf(object, declaration)?.label ?? declaration.label;
  const place = path === "" ? object.id : `${object.id} ${path}`;
  return { severity, code, label, path: place, ...finding };
}
