/** The reports on several charts as one table. */
import { styleText } from "node:util";
import { plural } from "../../base/text.ts";
import { countSeverities, formatReported, type Report } from "./report.ts";

/** A chart, and the report on it; undefined if the chart could not be built, which Bazel has explained. */
export interface Overviewed {
  readonly label: string;
  readonly report: Report | undefined;
}

const HEAD = ["chart", "environments", "Helm", "errors", "warnings", "accepted"];

/** A row for each chart, every error, and the counts. */
export function overviewText(charts: readonly Overviewed[], { isColored }: { readonly isColored: boolean }): string {
  const rows = charts.map(rowOf);
  const widths = HEAD.map((title, column) => Math.max(...[HEAD, ...rows].map((row) => (row[column] ?? title).length)));
  const lines = [HEAD, ...rows].map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join("  "));
  const paint = (line: string, isWrong: boolean) =>
    isColored && isWrong ? styleText("red", line, { validateStream: false }) : line;
  const problems = charts.flatMap(({ report }) => report?.problems ?? []);
  const errors = problems.filter(({ severity }) => severity === "error").map(formatReported);
  return [
    ...lines.map((line, at) => paint(line.trimEnd(), at > 0 && !isSound(charts[at - 1]?.report))),
    ...(errors.length === 0 ? [] : ["", ...errors]),
    "",
    summaryOf(charts),
  ].join("\n");
}

/** A chart without a report has no figures. */
function rowOf({ label, report }: Overviewed): readonly string[] {
  if (report === undefined) return [label, "not built"];
  const { errors, warnings } = countSeverities(report.problems);
  const environments = [...new Set(report.renderings.map(({ environment }) => environment))].filter(Boolean);
  const accepted = report.settings.filter(({ reason }) => reason !== undefined);
  return [label, environments.join(", "), report.helms.join(", "), `${errors}`, `${warnings}`, `${accepted.length}`];
}

export function isSound(report: Report | undefined): boolean {
  return report !== undefined && countSeverities(report.problems).errors === 0;
}

function summaryOf(charts: readonly Overviewed[]): string {
  const { errors, warnings } = countSeverities(charts.flatMap(({ report }) => report?.problems ?? []));
  const missing = charts.filter(({ report }) => report === undefined).length;
  const counts = [
    plural(errors, "error"),
    plural(warnings, "warning"),
    ...(missing === 0 ? [] : [`${missing} not built`]),
  ];
  return `${plural(charts.length, "chart")}: ${counts.join(", ")}`;
}
