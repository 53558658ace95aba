/** Explanations, for people. */
import { listWords } from "../base/text.ts";
import type { Found } from "./find.ts";
import type { Entry } from "./reference.ts";

/** A paragraph for each thing that has the name. */
export function explanation(word: string, { entries, check, upgradeCheck, code }: Found): string {
  return [
    ...entries.map(entryText),
    ...(check === undefined
      ? []
      : [
          lines(`${word}: a check of rendered charts`, {
            "must hold": check.description,
            severity: check.severity,
            "comes from": check.source,
            "of dependencies": check.about === "failure" ? "checked, too" : "not checked",
            change: `checks = {"${word}": {"severity": "warning", "reason": "…"}} of helm_chart`,
            page: "docs/checks.md",
          }),
        ]),
    ...(upgradeCheck === undefined
      ? []
      : [
          lines(`${word}: a check of upgrades`, {
            "must hold": upgradeCheck.description,
            severity: upgradeCheck.severity,
            "comes from": upgradeCheck.source,
            accept: `accept = {"${word}": "…"} of helm_chart_upgrade_test`,
            page: "docs/upgrades.md",
          }),
        ]),
    ...(code === undefined
      ? []
      : [
          lines(`${word}: the code of a problem`, {
            means: code.meaning,
            "what to do": code.remedy,
            page: "docs/codes.md",
          }),
        ]),
  ].join("\n\n");
}

function entryText(entry: Entry): string {
  const { path, macro, appTypes, places, unrendered, values, example, from, keys = [] } = entry;
  return lines(`${path}: ${path.includes(".") || path.includes("[") ? "a key" : "an attribute"} of ${macro}`, {
    means: entry.description,
    type: `${entry.type}${entry.required === true ? ", required" : ""}`,
    "app types": appTypes === undefined ? undefined : listWords(appTypes),
    "shows in": places === undefined ? undefined : places.join(", "),
    "not in the chart": unrendered,
    "in values": values,
    keys: keys.length === 0 ? undefined : keys.join(", "),
    example,
    "example from": from,
    page: entry.page,
  });
}

/** Code marks help in a page, but not in a terminal. */
function lines(title: string, facts: Readonly<Record<string, string | undefined>>): string {
  const shown = Object.entries(facts).filter((fact): fact is [string, string] => fact[1] !== undefined);
  const width = Math.max(...shown.map(([name]) => name.length));
  const rows = shown.map(
    ([name, text]) => `  ${name.padEnd(width)}  ${plain(text).replaceAll("\n", `\n${" ".repeat(width + 4)}`)}`,
  );
  return [title, ...rows].join("\n");
}

function plain(text: string): string {
  return text.replaceAll("`", "");
}
