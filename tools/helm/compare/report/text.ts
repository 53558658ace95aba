/** A comparison for people, group by group. */
import { styleText } from "node:util";
import { plural } from "../../base/text.ts";
import type { Changed, Field, Found } from "../comparison.ts";
import type { Json } from "../types.ts";
import { type ComparisonReport, MEANINGS, type Meanings, summaryOf } from "./report.ts";

type Style = "bold" | "green" | "red" | "yellow";

export function comparisonText(report: ComparisonReport, { isColored }: { readonly isColored: boolean }): string {
  return [
    `manual     ${report.manual}`,
    `generated  ${report.generated}`,
    ...comparisonGroups(report, { isColored }),
    "",
    summaryOf(report),
  ].join("\n");
}

/** The groups alone, each with a blank line and its title before it. */
export function comparisonGroups(
  report: Omit<ComparisonReport, "generated" | "manual">,
  { isColored, meanings = MEANINGS }: { readonly isColored: boolean; readonly meanings?: Meanings },
): readonly string[] {
  const paint = (style: Style, line: string) => (isColored ? styleText(style, line, { validateStream: false }) : line);
  const { missing, extra, changed, replaced, accepted } = report;
  const group = (title: keyof typeof MEANINGS, lines: readonly string[]) =>
    lines.length === 0 ? [] : ["", paint("bold", `${title} (${meanings[title]})`), ...lines];
  return [
    ...group(
      "missing",
      missing.map((found) => paint("red", `- ${named(found)}`)),
    ),
    ...group(
      "extra",
      extra.map((found) => paint("green", `+ ${named(found)}`)),
    ),
    ...group(
      "changed",
      changed.flatMap((object) => [paint("yellow", `~ ${changedName(object)}`), ...object.fields.map(fieldLine)]),
    ),
    ...group(
      "replaced",
      replaced.flatMap((object) => [`! ${named(object)}: ${object.what}`, `    ${object.fix}`]),
    ),
    ...group(
      "accepted",
      [...Map.groupBy(accepted, ({ reason }) => reason)].map(([reason, all]) => `= ${placesIn(all)}: ${reason}`),
    ),
  ];
}

function placesIn(accepted: ComparisonReport["accepted"]): string {
  const [first] = accepted;
  return accepted.length === 1 && first !== undefined ? first.place : plural(accepted.length, "place");
}

function named({ id, app }: Found): string {
  return app === undefined ? id : `${id} (app ${app})`;
}

function changedName(object: Changed): string {
  return `${named(object)}${object.previously === undefined ? "" : `, in place of ${object.previously}`}`;
}

function fieldLine({ path, before, after }: Field): string {
  return `    ${path}: ${shown(before)} → ${shown(after)}`;
}

/** A value on one line, as a whole: it is what people look for. */
export function shown(value: Json | undefined): string {
  return value === undefined ? "nothing" : JSON.stringify(value);
}
