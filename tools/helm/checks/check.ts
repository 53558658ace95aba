/** The checks of a rendered chart: objects as Helm printed them come in, problems come out. */

import type { Level, Problem, Severity } from "../model/problems.ts";
import { HELM_CHECKS, OBJECT_CHECKS } from "./checks.ts";
import { appOf } from "./objects/apps.ts";
import { podTemplateOf, readObject } from "./objects/objects.ts";
import type { Check, Declaration, JsonObject, ObjectCheck, Reading, Rendering } from "./types.ts";

/** A problem that a check found. */
export interface CheckedProblem extends Problem {
  readonly severity: Level;
}

/** The severities that a chart sets, by the codes of the checks. */
export type Severities = Readonly<Record<string, Severity>>;

export function readRendering(objects: readonly JsonObject[], declaration: Declaration): Rendering {
  const read = objects.map(readObject);
  return { objects: read, pods: read.flatMap((object) => podTemplateOf(object) ?? []), declaration };
}

/** What the checks of objects find in a rendering. */
export function checkRendering(
  rendering: Rendering,
  severities: Severities = {},
  checks: readonly ObjectCheck[] = OBJECT_CHECKS,
): readonly CheckedProblem[] {
  const { declaration } = rendering;
  return heldTo(checks, severities, (check) =>
    check.run(rendering).map(({ object, path, ...problem }) => ({
      label: appOf(object, declaration)?.label ?? declaration.label,
      path: path === "" ? object.id : `${object.id} ${path}`,
      ...problem,
    })),
  );
}

/** What the checks of Helm find in the output of one version; `first`: that of the first version with the same values. */
export function checkReading(
  reading: Reading,
  first: Reading | undefined,
  { label }: Declaration,
  severities: Severities = {},
): readonly CheckedProblem[] {
  return heldTo(HELM_CHECKS, severities, (check) =>
    check.run(reading, first).map((problem) => ({ label, ...problem })),
  );
}

/** The problems that all checks but those that are off find, with the check's code and its severity for this chart. */
function heldTo<OneCheck extends Check>(
  checks: readonly OneCheck[],
  severities: Severities,
  run: (check: OneCheck) => readonly Omit<Problem, "code">[],
): readonly CheckedProblem[] {
  return checks.flatMap((check) => {
    const severity = severities[check.code] ?? check.severity;
    return severity === "off" ? [] : run(check).map((problem) => ({ severity, code: check.code, ...problem }));
  });
}
