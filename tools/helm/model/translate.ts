/** Translates a value in another tool's form into that of the schema, as far as that is mechanical. */

import { spelling } from "../base/similar.ts";
import {
  follow,
  opensOf,
  propertiesOf,
  type Schema,
  type SchemaFiles,
  type SchemaNode,
  spellingsOf,
} from "./schema_tree.ts";

export function translate(value: unknown, node: SchemaNode, files: SchemaFiles): unknown {
  const { schema } = follow(node, files);
  const types = [schema["type"]].flat();
  if (isDict(value)) {
    const [only, ...more] = Object.values(value);
    // For example, `{"name": "credentials"}` for a name, or `{"fieldPath": "metadata.name"}` for a path.
    if (more.length === 0 && !types.includes("object") && types.includes(typeOf(only))) return only;
    return Object.fromEntries(Object.entries(value).flatMap((entry) => translateEntry(entry, node, files)));
  }
  return types[0] === "array" && typeof value === "string" ? [value] : value;
}

function translateEntry(
  [key, value]: readonly [string, unknown],
  node: SchemaNode,
  files: SchemaFiles,
): readonly (readonly [string, unknown])[] {
  const opened = openedBy(key, value, node, files);
  if (opened !== undefined) return Object.entries(opened);
  const known = propertiesOf(node, files).find(([name, child]) => spellingsOf(name, child).includes(spelling(key)));
  return known === undefined ? [[key, value]] : [[known[0], translate(value, known[1], files)]];
}

/**
 * The replacement of a dict whose keys belong here directly, like Kubernetes' `httpGet` around `path` and `port`. The keyword
 * `opens` lists these dicts, with the keys that they imply.
 */
export function openedBy(
  key: string,
  value: unknown,
  node: SchemaNode,
  files: SchemaFiles,
): Readonly<Record<string, unknown>> | undefined {
  const opens = opensOf(node, files);
  if (!Object.hasOwn(opens, key) || !isDict(value)) return undefined;
  return { ...opens[key], ...(translate(value, node, files) as object) };
}

/** Whether a part of a schema accepts a value of this type, translated if necessary. */
export function accepts(value: unknown, node: SchemaNode, files: SchemaFiles): boolean {
  const { schema, file } = follow(node, files);
  const alternatives = schema["anyOf"] as readonly Schema[] | undefined;
  if (alternatives !== undefined) {
    return alternatives.some((alternative) => accepts(value, { schema: alternative, file }, files));
  }
  const types = [schema["type"] ?? []].flat().map(String);
  const translated = translate(value, node, files);
  return (
    types.length === 0 ||
    types.includes(typeOf(translated)) ||
    (Number.isInteger(translated) && types.includes("integer"))
  );
}

function typeOf(value: unknown): string {
  if (Array.isArray(value)) return "array";
  return value === null ? "null" : typeof value;
}

export function isDict(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
