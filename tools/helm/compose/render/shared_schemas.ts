/**
 * `values.schema.json`: what several values have in common is in its `definitions` once. Validators of draft-07 ignore whatever
 * is next to a reference, so only whole schemas are shared, and references stay within the file.
 */
import { isObject, type Json, type JsonObject } from "../../base/json.ts";

/** Shorter ones are easier to read where they are. */
const SHORTEST = 100;

interface Definition {
  readonly name: string;
  readonly schema: JsonObject;
}

export function shareSchemas(schema: JsonObject): JsonObject {
  const contentOf = contents();
  const shared = definitionsOf(schema, contentOf);
  if (shared.size === 0) return schema;
  const definitionOf = (value: JsonObject) => shared.get(contentOf(value).key);
  const definitions = [...shared.values()].map(({ name, schema }) => [name, refer(schema, definitionOf)] as const);
  return { ...(refer(schema, definitionOf) as JsonObject), definitions: Object.fromEntries(definitions) };
}

/** Text of a schema with definitions, whose references take one line each. */
export function schemaText(schema: JsonObject): string {
  const text = JSON.stringify(shareSchemas(schema), undefined, 2);
  return `${text.replace(/\{\n *("\$ref": "[^"\n]*")\n *\}/g, "{ $1 }")}\n`;
}

/** The schemas of values that occur more than once, by the keys of their contents; those within one that does count once. */
function definitionsOf(root: JsonObject, contentOf: (node: Json) => Content): ReadonlyMap<string, Definition> {
  const found = new Map<string, Definition & { readonly isShared: boolean; readonly length: number }>();
  const visit = (node: Json, place: string): void => {
    if (Array.isArray(node)) {
      for (const item of node) visit(item, place);
    } else if (isObject(node)) {
      for (const [key, value] of Object.entries(node)) {
        if (key === "properties") visitProperties(value as Readonly<Record<string, JsonObject>>, place);
        else visit(value, place);
      }
    }
  };
  const visitProperties = (properties: Readonly<Record<string, JsonObject>>, parent: string): void => {
    for (const [key, schema] of Object.entries(properties)) {
      const { key: content, length } = contentOf(schema);
      const known = found.get(content);
      // Apps that are alike have one schema, which is not one of their names.
      const name = parent === "apps" ? "app" : key;
      found.set(
        content,
        known === undefined ? { name, schema, length, isShared: false } : { ...known, isShared: true },
      );
      if (known === undefined) visit(schema, name);
    }
  };
  visit(root, "");
  const shared = [...found].filter(([, { isShared, length }]) => isShared && length >= SHORTEST);
  return named(shared);
}

/** With distinct names, which need no escaping in a reference. */
function named(definitions: readonly (readonly [string, Definition])[]): ReadonlyMap<string, Definition> {
  const taken = new Map<string, number>();
  return new Map(
    definitions.map(([content, { name, schema }]) => {
      const plain = name.replace(/[^A-Za-z0-9_-]/g, "_");
      const count = (taken.get(plain) ?? 0) + 1;
      taken.set(plain, count);
      return [content, { name: count === 1 ? plain : `${plain}-${count}`, schema }];
    }),
  );
}

type DefinitionOf = (schema: JsonObject) => Definition | undefined;

/** A schema whose values refer to the definitions. */
function refer(node: Json, definitionOf: DefinitionOf): Json {
  if (Array.isArray(node)) return node.map((item) => refer(item, definitionOf));
  if (!isObject(node)) return node;
  return Object.fromEntries(
    Object.entries(node).map(([key, value]) => [
      key,
      key === "properties" ? referProperties(value as JsonObject, definitionOf) : refer(value, definitionOf),
    ]),
  );
}

function referProperties(properties: JsonObject, definitionOf: DefinitionOf): JsonObject {
  return Object.fromEntries(
    Object.entries(properties).map(([key, schema]) => {
      const definition = definitionOf(schema as JsonObject);
      return [
        key,
        definition === undefined ? refer(schema, definitionOf) : { $ref: `#/definitions/${definition.name}` },
      ];
    }),
  );
}

/** What stands for a value when two are compared. */
interface Content {
  /** The same for the same JSON. */
  readonly key: string;
  /** Of the JSON. */
  readonly length: number;
}

/**
 * Contents of values. Those of maps and lists are numbered, so that a schema which refers to constants of the composer, as that of
 * each app does, is compared without reading them again.
 */
function contents(): (node: Json) => Content {
  const numbered = new Map<string, Content>();
  const known = new Map<Json, Content>();
  const number = (parts: readonly Content[], [open, close]: "[]" | "{}"): Content => {
    const text = `${open}${parts.map(({ key }) => key).join()}${close}`;
    const commas = Math.max(0, parts.length - 1);
    const content = numbered.get(text) ?? {
      key: `#${numbered.size}`,
      length: parts.reduce((total, part) => total + part.length, 2 + commas),
    };
    numbered.set(text, content);
    return content;
  };
  const contentOf = (node: Json): Content => {
    if (typeof node !== "object" || node === null) return contentOfText(JSON.stringify(node));
    const content =
      known.get(node) ??
      (Array.isArray(node) ? number(node.map(contentOf), "[]") : number(Object.entries(node).map(entry), "{}"));
    known.set(node, content);
    return content;
  };
  const entry = ([name, value]: readonly [string, Json]): Content => {
    const [before, after] = [contentOfText(`${JSON.stringify(name)}:`), contentOf(value)];
    return { key: before.key + after.key, length: before.length + after.length };
  };
  return contentOf;
}

function contentOfText(text: string): Content {
  return { key: text, length: text.length };
}
