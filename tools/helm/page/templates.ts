/** How pages become HTML: templates with what they may call, and the policy that keeps a page from loading anything. */

import ejs from "ejs";
import { sha256 } from "../base/digest.ts";
import TEMPLATES from "./html?html";

/** Renders a template in `html/`, whose name is given without the extension. */
export type Part = (name: string, values: Readonly<Record<string, unknown>>) => string;

/**
 * Templates get the helpers, the values, and the function itself as `part`. `<%= %>` escapes whatever people wrote; `<%- %>` is for
 * parts, for `prose`, and for styles, scripts and their data alone.
 */
export function partsWith(helpers: Readonly<Record<string, unknown>>): Part {
  const part: Part = (name, values) => {
    const template = TEMPLATES[`${name}.ejs`];
    if (template === undefined) throw new Error(`no part ${name} of a page`);
    return template({ ...helpers, part, ...values });
  };
  return part;
}

/** Content Security Policy 3: nothing but this style and these scripts, known by their hashes. */
export function policyFor(style: string, ...scripts: readonly string[]): string {
  const hash = (text: string) => `'sha256-${sha256(text, "base64")}'`;
  return [
    "default-src 'none'",
    ...(scripts.length === 0 ? [] : [`script-src ${scripts.map(hash).join(" ")}`]),
    `style-src ${hash(style)}`,
    "img-src data:",
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
}

/** A sentence as HTML, whose words in backticks are code. */
export function prose(text: string): string {
  return ejs.escapeXML(text).replaceAll(/`([^`]+)`/g, "<code>$1</code>");
}
