/** The words in which the defaults of the Kubernetes API are written down. */
import { entryOf } from "../base/table.ts";
import { isMap } from "../checks/objects/objects.ts";
import type { Json, JsonObject } from "./types.ts";

/** The value that a place has in the end; undefined: none. `parent`: the map that contains the place, as it was written. */
export type Fill = (found: Json | undefined, parent: JsonObject) => Json | undefined;

export function value(filled: Json): Fill {
  return (found) => found ?? filled;
}

/** A value that depends on what is next to it. */
export function from(fill: (parent: JsonObject) => Json | undefined): Fill {
  return (found, parent) => found ?? fill(parent);
}

/** A map, which is there in the end if any of its fields is. */
export function fields(table: Readonly<Record<string, Fill>>): Fill {
  const fills = Object.entries(table);
  return (found) => {
    if (found !== undefined && found !== null && !isMap(found)) return found;
    const map = found ?? {};
    // What is filled in already stays the same object: most of what policies and comparisons see is.
    let filled: Record<string, Json> | undefined;
    for (const [name, fill] of fills) {
      const before = entryOf(map, name);
      const inner = fill(before, map);
      if (inner === undefined || inner === before) continue;
      filled ??= { ...map };
      filled[name] = inner;
    }
    return filled ?? (found === undefined ? undefined : map);
  };
}

/** Only where something is. */
export function given(fill: Fill): Fill {
  return (found, parent) => (found === undefined || found === null ? undefined : fill(found, parent));
}

/** Every item of a list. */
export function each(fill: Fill): Fill {
  return (found) => (Array.isArray(found) ? found.map((item) => fill(item, {}) ?? item) : found);
}

/** One after the other. */
export function inTurn(...fills: readonly Fill[]): Fill {
  return (found, parent) => fills.reduce<Json | undefined>((filled, fill) => fill(filled, parent), found);
}
