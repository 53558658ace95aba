/**
 * What users can set in a chart's values: what values.schema.json allows or, where it is silent, the keys of values.yaml.
 * Maps that users fill, such as labels, have no keys that could be missing.
 */

import { entryOf } from "../base/table.ts";
import { listWords } from "../base/text.ts";
import { isMap, listOf, mapOf } from "../checks/objects/objects.ts";
import { joinPath } from "../model/problems.ts";
import { propertySchema, resolve } from "../model/resolved_schema.ts";
import { type Narrowing, narrowedTypes, narrowings, type Schema } from "./schema_narrowing.ts";
import type { ChartVersion, Json, JsonObject } from "./types.ts";

export interface SurfaceChange {
  readonly kind: "narrowed" | "removed";
  readonly path: string;
  readonly what: string;
  readonly got?: unknown;
  readonly expected: string;
}

/** A place in values. */
interface Surface {
  readonly root: JsonObject | undefined;
  /** Undefined if no schema describes the place. */
  readonly schema: Schema | undefined;
  /** The default; undefined if there is none. */
  readonly value: Json | undefined;
}

export function rootOf({ schema, values }: Pick<ChartVersion, "schema" | "values">): Surface {
  return { root: schema, schema: resolve(schema, schema), value: values };
}

/** What is no longer possible; nothing below a place that is gone or that has another type. */
export function compareSurfaces(before: Surface, after: Surface, path = ""): readonly SurfaceChange[] {
  const narrowed = (changes: readonly Narrowing[]) =>
    changes.map((change) => ({ kind: "narrowed" as const, path: path === "" ? "." : path, ...change }));
  const retyped = retypings(before, after);
  if (retyped.length > 0) return narrowed(retyped);
  // Helm validates users' values merged with the defaults, so a key with a default always exists.
  const present = Object.keys(mapOf(after.value));
  const isDescribed = before.schema !== undefined && after.schema !== undefined;
  return [
    ...narrowed(isDescribed ? narrowings(before.schema, after.schema, present) : []),
    ...keysOf(before).flatMap((key) => {
      const [old, now] = [childOf(before, key), childOf(after, key)];
      const place = joinPath(path, key);
      return now === undefined ? [gone(place, after)] : compareSurfaces(old ?? NOTHING, now, place);
    }),
    ...compareItems(before, after, path),
  ];
}

const NOTHING: Surface = { root: undefined, schema: undefined, value: undefined };

function gone(path: string, { schema }: Surface): SurfaceChange {
  const effect = schema?.["additionalProperties"] === false ? "is rejected" : "has no effect";
  return { kind: "removed", path, what: `is gone, so a values file that sets it ${effect}`, expected: "the key" };
}

/** The keys that a chart has at a place. */
function keysOf({ schema, value }: Surface): readonly string[] {
  const declared = schema?.["properties"];
  const isSilent = schema === undefined || (declared !== undefined && schema["additionalProperties"] === undefined);
  return [...new Set([...Object.keys(mapOf(declared)), ...(isSilent ? Object.keys(mapOf(value)) : [])])].sort();
}

/** What is at a key; undefined if the key would be rejected or would have no effect. */
function childOf({ root, schema, value }: Surface, key: string): Surface | undefined {
  const inner = entryOf(mapOf(value), key);
  const declared = propertySchema(schema, key, root);
  if (declared !== undefined) return { root, schema: declared, value: inner };
  if (schema !== undefined && isMap(schema["additionalProperties"])) {
    return { root, schema: resolve(schema["additionalProperties"], root), value: inner };
  }
  if (schema?.["additionalProperties"] === false) return undefined;
  // A map without declared keys accepts any key.
  if (schema !== undefined && schema["properties"] === undefined) return { root, schema: {}, value: inner };
  return inner === undefined ? undefined : { root, schema: undefined, value: inner };
}

/** What all items of a list, and all undeclared entries of a map, have in common. */
function compareItems(before: Surface, after: Surface, path: string): readonly SurfaceChange[] {
  return (["additionalProperties", "items"] as const).flatMap((keyword) => {
    const [old, now] = [before.schema?.[keyword], after.schema?.[keyword]];
    if (before.schema === undefined || !isMap(now) || old === false) return [];
    return compareSurfaces(
      { ...before, schema: resolve(mapOf(old), before.root), value: undefined },
      { ...after, schema: resolve(now, after.root), value: undefined },
      keyword === "items" ? `${path}[]` : `${path}.*`,
    );
  });
}

function retypings(before: Surface, after: Surface): readonly Narrowing[] {
  if (before.schema !== undefined && after.schema !== undefined) return narrowedTypes(before.schema, after.schema);
  const [old, now] = [shapesOf(before), shapesOf(after)];
  if (old.length === 0 || now.length === 0 || old.some((shape) => now.includes(shape))) return [];
  return [{ what: "has another type", got: now.join(" or "), expected: `a ${listWords(old, "or")} as before` }];
}

/** Map, list or scalar, from the default or the schema; empty if neither tells. */
function shapesOf({ schema, value }: Surface): readonly string[] {
  if (schema === undefined) return value === undefined || value === null ? [] : [shapeOf(value)];
  const types = schema["type"] === undefined ? [] : [schema["type"], ...listOf(schema["type"])];
  return [
    ...new Set(
      types
        .filter((type) => typeof type === "string")
        .map((type) => ({ array: "list", object: "map" })[type] ?? "scalar"),
    ),
  ];
}

function shapeOf(value: Json): string {
  if (isMap(value)) return "map";
  return Array.isArray(value) ? "list" : "scalar";
}
