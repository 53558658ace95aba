/** A comparison as one HTML file that needs nothing else: no script, no network. */
import { plural } from "../base/text.ts";
import { yamlLines } from "../base/yaml_lines.ts";
import { type ComparisonReport, MEANINGS, summaryOf } from "../compare/report/report.ts";
import type { Json } from "../compare/types.ts";
import style from "./html/style.css";
import { partsWith, policyFor, prose } from "./templates.ts";

const part = partsWith({ aside, plural, prose, summaryOf, written });

/** How much attention the groups deserve. */
const LEVELS = { missing: "error", extra: "", changed: "warning", replaced: "error", accepted: "" } as const;

export function comparisonHtml(report: ComparisonReport): string {
  const names = Object.keys(LEVELS) as (keyof typeof LEVELS)[];
  const groups = names
    .map((name) => ({ name, level: LEVELS[name], meaning: MEANINGS[name], count: report[name].length }))
    .filter(({ count }) => count > 0);
  return part("comparison", { report, groups, style, policy: policyFor(style) });
}

/** What else there is to say of an object, next to it. */
function aside(app: string | undefined, ...more: readonly (string | undefined)[]): string {
  return [app === undefined ? undefined : `app ${app}`, ...more].filter((each) => each !== undefined).join(" · ");
}

/** A value as people read it: a list, a map or a long text in YAML, everything else in JSON. */
function written(value: Json): string {
  const isLong = typeof value === "object" || (typeof value === "string" && value.includes("\n"));
  if (!isLong) return JSON.stringify(value);
  return yamlLines(value)
    .map(({ text }) => text)
    .join("\n");
}
