/** Merges an overlay into a chart's values by Helm's rules: maps by key, anything else as a whole, null removes. */

import type { JsonObject } from "./json.ts";
import { isObject } from "./json.ts";

export function applyOverlay(values: JsonObject, overlay: JsonObject): JsonObject {
  const merged = new Map(Object.entries(values));
  for (const [key, value] of Object.entries(overlay)) {
    const current = merged.get(key);
    if (value === null) merged.delete(key);
    else merged.set(key, isObject(value) && isObject(current) ? applyOverlay(current, value) : value);
  }
  return Object.fromEntries(merged);
}
