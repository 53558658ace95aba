/** Values as text in Helm templates: users' text stays data, the composer's expressions are evaluated. */

import type { Json, JsonObject } from "./json.ts";
import { escapeUnprintable, stringifyYaml } from "./yaml.ts";

/** Marks expressions. Users' text cannot contain it: the parse stage refuses NUL. */
const MARK = "\0";

/** A Helm expression in place of a string, like `include "shop.fullname" …`; `literalYaml` puts it in braces. */
export function expression(text: string): string {
  return `${MARK}${text}`;
}

/** A value as YAML in a Helm template. Helm evaluates only the parts made by `expression`. */
export function literalYaml(value: Json): string {
  return evaluateNothing(stringifyYaml(value)).replace(/"\\0((?:[^"\\]|\\.)*)"/g, (_, text: string) => {
    return `{{ ${JSON.parse(`"${text}"`)} }}`;
  });
}

/**
 * The items of a list. If no condition holds, the list is empty, not missing. `more`: Helm expression of additional items.
 * `yaml` is `literalYaml`, or remembers what it gives.
 */
export function literalItems(
  items: readonly Item[],
  yaml: (value: Json) => string,
  more?: { readonly values: string; readonly indent: number },
): string {
  const texts = items.map((item) => literalItem(item, yaml));
  if (more !== undefined) {
    texts.push(`{{- with ${more.values} }}\n{{- toYaml . | nindent ${more.indent} }}\n{{- end }}\n`);
  }
  const conditions = [...items.map(({ condition }) => condition), ...(more === undefined ? [] : [more.values])];
  const known = conditions.filter((condition) => condition !== undefined);
  if (known.length < conditions.length) return texts.join("");
  return `${texts.join("")}{{- if not ${within(["or", ...known])} }}\n[]\n{{- end }}\n`;
}

/** A condition that is true if all of these are; undefined counts as true. */
export function allOf(first: string, ...conditions: readonly (string | undefined)[]): string;
export function allOf(...conditions: readonly (string | undefined)[]): string | undefined;
export function allOf(...conditions: readonly (string | undefined)[]): string | undefined {
  const known = conditions.filter((condition) => condition !== undefined);
  return known.length < 2 ? known[0] : within(["and", ...known]).slice(1, -1);
}

/** The Helm condition that at least one condition is true. */
export function anyOf(...conditions: readonly string[]): string {
  return conditions.length === 1 ? String(conditions[0]) : within(["or", ...conditions]).slice(1, -1);
}

/** A call of a Helm function, in parentheses. */
function within([name, ...values]: readonly string[]): string {
  return `(${[name, ...values.map((value) => (/^[^( ]+$|^\([^()]*\)[^ ]*$/.test(value) ? value : `(${value})`))].join(" ")})`;
}

/** An item of a list, wrapped in its condition if it has one. */
function literalItem({ value, condition }: Item, yaml: (value: Json) => string): string {
  const text = yaml([value]);
  return condition === undefined ? text : `{{- if ${condition} }}\n${text}{{- end }}\n`;
}

/** A string as a double-quoted YAML scalar in a Helm template, with nothing that Helm would evaluate. */
export function quote(text: string): string {
  return evaluateNothing(escapeUnprintable(JSON.stringify(text)));
}

/** Text for a template, escaped so that Helm evaluates nothing in it. */
export function evaluateNothing(text: string): string {
  return text.replaceAll("{{", '{{ "{{" }}');
}

/** A string as a literal in an action of a Helm template. */
export function goString(text: string): string {
  return escapeUnprintable(JSON.stringify(text));
}

/** Strings by name as a dict in an action of a Helm template. Expressions in it are evaluated. */
export function goDict(texts: Readonly<Record<string, string>>): string {
  const pairs = Object.entries(texts).map(([name, text]) => {
    return `${goString(name)} ${text.startsWith(MARK) ? `(${text.slice(MARK.length)})` : goString(text)}`;
  });
  return `(${["dict", ...pairs].join(" ")})`;
}

/** The path to a value as a Helm expression: `.Values.apps.api`, or `(index .Values "apps" "my-api")`. */
export function valuesPath(...keys: string[]): string {
  const isPlain = keys.every((key) => /^[A-Za-z_][A-Za-z0-9_]*$/.test(key));
  return isPlain ? [".Values", ...keys].join(".") : `(index .Values ${keys.map(goString).join(" ")})`;
}

/** The same, but valid in any scope of a template. */
export function rootValuesPath(...keys: string[]): string {
  return valuesPath(...keys).replace(".Values", "$.Values");
}

/** A key of the result of a Helm expression: `$app.secrets.login`, or `(index $app.secrets "my-login")`. */
export function member(expressionText: string, key: string): string {
  return /^[A-Za-z_][A-Za-z0-9_]*$/.test(key)
    ? `${expressionText}.${key}`
    : `(index ${expressionText} ${goString(key)})`;
}

/** An item of a list in a template. */
export interface Item {
  /** May contain Helm expressions (`expression`). */
  readonly value: JsonObject;
  /** Helm expression: the item is rendered if it is true. Default: always. */
  readonly condition?: string;
}
