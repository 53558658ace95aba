/** The checks of a rendered chart: objects as Helm printed them come in, problems come out. */
import { dnsName } from "./app_types.ts";
import { CHECKS } from "./checker/checks.ts";
import { podTemplateOf, readObject } from "./checker/objects.ts";
import type { Check, Declaration, Finding, JsonObject, Rendering, Severity } from "./checker/types.ts";
import type { Problem } from "./problems.ts";

/** A problem that a check found. */
export interface CheckedProblem extends Problem {
  readonly severity: Exclude<Severity, "off">;
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
  severity: CheckedProblem["severity"],
  declaration: Declaration,
): CheckedProblem {
  const place = path === "" ? object.id : `${object.id} ${path}`;
  return { severity, code, label: labelOf(object.labels, declaration), path: place, ...finding };
}

/** The app that an object belongs to; the chart for its own, and for those of manifests and dependencies. */
function labelOf(labels: Finding["object"]["labels"], { apps, label }: Declaration): string {
  const name = labels["app.kubernetes.io/name"];
  return apps.find(({ app_name }) => name !== undefined && dnsName(app_name) === name)?.label ?? label;
}
