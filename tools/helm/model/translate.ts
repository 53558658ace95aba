/** A value that another tool would take, as the schema wants it: the mechanical part of it. */

import { spelling } from "../base/similar.ts";
import { propertiesOf, type SchemaFiles, type SchemaNode, follow, spellingsOf } from "./schema_tree.ts";

export function translate(value: unknown, node: SchemaNode, files: SchemaFiles): unknown {
  const { schema } = follow(node, files);
  const types = [schema["type"]].flat();
  if (isDict(value)) {
    const [only, ...more] = Object.values(value);
    // As `{"name": "credentials"}` stands for a name, or `{"fieldPath": "metadata.name"}` for a path.
    if (types.includes("string") && typeof only === "string" && more.length === 0) return only;
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
 * What stands in place of a dict around keys that belong here directly, as Kubernetes' `httpGet` around `path` and `port`:
 * the keyword `opens` names such dicts, with what they say besides.
 */
export function openedBy(
  key: string,
  value: unknown,
  node: SchemaNode,
  files: SchemaFiles,
): Readonly<Record<string, unknown>> | undefined {
  const opens = (follow(node, files).schema["opens"] ?? {}) as Readonly<Record<string, object>>;
  if (!Object.hasOwn(opens, key) || !isDict(value)) return undefined;
  return { ...opens[key], ...(translate(value, node, files) as object) };
}

export function isDict(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
