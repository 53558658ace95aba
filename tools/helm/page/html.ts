/** The page about a chart as one HTML file: style, script and pictures are in it, and it asks nothing of a network. */
import { createHash } from "node:crypto";
import ejs from "ejs";
import { plural } from "../base/text.ts";
import type { Point } from "../graph/layout.ts";
import { NODE } from "../graph/layout.ts";
import script from "./browser/main.ts?script";
import differences from "./html/differences.ejs";
import drawing from "./html/drawing.ejs";
import images from "./html/images.ejs";
import map from "./html/map.ejs";
import objects from "./html/objects.ejs";
import order from "./html/order.ejs";
import layout from "./html/page.ejs";
import problem from "./html/problem.ejs";
import problems from "./html/problems.ejs";
import style from "./html/style.css";
import traffic from "./html/traffic.ejs";
import upgrade from "./html/upgrade.ejs";
import { summaryOf } from "./page.ts";
import type { Page } from "./types.ts";

const PARTS: Readonly<Record<string, string>> = {
  ...{ differences, drawing, images, map, objects, order, page: layout, problem, problems, traffic, upgrade },
};

/** What templates may call. `<%= %>` escapes whatever people wrote; `<%- %>` is for parts, for `prose`, and for the script and its data alone. */
const HELPERS = { plural, curve, short, summaryOf, linkTo, prose, NODE };

const compiled = new Map<string, ejs.TemplateFunction>();

export function pageHtml(page: Page): string {
  const data = dataOf(page);
  return part("page", { page, script, style, data, policy: policyFor(script, style) });
}

function part(name: string, values: Readonly<Record<string, unknown>>): string {
  const template =
    compiled.get(name) ?? ejs.compile(PARTS[name] ?? "", { localsName: "it", strict: true, rmWhitespace: true });
  compiled.set(name, template);
  return template({ ...HELPERS, part, ...values });
}

/** What the script needs, as JSON that no HTML parser takes for anything else. */
function dataOf({ environments, objects, texts, sources, maps }: Page): string {
  const details = maps.map(({ details }) => Object.fromEntries(details));
  const views = maps.map(({ objects, apps }) => ({ objects, apps }));
  return JSON.stringify({ environments, objects, texts, sources, details, views }).replaceAll("<", "\\u003c");
}

/** Content Security Policy 3: nothing but this script and this style, known by their hashes. */
function policyFor(...[ofScript, ofStyle]: readonly [string, string]): string {
  const hash = (text: string) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
  return [
    "default-src 'none'",
    `script-src ${hash(ofScript)}`,
    `style-src ${hash(ofStyle)}`,
    "img-src data:",
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
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

/** A sentence as HTML, whose words in backticks are code. */
function prose(text: string): string {
  return ejs.escapeXML(text).replaceAll(/`([^`]+)`/g, "<code>$1</code>");
}
