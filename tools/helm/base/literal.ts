/** Values as text within Helm templates: what a user wrote stays data, what the composer wrote is evaluated. */

import type { Json, JsonObject } from "./json.ts";
import { escapeUnprintable, stringifyYaml } from "./yaml.ts";

/** Users' text cannot hold it: the parse stage refuses NUL. */
const MARK = "\0";

/** A Helm expression in place of a string, like `include "shop.fullname" …`; `literalYaml` writes it between braces. */
export function expression(text: string): string {
  return `${MARK}${text}`;
}

/** A value as YAML within a Helm template. Nothing in it is evaluated but what `expression` made. */
export function literalYaml(value: Json): string {
  return evaluateNothing(stringifyYaml(value)).replace(/"\\0((?:[^"\\]|\\.)*)"/g, (_, text: string) => {
    return `{{ ${JSON.parse(`"${text}"`)} }}`;
  });
}

/** The items of a list, which is empty, not missing, where no condition holds. `more`: Helm expression of further items. */
export function literalItems(
  items: readonly Item[],
  more?: { readonly values: string; readonly indent: number },
): string {
  const texts = items.map(literalItem);
  if (more !== undefined) {
    texts.push(`{{- with ${more.values} }}\n{{- toYaml . | nindent ${more.indent} }}\n{{- end }}\n`);
  }
  const conditions = [...items.map(({ condition }) => condition), ...(more === undefined ? [] : [more.values])];
  const known = conditions.filter((condition) => condition !== undefined);
  if (known.length < conditions.length) return texts.join("");
  return `${texts.join("")}{{- if not ${within(["or", ...known])} }}\n[]\n{{- end }}\n`;
}

/** A condition that is true where all are; undefined is true. */
export function allOf(...conditions: readonly (string | undefined)[]): string | undefined {
  const known = conditions.filter((condition) => condition !== undefined);
  return known.length < 2 ? known[0] : within(["and", ...known]).slice(1, -1);
}

/** A call of a Helm function, in parentheses. */
function within([name, ...values]: readonly string[]): string {
  return `(${[name, ...values.map((value) => (/^[^( ]+$|^\([^()]*\)[^ ]*$/.test(value) ? value : `(${value})`))].join(" ")})`;
}

/** An item of a list, between its condition if it has one. */
function literalItem({ value, condition }: Item): string {
  const text = literalYaml([value]);
  return condition === undefined ? text : `{{- if ${condition} }}\n${text}{{- end }}\n`;
}

/**
 * A string as a YAML scalar within a Helm template: double-quoted, without anything that Helm would evaluate.
 */
export function quote(text: string): string {
  return evaluateNothing(escapeUnprintable(JSON.stringify(text)));
}

/** Text of a template's own, in which Helm evaluates nothing. */
export function evaluateNothing(text: string): string {
  return text.replaceAll("{{", '{{ "{{" }}');
}

/** A string as a literal within a Helm template's action. */
export function goString(text: string): string {
  return escapeUnprintable(JSON.stringify(text));
}

/** Texts by name as a dictionary within a Helm template's action. Expressions in it are evaluated. */
export function goDict(texts: Readonly<Record<string, string>>): string {
  const pairs = Object.entries(texts).map(([name, text]) => {
    return `${goString(name)} ${text.startsWith(MARK) ? `(${text.slice(MARK.length)})` : goString(text)}`;
  });
  return `(${["dict", ...pairs].join(" ")})`;
}

/** Where a value is, as a Helm expression: `.Values.apps.api`, or `(index .Values "apps" "my-api")`. */
export function valuesPath(...keys: string[]): string {
  const isPlain = keys.every((key) => /^[A-Za-z_][A-Za-z0-9_]*$/.test(key));
  return isPlain ? [".Values", ...keys].join(".") : `(index .Values ${keys.map(goString).join(" ")})`;
}

/** The same from anywhere in a template, however the current scope is called. */
export function rootValuesPath(...keys: string[]): string {
  return valuesPath(...keys).replace(".Values", "$.Values");
}

/** A key of what a Helm expression gives: `$app.secrets.login`, or `(index $app.secrets "my-login")`. */
export function member(expressionText: string, key: string): string {
  return /^[A-Za-z_][A-Za-z0-9_]*$/.test(key)
    ? `${expressionText}.${key}`
    : `(index ${expressionText} ${goString(key)})`;
}

/** An item of a list in a template. */
export interface Item {
  /** May hold Helm expressions (`expression`). */
  readonly value: JsonObject;
  /** Helm expression: the item is there where it is true. Default: always. */
  readonly condition?: string;
}
