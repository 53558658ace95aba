/** Walks JSON schemas by what they describe: dicts with named properties, across `$ref` and `anyOf`. */

import { spelling } from "../base/similar.ts";
import { entryOf } from "../base/table.ts";
import type { OwnKeywords } from "./attribute_schema.ts";

export type Schema = { readonly [keyword: string]: unknown };

/** A node of a schema, with the file that its references are relative to. */
export interface SchemaNode {
  readonly schema: Schema;
  readonly file: Schema;
}

/** Schemas by file name. */
export type SchemaFiles = Readonly<Record<string, Schema>>;

/** A part merged with the target of its `$ref`; its own keywords win. */
export function follow(node: SchemaNode, files: SchemaFiles): SchemaNode {
  const { $ref, ...own } = node.schema;
  if (typeof $ref !== "string") return node;
  const found = follow(targetOf(node, files), files);
  return { schema: { ...found.schema, ...own }, file: found.file };
}

/** The target of a part's `$ref`, relative to the file of the part. */
export function targetOf({ schema, file }: SchemaNode, files: SchemaFiles): SchemaNode {
  const [name = "", pointer = ""] = String(schema["$ref"]).split("#");
  const target = name === "" ? file : (files[name] ?? file);
  return { schema: atPointer(target, pointer) ?? {}, file: target };
}

export function atPointer(schema: Schema, pointer: string): Schema | undefined {
  return pointer
    .split("/")
    .slice(1)
    .reduce<unknown>(
      (part, key) => (part as Schema | undefined)?.[key.replaceAll("~1", "/").replaceAll("~0", "~")],
      schema,
    ) as Schema | undefined;
}

/** The part for a place in a value; undefined if the schema has none. */
export function nodeAt(
  path: readonly (string | number)[],
  start: SchemaNode,
  files: SchemaFiles,
): SchemaNode | undefined {
  return path.reduce<SchemaNode | undefined>((node, key) => node && childAt(key, node, files), start);
}

function childAt(key: string | number, node: SchemaNode, files: SchemaFiles): SchemaNode | undefined {
  const { schema, file } = follow(node, files);
  const properties = (schema["properties"] ?? {}) as SchemaFiles;
  const child =
    typeof key === "number" ? schema["items"] : (entryOf(properties, key) ?? schema["additionalProperties"]);
  if (typeof child === "object") return follow({ schema: child as Schema, file }, files);
  const alternatives = (schema["anyOf"] ?? []) as readonly Schema[];
  return alternatives
    .map((alternative) => childAt(key, { schema: alternative, file }, files))
    .find((found) => found !== undefined);
}

/** The properties that a dict may have, from all its alternatives, except those that the rules write themselves. */
export function propertiesOf(node: SchemaNode, files: SchemaFiles): readonly (readonly [string, SchemaNode])[] {
  const { schema, file } = follow(node, files);
  const own = Object.entries((schema["properties"] ?? {}) as SchemaFiles)
    .map(([name, property]) => [name, follow({ schema: property, file }, files)] as const)
    .filter(([, property]) => property.schema["internal"] !== true);
  const alternatives = (schema["anyOf"] ?? []) as readonly Schema[];
  return [...own, ...alternatives.flatMap((alternative) => propertiesOf({ schema: alternative, file }, files))];
}

/** The usual keys of a dict with free keys, taken from its example, with their schemas. */
export function usualKeysOf(node: SchemaNode, files: SchemaFiles): readonly (readonly [string, SchemaNode])[] {
  const { schema, file } = follow(node, files);
  const [example] = (schema["examples"] ?? []) as readonly unknown[];
  const values = schema["additionalProperties"];
  if (typeof values !== "object" || typeof example !== "object") return [];
  return Object.keys(example ?? {}).map((key) => [key, { schema: values as Schema, file }]);
}

/** The keyword `opens` of a dict or of its alternatives. */
export function opensOf(node: SchemaNode, files: SchemaFiles): Readonly<Record<string, object>> {
  const { schema, file } = follow(node, files);
  const alternatives = ((schema["anyOf"] ?? []) as readonly Schema[]).map((alternative) =>
    opensOf({ schema: alternative, file }, files),
  );
  return Object.assign({}, ...alternatives, (schema as OwnKeywords).opens);
}

/** The names of a property here and in other tools, in any spelling. */
export function spellingsOf(name: string, { schema }: SchemaNode): readonly string[] {
  const { field = {}, aliases = [] } = schema as OwnKeywords;
  const fields = typeof field === "string" ? [field] : Object.values(field);
  return [...new Set([name, ...aliases, ...fields.map((path) => path.split(".").at(-1) ?? path)].map(spelling))];
}
