/** The checks of a rendered chart: objects as Helm printed them come in, problems come out. */

import type { Level, Problem, Severity } from "../model/problems.ts";
import { HELM_CHECKS, OBJECT_CHECKS } from "./checks.ts";
import { appOf } from "./objects/apps.ts";
import { podTemplateOf, readRendered } from "./objects/objects.ts";
import { fixOf } from "./objects/origin.ts";
import type { Check, Declaration, HelmProblem, ObjectCheck, Reading, RenderedObject, Rendering } from "./types.ts";

/** A problem that a check found. */
export interface CheckedProblem extends Problem {
  readonly severity: Level;
}

/** The severities that a chart sets, by the codes of the checks. */
export type Severities = Readonly<Record<string, Severity>>;

export function readRendering(objects: readonly RenderedObject[], declaration: Declaration): Rendering {
  const read = objects.map(readRendered);
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
      origin: object.origin,
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
  run: (check: OneCheck) => readonly FoundProblem[],
): readonly CheckedProblem[] {
  return checks.flatMap((check) => {
    const severity = severities[check.code] ?? check.severity;
    return severity === "off" ? [] : run(check).flatMap((problem) => judged(problem, check, severity));
  });
}

interface FoundProblem extends HelmProblem {
  readonly label: string;
}

/** Nothing if the problem is one of practice, and its object is not the chart's own. */
function judged(
  { about, origin = { kind: "chart" }, fix, ...problem }: FoundProblem,
  check: Check,
  severity: Level,
): readonly CheckedProblem[] {
  if (origin.kind === "dependency" && (about ?? check.about) === "practice") return [];
  return [{ severity, code: check.code, ...problem, fix: fixOf({ fix }, check.code, origin) }];
}
