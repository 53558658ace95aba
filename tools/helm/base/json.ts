export type Json = null | boolean | number | string | readonly Json[] | JsonObject;

export type JsonObject = { readonly [key: string]: Json };

export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** An object without the keys that are undefined or have an empty list. */
export function given(fields: Readonly<Record<string, JsonObject[string] | undefined>>): JsonObject {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([key, value]) =>
      value === undefined || (Array.isArray(value) && value.length === 0) ? [] : [[key, value]],
    ),
  );
}

/** A value whose items or entries are changed, without those for which the result is undefined; itself if none changes. */
export function withChildren(value: Json, change: (child: Json, key: string) => Json | undefined): Json {
  if (Array.isArray(value)) return withItems(value, change);
  return isObject(value) ? withEntries(value, change) : value;
}

function withItems(list: readonly Json[], change: (child: Json, key: string) => Json | undefined): Json {
  const changed = list.map((item) => change(item, ""));
  const isSame = changed.every((item, index) => item === list[index]);
  return isSame ? list : changed.filter((item) => item !== undefined);
}

function withEntries(map: JsonObject, change: (child: Json, key: string) => Json | undefined): JsonObject {
  let changed: Record<string, Json> | undefined;
  for (const key of Object.keys(map)) {
    const before = map[key] as Json;
    const after = change(before, key);
    if (after === before) continue;
    changed ??= { ...map };
    if (after === undefined) delete changed[key];
    else changed[key] = after;
  }
  return changed ?? map;
}
