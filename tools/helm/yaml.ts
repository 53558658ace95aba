/** YAML as Helm reads and writes it: YAML 1.1 scalars, JSON's types. */
import {
  Document,
  isMap,
  isScalar,
  type Pair,
  parseAllDocuments,
  type Scalar,
  type Tags,
  visit,
  type YAMLMap,
} from "yaml";
import type { Json, JsonObject } from "./types.ts";

/** Helm goes through JSON, which has no dates; and its parser has no base-60 numbers. */
function jsonTags(tags: Tags): Tags {
  return tags.filter((tag) => {
    if (typeof tag === "string") return true;
    return !/:(timestamp|binary)$/.test(tag.tag) && !("format" in tag && tag.format === "TIME");
  });
}

export type YamlDocuments =
  | { readonly values: readonly Json[]; readonly error?: never }
  | { readonly values?: never; readonly error: string };

/** All documents of a YAML text, or the first thing that is wrong with it. */
export function parseYaml(text: string): YamlDocuments {
  const documents = parseAllDocuments(text, { version: "1.1", customTags: jsonTags, merge: true });
  if ("empty" in documents) return { values: [] };
  const error = documents.flatMap(({ errors }) => errors)[0];
  if (error !== undefined) return { error: error.message.split("\n")[0] ?? error.code };
  return { values: documents.map((document) => document.toJS() as Json) };
}

/** A YAML text of a value. Every string is quoted, so that no parser takes `on`, `1e3` or `0777` for something else. */
export function stringifyYaml(value: Json): string {
  return toText(toDocument(value));
}

/** The same with each schema description as a comment where its key appears first. */
export function stringifyValues(values: JsonObject, schema: JsonObject): string {
  const document = toDocument(values);
  if (isMap(document.contents)) comment(document.contents, schema, new Set());
  return toText(document);
}

function toDocument(value: Json): Document {
  const document = new Document(value, { version: "1.1", customTags: jsonTags, aliasDuplicateObjects: false });
  visit(document, {
    Pair: (_, { key }) => {
      if (isScalar(key) && UNSAFE.test(String(key.value))) key.type = "QUOTE_DOUBLE";
    },
  });
  return document;
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

/** What YAML parsers take for a line break, or drop, even within a double-quoted scalar. */
const UNSAFE = /[\u0085\u2028\u2029\ufeff]/;

/** A text whose double-quoted scalars hold such characters as escapes. */
export function escapeUnprintable(text: string): string {
  return text.replace(new RegExp(UNSAFE, "g"), (character) => {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
  });
}

function comment(map: YAMLMap, schema: JsonObject, said: Set<unknown>): void {
  const properties = (schema["properties"] ?? {}) as JsonObject;
  for (const pair of map.items as Pair<Scalar, unknown>[]) {
    const name = String(isScalar(pair.key) ? pair.key.value : pair.key);
    const child = (properties[name] ?? schema["additionalProperties"] ?? {}) as JsonObject;
    const description = child["description"];
    if (typeof description === "string" && !said.has(description)) {
      said.add(description);
      pair.key.commentBefore = ` ${description}`;
    }
    if (isMap(pair.value)) comment(pair.value, child, said);
  }
}
