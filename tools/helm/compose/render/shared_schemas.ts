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
  const shared = definitionsOf(schema);
  if (shared.size === 0) return schema;
  const definitions = [...shared.values()].map(({ name, schema }) => [name, refer(schema, shared)] as const);
  return { ...(refer(schema, shared) as JsonObject), definitions: Object.fromEntries(definitions) };
}

/** Text of a schema with definitions, whose references take one line each. */
export function schemaText(schema: JsonObject): string {
  const text = JSON.stringify(shareSchemas(schema), undefined, 2);
  return `${text.replace(/\{\n *("\$ref": "[^"\n]*")\n *\}/g, "{ $1 }")}\n`;
}

/** The schemas of values that occur more than once, by their JSON; those within one that does count once. */
function definitionsOf(root: JsonObject): ReadonlyMap<string, Definition> {
  const found = new Map<string, Definition & { readonly isShared: boolean }>();
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
      const text = textOf(schema);
      const known = found.get(text);
      // Apps that are alike have one schema, which is not one of their names.
      const name = parent === "apps" ? "app" : key;
      found.set(text, known === undefined ? { name, schema, isShared: false } : { ...known, isShared: true });
      if (known === undefined) visit(schema, name);
    }
  };
  visit(root, "");
  const shared = [...found].filter(([text, { isShared }]) => isShared && text.length >= SHORTEST);
  return named(shared);
}

/** With distinct names, which need no escaping in a reference. */
function named(definitions: readonly (readonly [string, Definition])[]): ReadonlyMap<string, Definition> {
  const taken = new Map<string, number>();
  return new Map(
    definitions.map(([text, { name, schema }]) => {
      const plain = name.replace(/[^A-Za-z0-9_-]/g, "_");
      const count = (taken.get(plain) ?? 0) + 1;
      taken.set(plain, count);
      return [text, { name: count === 1 ? plain : `${plain}-${count}`, schema }];
    }),
  );
}

/** A schema whose values refer to the definitions. */
function refer(node: Json, definitions: ReadonlyMap<string, Definition>): Json {
  if (Array.isArray(node)) return node.map((item) => refer(item, definitions));
  if (!isObject(node)) return node;
  return Object.fromEntries(
    Object.entries(node).map(([key, value]) => [
      key,
      key === "properties" ? referProperties(value as JsonObject, definitions) : refer(value, definitions),
    ]),
  );
}

function referProperties(properties: JsonObject, definitions: ReadonlyMap<string, Definition>): JsonObject {
  return Object.fromEntries(
    Object.entries(properties).map(([key, schema]) => {
      const definition = definitions.get(textOf(schema as JsonObject));
      return [
        key,
        definition === undefined ? refer(schema, definitions) : { $ref: `#/definitions/${definition.name}` },
      ];
    }),
  );
}

/** Most schemas of values are constants of the composer, the same for many apps. */
const texts = new WeakMap<JsonObject, string>();

function textOf(schema: JsonObject): string {
  const text = texts.get(schema) ?? JSON.stringify(schema);
  texts.set(schema, text);
  return text;
}
