/**
 * Reads the YAML that charts render most: maps and lists in block style, with plain and double-quoted scalars on one line. It takes
 * a tenth of the time of a whole parser. Whatever else a text has, it says nothing, and a whole parser reads the text.
 */
import type { Json } from "./json.ts";

interface Line {
  readonly indent: number;
  readonly text: string;
}

interface Cursor {
  readonly lines: readonly Line[];
  next: number;
}

/** The map or list that a text is; undefined if it is anything else, or has anything but what is plain. */
export function readPlainYaml(text: string): Json | undefined {
  const lines = linesOf(text);
  if (lines === undefined || lines.length === 0) return undefined;
  const cursor: Cursor = { lines, next: 0 };
  const value = blockAt(cursor, lines[0]?.indent ?? 0);
  return cursor.next === lines.length ? value : undefined;
}

function linesOf(text: string): readonly Line[] | undefined {
  // Tabs, carriage returns and other control characters; document markers.
  if (/[^\n -~]|^(?:---|\.\.\.|%)/m.test(text)) return undefined;
  return text.split("\n").flatMap((line) => {
    const indent = line.search(/[^ ]/);
    return indent === -1 || line[indent] === "#" ? [] : [{ indent, text: line.slice(indent).trimEnd() }];
  });
}

/** The block that starts on the next line, which has this indent. */
function blockAt(cursor: Cursor, indent: number): Json | undefined {
  const first = cursor.lines[cursor.next];
  return first !== undefined && isItem(first.text) ? listAt(cursor, indent) : mapAt(cursor, indent);
}

function isItem(text: string): boolean {
  return text.startsWith("- ");
}

function listAt(cursor: Cursor, indent: number): Json | undefined {
  const items: Json[] = [];
  for (;;) {
    const line = cursor.lines[cursor.next];
    if (line === undefined || line.indent < indent || (line.indent === indent && !isItem(line.text))) return items;
    if (line.indent > indent) return undefined;
    const item = itemAt(cursor, line);
    if (item === undefined) return undefined;
    items.push(item);
  }
}

function itemAt(cursor: Cursor, { indent, text }: Line): Json | undefined {
  const inner = text.slice(2).trimStart();
  const deeper = indent + text.length - inner.length;
  const isBlock = isItem(inner) || KEY.test(inner);
  if (!isBlock) return scalarOn(cursor, inner, indent);
  // What follows the dash is the first line of a block of its own.
  const rest: Cursor = { lines: [{ indent: deeper, text: inner }, ...following(cursor, indent)], next: 0 };
  const value = blockAt(rest, deeper);
  cursor.next += rest.next;
  return value;
}

/** The lines after this one that are deeper. */
function following({ lines, next }: Cursor, indent: number): readonly Line[] {
  let end = next + 1;
  while ((lines[end]?.indent ?? -1) > indent) end += 1;
  return lines.slice(next + 1, end);
}

const KEY = /^(?:"([^"\\]*)"|([A-Za-z_/][\w./-]*)):(?: +(.*))?$/;

function mapAt(cursor: Cursor, indent: number): Json | undefined {
  const map: Record<string, Json> = {};
  for (;;) {
    const line = cursor.lines[cursor.next];
    if (line === undefined || line.indent < indent || (line.indent === indent && isItem(line.text))) return map;
    if (line.indent > indent) return undefined;
    const [, quoted, plain = "", rest] = KEY.exec(line.text) ?? [];
    const key = quoted ?? plain;
    const isUsual = key !== "" && key !== "__proto__" && !(quoted === undefined && RESERVED.test(key));
    if (!isUsual || Object.hasOwn(map, key)) return undefined;
    const value = rest === undefined ? nestedAt(cursor, indent) : scalarOn(cursor, rest, indent);
    if (value === undefined) return undefined;
    map[key] = value;
  }
}

/** What is below a key: a deeper block, a list at the same indent, or nothing. */
function nestedAt(cursor: Cursor, indent: number): Json | undefined {
  cursor.next += 1;
  const line = cursor.lines[cursor.next];
  if (line !== undefined && line.indent > indent) return blockAt(cursor, line.indent);
  return line !== undefined && line.indent === indent && isItem(line.text) ? listAt(cursor, indent) : null;
}

/** A scalar at the end of the next line; undefined if it could go on below. */
function scalarOn(cursor: Cursor, text: string, indent: number): Json | undefined {
  cursor.next += 1;
  const line = cursor.lines[cursor.next];
  return line !== undefined && line.indent > indent ? undefined : scalarOf(text);
}

const RESERVED = /^(?:y|n|yes|no|on|off|true|false|null)$/i;
const WORD = /^-{0,2}[A-Za-z/_](?:[\w./@+=$%-]|:(?=[^\s:]))*$/;
/** Quantities and percentages: no notation of a number. */
const AMOUNT = /^[1-9]\d*(?:m|Ki|Mi|Gi|%|s)$/;
const INTEGER = /^(?:0|-?[1-9]\d{0,14})$/;
const QUOTED = /^"(?:[^"\\]|\\["\\nt])*"$/;

function scalarOf(text: string): Json | undefined {
  if (INTEGER.test(text)) return Number(text);
  if (text === "true" || text === "false") return text === "true";
  if (text === "{}") return {};
  if (text === "[]") return [];
  if (QUOTED.test(text)) return JSON.parse(text);
  return (WORD.test(text) && !RESERVED.test(text)) || AMOUNT.test(text) ? text : undefined;
}
