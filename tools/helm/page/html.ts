/** The page about a chart as one HTML file: style, script and pictures are in it, and it asks nothing of a network. */
import { plural } from "../base/text.ts";
import type { Point } from "../graph/layout.ts";
import { NODE } from "../graph/layout.ts";
import script from "./browser/main.ts?script";
import style from "./html/style.css";
import { summaryOf } from "./page.ts";
import { partsWith, policyFor, prose } from "./templates.ts";
import type { Page } from "./types.ts";

const part = partsWith({ plural, curve, short, summaryOf, linkTo, prose, NODE });

export function pageHtml(page: Page): string {
  return part("page", { page, script, style, data: dataOf(page), policy: policyFor(style, script) });
}

/** What the script needs, as JSON that no HTML parser takes for anything else. */
function dataOf({ environments, objects, texts, sources, maps }: Page): string {
  const details = maps.map(({ details }) => Object.fromEntries(details));
  const views = maps.map(({ objects, apps }) => ({ objects, apps }));
  return JSON.stringify({ environments, objects, texts, sources, details, views }).replaceAll("<", "\\u003c");
}

/** A line through points that leaves and arrives horizontally. */
function curve(points: readonly Point[]): string {
  const [first, ...others] = points;
  if (first === undefined) return "";
  let last = first;
  const parts = others.map((point) => {
    const middle = Math.round((last.x + point.x) / 2);
    const text = `C${middle} ${last.y} ${middle} ${point.y} ${point.x} ${point.y}`;
    last = point;
    return text;
  });
  return [`M${first.x} ${first.y}`, ...parts].join("");
}

/** A text that is cut where it would not fit. */
function short(text: string, length: number): string {
  const characters = [...text];
  return characters.length <= length ? text : `${characters.slice(0, length - 1).join("")}…`;
}

/** The address of an object or an app on the page. */
function linkTo(id: string): string {
  return `#show=${encodeURIComponent(id)}`;
}
