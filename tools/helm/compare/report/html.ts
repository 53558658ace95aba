/** A comparison as one HTML file that needs nothing else: no script, no network. */
import type { Field, Found } from "../comparison.ts";
import { type ComparisonReport, MEANINGS, summaryOf } from "./report.ts";
import { shown } from "./text.ts";

export function comparisonHtml(report: ComparisonReport): string {
  const { manual, generated, missing, extra, changed, replaced, accepted } = report;
  const changes = changed.flatMap((object) =>
    object.fields.map((field, index) => [
      index === 0
        ? `${code(object.id)}${object.previously === undefined ? "" : `<br>in place of ${code(object.previously)}`}`
        : "",
      index === 0 ? escaped(object.app ?? "") : "",
      ...fieldCells(field),
    ]),
  );
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${escaped(`${manual} and ${generated}`)}</title>
<style>${STYLE}</style>
<h1>Comparison</h1>
<p>Manual: ${code(manual)}<br>Generated: ${code(generated)}</p>
<p class="summary">${escaped(summaryOf(report))}</p>
${table("missing", ["object", "app"], missing.map(foundCells))}
${table("extra", ["object", "app"], extra.map(foundCells))}
${table("changed", ["object", "app", "path", "manual", "generated"], changes)}
${table(
  "replaced",
  ["object", "app", "why", "what keeps it"],
  replaced.map((object) => [...foundCells(object), escaped(object.what), escaped(object.fix)]),
)}
${table(
  "accepted",
  ["place", "reason"],
  accepted.map(({ place, reason }) => [code(place), escaped(reason)]),
)}
</html>
`;
}

function foundCells({ id, app }: Found): readonly string[] {
  return [code(id), escaped(app ?? "")];
}

function fieldCells({ path, before, after }: Field): readonly string[] {
  return [code(path), code(shown(before)), code(shown(after))];
}

/** A group; nothing if it is empty. */
function table(group: keyof typeof MEANINGS, head: readonly string[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return "";
  const row = (cells: readonly string[], tag: string) =>
    `<tr>${cells.map((cell) => `<${tag}>${cell}</${tag}>`).join("")}</tr>`;
  const title = `<h2 id="${group}">${group} <small>${escaped(MEANINGS[group])}</small></h2>`;
  const body = rows.map((cells) => row(cells, "td")).join("\n");
  return `${title}\n<div><table class="${group}"><thead>${row(head, "th")}</thead><tbody>\n${body}\n</tbody></table></div>`;
}

function code(text: string): string {
  return `<code>${escaped(text)}</code>`;
}

const ENTITIES: Readonly<Record<string, string>> = { '"': "&quot;", "&": "&amp;", "<": "&lt;", ">": "&gt;" };

function escaped(text: string): string {
  return text.replace(/["&<>]/g, (character) => ENTITIES[character] ?? character);
}

const STYLE = `
:root { color-scheme: light dark; font: 15px/1.4 system-ui, sans-serif; }
body { margin: 1.5rem auto; max-width: 90rem; padding: 0 1rem; }
h2 { margin-top: 2rem; } h2 small { font-weight: normal; }
.summary { font-weight: bold; }
div { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; }
th, td { border-bottom: 1px solid #8886; padding: .3rem .6rem; text-align: left; vertical-align: top; }
td code { overflow-wrap: anywhere; white-space: pre-wrap; }
table.missing td:first-child { border-left: .3rem solid #c33; }
table.extra td:first-child { border-left: .3rem solid #393; }
table.changed td:first-child { border-left: .3rem solid #b80; }
table.replaced td:first-child { border-left: .3rem solid #55c; }
@media print { body { max-width: none; } tr { break-inside: avoid; } }
`;
