/** What became of the charts that were to be pushed, for people and for programs. */
import { plural } from "../base/text.ts";
import type { Problem } from "../model/problems.ts";

/** In a registry: `unchanged` was there before. */
export interface Stored {
  readonly result: "pushed" | "unchanged";
  readonly reference: string;
  readonly digest: string;
}

/** `refused`: by us, since the version is there with other content. */
export interface NotStored {
  readonly result: "failed" | "refused";
  readonly reference: string;
  readonly problem: Problem;
}

export type Pushed = NotStored | Stored;

const RESULTS = ["pushed", "unchanged", "refused", "failed"] as const;

export function isStored(pushed: Pushed): pushed is Stored {
  return pushed.result === "pushed" || pushed.result === "unchanged";
}

/** A line for each chart; several are counted as well. */
export function pushTable(charts: readonly Pushed[]): string {
  const rows = charts.map((chart) => [chart.result, chart.reference, isStored(chart) ? chart.digest : ""]);
  const widths = [0, 1].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const lines = rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join("  ")
      .trimEnd(),
  );
  return [...lines, ...(charts.length > 1 ? [counts(charts)] : [])].join("\n");
}

function counts(charts: readonly Pushed[]): string {
  const words = RESULTS.flatMap((each) => {
    const count = charts.filter(({ result }) => result === each).length;
    return count === 0 ? [] : [`${count} ${each}`];
  });
  return `${plural(charts.length, "chart")}: ${words.join(", ")}`;
}

/** A JSON object on a line of its own for each chart that is in its registry: what those who sign need. */
export function pushJson(charts: readonly Pushed[]): string {
  return charts
    .filter(isStored)
    .map(({ reference, digest, result }) => JSON.stringify({ reference, digest, result }))
    .join("\n");
}
