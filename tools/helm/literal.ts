/** Values as text within Helm templates: what a user wrote stays data, what the composer wrote is evaluated. */
import type { Item, Json } from "./types.ts";
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

/** An item of a list, between its condition if it has one. */
export function literalItem({ value, condition }: Item): string {
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
