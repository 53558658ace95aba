/** A value as YAML, line by line, with the place in the value that each line shows. */
import type { Json, JsonObject } from "./json.ts";
import { isObject } from "./json.ts";

export type Place = readonly (number | string)[];

export interface YamlLine {
  readonly text: string;
  /** The place of a scalar, or of an empty list or map; undefined for all other lines. */
  readonly place: Place | undefined;
}

export function yamlLines(value: Json): readonly YamlLine[] {
  if (!isBlock(value)) return linesOf(value, [], "");
  return blockOf(value).map((line, index) => ({
    text: index === 0 || line === "" ? line : `  ${line}`,
    place: index === 0 ? [] : undefined,
  }));
}

function linesOf(value: Json, place: Place, indent: string): readonly YamlLine[] {
  if (!isFilled(value)) return [{ text: `${indent}${scalar(value)}`, place }];
  if (Array.isArray(value)) {
    return (value as readonly Json[]).flatMap((item, index) => entry(`${indent}-`, item, [...place, index], indent));
  }
  return Object.entries(value as JsonObject).flatMap(([key, child]) =>
    entry(`${indent}${plain(key)}:`, child, [...place, key], indent),
  );
}

function entry(start: string, value: Json, place: Place, indent: string): readonly YamlLine[] {
  if (isBlock(value)) {
    const [header, ...lines] = blockOf(value);
    const rest = lines.map((line) => ({ text: line === "" ? "" : `${indent}  ${line}`, place: undefined }));
    return [{ text: `${start} ${header}`, place }, ...rest];
  }
  if (!isFilled(value)) return [{ text: `${start} ${scalar(value)}`, place }];
  if (!start.endsWith("-")) {
    const deeper = Array.isArray(value) ? indent : `${indent}  `;
    return [{ text: start, place: undefined }, ...linesOf(value, place, deeper)];
  }
  // The first line of an item is next to its dash.
  const [first, ...others] = linesOf(value, place, `${indent}  `);
  return first === undefined ? [] : [{ ...first, text: `${start} ${first.text.trimStart()}` }, ...others];
}

function isFilled(value: Json): boolean {
  return Array.isArray(value) ? value.length > 0 : isObject(value) && Object.keys(value).length > 0;
}

/** Text of several lines that a block scalar shows as it is. */
function isBlock(value: Json): value is string {
  return (
    typeof value === "string" &&
    /^[^\s\p{Cc}][^\p{Cc}]*\n[\n\t\P{Cc}]*$/u.test(value) &&
    !/[\u2028\u2029\ufeff]/.test(value)
  );
}

function blockOf(text: string): readonly string[] {
  const body = text.replace(/\n+$/, "");
  const ends = text.length - body.length;
  const header = ends === 0 ? "|-" : ends === 1 ? "|" : "|+";
  return [header, ...body.split("\n"), ...Array.from({ length: Math.max(ends - 1, 0) }, () => "")];
}

function scalar(value: Json): string {
  if (Array.isArray(value)) return "[]";
  if (isObject(value)) return "{}";
  return typeof value === "string" ? plain(value) : String(value);
}

/** Words that YAML 1.1 takes for something else. */
const RESERVED = /^(?:y|n|yes|no|on|off|true|false|null)$/i;

function plain(text: string): string {
  const isSafe = /^[A-Za-z/_](?:[\w./@+,=$(){}*%-]|:(?=\S)| (?=[^\s#]))*$/.test(text) && !RESERVED.test(text);
  return isSafe ? text : JSON.stringify(text);
}
