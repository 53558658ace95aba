/** Walks JSON schemas as what they describe: dicts with properties, by name, wherever `$ref` and `anyOf` put them. */

import { spelling } from "../base/similar.ts";
import type { Schema } from "./schema_problems.ts";

/** A part of a schema, with the file that its references are relative to. */
export interface SchemaNode {
  readonly schema: Schema;
  readonly file: Schema;
}

/** Schemas by the name of their file. */
export type SchemaFiles = Readonly<Record<string, Schema>>;

/** A part with what its `$ref` refers to; its own keywords win. */
export function follow({ schema, file }: SchemaNode, files: SchemaFiles): SchemaNode {
  const { $ref, ...own } = schema;
  if (typeof $ref !== "string") return { schema, file };
  const [name = "", pointer = ""] = $ref.split("#");
  const target = name === "" ? file : (files[name] ?? file);
  const found = follow({ schema: atPointer(target, pointer) ?? {}, file: target }, files);
  return { schema: { ...found.schema, ...own }, file: found.file };
}

export function atPointer(schema: Schema, pointer: string): Schema | undefined {
  return pointer
    .split("/")
    .slice(1)
    .reduce<unknown>((part, key) => (part as Schema | undefined)?.[key.replaceAll("~1", "/").replaceAll("~0", "~")], schema) as
    | Schema
    | undefined;
}

/** The properties that a dict may have, those of all its alternatives, without what the rules write themselves. */
export function propertiesOf(node: SchemaNode, files: SchemaFiles): readonly (readonly [string, SchemaNode])[] {
  const { schema, file } = follow(node, files);
  const own = Object.entries((schema["properties"] ?? {}) as SchemaFiles)
    .map(([name, property]) => [name, follow({ schema: property, file }, files)] as const)
    .filter(([, property]) => property.schema["internal"] !== true);
  const alternatives = (schema["anyOf"] ?? []) as readonly Schema[];
  return [...own, ...alternatives.flatMap((alternative) => propertiesOf({ schema: alternative, file }, files))];
}

/** Keys that a dict with free keys usually has: those of its examples. */
export function usualKeysOf(node: SchemaNode, files: SchemaFiles): readonly string[] {
  const { schema } = follow(node, files);
  const [example] = (schema["examples"] ?? []) as readonly unknown[];
  const isFree = schema["properties"] === undefined && typeof example === "object" && !Array.isArray(example);
  return isFree ? Object.keys(example ?? {}) : [];
}

/** What a property is called here and elsewhere, whatever the spelling. */
export function spellingsOf(name: string, { schema }: SchemaNode): readonly string[] {
  const field = typeof schema["field"] === "string" ? [schema["field"].split(".").at(-1) ?? ""] : [];
  const aliases = (schema["aliases"] ?? []) as readonly string[];
  return [...new Set([name, ...aliases, ...field].map(spelling))];
}
