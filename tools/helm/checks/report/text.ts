/** A report for people: the content of the chart and its problems, by environment. */

import { styleText } from "node:util";
import { plural } from "../../base/text.ts";
import { formatProblem } from "../../model/problems.ts";
import { countSeverities, type RenderingReport, type Report, type ReportedProblem } from "./report.ts";

export function text(report: Report, { isColored }: { readonly isColored: boolean }): string {
  const { chart, apps, helms, kubeVersions, settings } = report;
  const paint = (style: Style, line: string) => (isColored ? styleText(style, line, { validateStream: false }) : line);
  const environments = [...new Set(report.renderings.map(({ environment }) => environment))];
  const lines = [
    `chart    ${chart.name} ${chart.version}, app version ${chart.appVersion}`,
    `against  ${helms.map((version) => `Helm ${version}`).join(", ")}, ${kubeVersions.map((version) => `Kubernetes ${version}`).join(", ")}`,
    `apps     ${list(apps)}`,
    ...settings.map(
      ({ code, severity, reason }) => `check    ${code} is ${severity}${reason === undefined ? "" : `: ${reason}`}`,
    ),
    ...environments.flatMap((environment) => section(report, environment, paint)),
  ];
  return lines.join("\n");
}

type Style = "bold" | "green" | "red" | "yellow";
type Paint = (style: Style, line: string) => string;

function section({ renderings, problems }: Report, environment: string, paint: Paint): readonly string[] {
  const here = problems.filter(({ environments }) => environments.includes(environment));
  // Problems with the chart's own values are listed with those.
  const isKnown = ({ environments }: ReportedProblem): boolean =>
    environment !== "" && environments.includes("") && renderings.some((rendering) => rendering.environment === "");
  const listed = here.filter((problem) => !isKnown(problem));
  const { errors, warnings } = countSeverities(here);
  const style = errors > 0 ? "red" : warnings > 0 ? "yellow" : "green";
  const known = here.length - listed.length;
  return [
    ...(environment === "" ? [] : ["", paint("bold", `environment ${environment}`)]),
    `objects  ${objects(renderings.filter((rendering) => rendering.environment === environment))}`,
    paint(
      style,
      `checks   ${plural(errors, "error")}, ${plural(warnings, "warning")}${known === 0 ? "" : `, ${known} of them listed above`}`,
    ),
    ...listed.map((problem) => `${severity(problem, paint)} ${formatProblem(problem)}`),
  ];
}

function severity({ severity }: ReportedProblem, paint: Paint): string {
  return paint(severity === "error" ? "red" : "yellow", severity.padEnd(8));
}

function objects(renderings: readonly RenderingReport[]): string {
  const [first] = renderings;
  return first === undefined || first.objects === null ? "none: rendering failed" : list(first.objects);
}

function list(counts: Readonly<Record<string, number>>): string {
  const parts = Object.entries(counts).map(([name, number]) => `${number} ${name}`);
  return parts.length === 0 ? "none" : parts.join(", ");
}
