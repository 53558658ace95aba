/** YAML as Helm reads and writes it: YAML 1.1 scalars, JSON's types. */

import {
  type CollectionTag,
  Document,
  isMap,
  isNode,
  isPair,
  isScalar,
  isSeq,
  LineCounter,
  parseAllDocuments,
  type ScalarTag,
  type Tags,
  visit,
} from "yaml";
import { isObject, type Json, type JsonObject } from "./json.ts";
import { entryOf } from "./table.ts";

/** Helm's parser also reads YAML 1.2's octal numbers. */
const OCTAL: ScalarTag = {
  default: true,
  tag: "tag:yaml.org,2002:int",
  test: /^[-+]?0o[0-7_]+$/,
  resolve: (text) => Number(text.replaceAll(/[-+_]/g, "")) * (text.startsWith("-") ? -1 : 1),
};

/** Helm goes through JSON, which has no dates. Its parser has no base-60 numbers, and no numbers without a leading digit. */
function jsonTags(tags: Tags): Tags {
  const known = tags.filter((tag) => {
    if (typeof tag === "string") return true;
    return !/:(timestamp|binary)$/.test(tag.tag) && !("format" in tag && tag.format === "TIME");
  });
  return [OCTAL, ...known.map((tag) => (typeof tag !== "string" && isDecimal(tag) ? startingWithDigit(tag) : tag))];
}

function isDecimal(tag: CollectionTag | ScalarTag): tag is ScalarTag {
  return tag.tag.endsWith(":float") && "test" in tag && tag.test?.test(".inf") === false;
}

/** The library would also take `e8`, `.` and `.2_` for numbers. */
function startingWithDigit(tag: ScalarTag): ScalarTag {
  return { ...tag, test: new RegExp(`(?=^[-+]?[.]?[0-9])(?!^[.].*_)${tag.test?.source}`) };
}

export type YamlDocuments =
  | { readonly values: readonly Json[]; readonly error?: never }
  | { readonly values?: never; readonly error: string };

/** How Helm reads YAML. */
const READING = { version: "1.1", customTags: jsonTags, merge: true } as const;

/** All documents of a YAML text, or its first error. */
export function parseYaml(text: string): YamlDocuments {
  return valuesOf(parseAllDocuments(text, READING));
}

/** The same, and the line of each place in a document, or of the innermost one around it that is written out. */
export function parseYamlWithLines(
  text: string,
): YamlDocuments & { readonly lineOf: (path: readonly (number | string)[], document?: number) => number } {
  const lineCounter = new LineCounter();
  const documents = parseAllDocuments(text, { ...READING, lineCounter });
  const lineOf = (path: readonly (number | string)[], document = 0): number => {
    const node = documents[document]?.getIn(path, true);
    if (isNode(node) && node.range) return lineCounter.linePos(node.range[0]).line;
    return path.length === 0 ? 1 : lineOf(path.slice(0, -1), document);
  };
  return { ...valuesOf(documents), lineOf };
}

/** A number, boolean or key that is another text than what the file says, such as 1.10 or `yes`. */
export interface ChangedScalar {
  /** The keys on the way to it, its own included. */
  readonly path: readonly string[];
  readonly source: string;
  readonly value: string;
}

/** All of a YAML text that has no errors. */
export function changedScalars(text: string): readonly ChangedScalar[] {
  const found: ChangedScalar[] = [];
  for (const document of parseAllDocuments(text, READING)) {
    visit(document, {
      Scalar: (_, { source = "", value }, ancestors) => {
        if (value === null || typeof value === "string" || String(value) === source) return;
        const pairs = ancestors.filter((node) => isPair(node));
        const keys = pairs.map((pair) => String(isScalar(pair.key) ? pair.key.value : pair.key));
        found.push({ path: keys, source, value: String(value) });
      },
    });
  }
  return found;
}

function valuesOf(documents: ReturnType<typeof parseAllDocuments>): YamlDocuments {
  if ("empty" in documents) return { values: [] };
  const error = documents.flatMap(({ errors }) => errors)[0];
  if (error !== undefined) return { error: error.message.split("\n")[0]?.replace(/:$/, "") ?? error.code };
  try {
    return { values: documents.map((document) => document.toJS() as Json) };
  } catch (exception) {
    // The library throws if a merge key or an alias cannot be followed.
    return { error: (exception as Error).message };
  }
}

/** A value as YAML. Every string is quoted, so that no parser takes `on`, `1e3` or `0777` for something else. */
export function stringifyYaml(value: Json): string {
  return toText(toDocument(value));
}

/** The same, with each description in the schema as a comment on the first key that it describes. */
export function stringifyValues(values: JsonObject, schema: JsonObject): string {
  if (Object.keys(values).length === 0) return stringifyYaml(values);
  const said = new Set<Json>();
  /** By the entry's JSON: apps have much in common, and the library takes most of the time. */
  const written = new Map<string, string>();
  const entryText = (key: string, value: Json): string => {
    const entry = JSON.stringify([key, value]);
    const text = written.get(entry) ?? stringifyYaml({ [key]: value });
    written.set(entry, text);
    return text;
  };
  const textOf = (
    map: JsonObject,
    { properties = {}, additionalProperties = {} }: JsonObject,
    indent: string,
  ): string =>
    Object.entries(map)
      .map(([key, value]) => {
        const child = (entryOf(properties as JsonObject, key) ?? additionalProperties) as JsonObject;
        const comment = commentOf(child, said, indent);
        const hasEntries = isObject(value) && Object.keys(value).length > 0;
        if (!hasEntries) return comment + entryText(key, value).replace(/^(?=.)/gm, indent);
        const start = entryText(key, {}).slice(0, -" {}\n".length).replace(/^/gm, indent);
        return `${comment}${start}\n${textOf(value, child, `${indent}  `)}`;
      })
      .join("");
  return textOf(values, schema, "");
}

function commentOf({ description }: JsonObject, said: Set<Json>, indent: string): string {
  if (typeof description !== "string" || said.has(description)) return "";
  said.add(description);
  return `${indent}# ${description.replaceAll(NO_COMMENT, " ")}\n`;
}

function toDocument(value: Json): Document {
  const document = new Document(value, { version: "1.1", customTags: withoutMerge, aliasDuplicateObjects: false });
  quoteUnsafeKeys(document.contents);
  return document;
}

function quoteUnsafeKeys(node: unknown): void {
  if (isSeq(node)) node.items.forEach(quoteUnsafeKeys);
  if (!isMap(node)) return;
  for (const { key, value } of node.items) {
    if (isScalar(key) && UNSAFE_KEY.test(String(key.value))) key.type = "QUOTE_DOUBLE";
    quoteUnsafeKeys(value);
  }
}

/** Written YAML does not merge: `<<` is an ordinary name. */
function withoutMerge(tags: Tags): Tags {
  return jsonTags(tags).filter((tag) => typeof tag === "string" || !tag.tag.endsWith(":merge"));
}

function toText(document: Document): string {
  const text = document.toString({
    defaultKeyType: "PLAIN",
    defaultStringType: "QUOTE_DOUBLE",
    doubleQuotedMinMultiLineLength: Number.MAX_SAFE_INTEGER,
    lineWidth: 0,
  });
  return escapeUnprintable(text.replace(/^%YAML 1\.1\n---\n/, ""));
}

/** Characters that YAML parsers take for a line break, or drop, even in a double-quoted scalar. */
const UNSAFE = /[\u0085\u2028\u2029\ufeff]/g;

/** Keys to quote: Helm's parser takes `-_3_` for a number, and merges the value of a plain `<<`. */
const UNSAFE_KEY = /^[-+.0-9<]|[\u0085\u2028\u2029\ufeff]/;

/** Characters that end a comment, or are not allowed in one. */
const NO_COMMENT = /[\p{Cc}\u2028\u2029\ufeff]+/gu;

/** A YAML text with these characters as escapes in its double-quoted scalars. */
export function escapeUnprintable(text: string): string {
  return text.replace(UNSAFE, (character) => {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
  });
}
