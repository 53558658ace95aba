/** Which fields of an object a patch has set. */
import { isObject, type Json, type JsonObject } from "../../base/json.ts";
import { entryOf } from "../../base/table.ts";
import type { Place } from "../../base/yaml_lines.ts";
import { mergeKeysOf } from "../../facts/merge_keys.ts";

/** Whether a patch of an object, by its key in `patches`, has the value that the object has at a place. */
export function isPatched(place: Place, body: Json, patch: JsonObject, key: string): boolean {
  const keys = mergeKeysOf(key);
  let [value, part, field]: [Json | undefined, Json | undefined, string] = [body, patch, ""];
  for (const step of place) {
    if (typeof step === "string") {
      value = isObject(value) ? entryOf(value, step) : undefined;
      part = isObject(part) ? entryOf(part, step) : undefined;
      field = step;
    } else {
      const item: Json | undefined = Array.isArray(value) ? value[step] : undefined;
      const items = Array.isArray(part) ? (part as readonly Json[]) : [];
      part = patchItem(items, item, step, entryOf(keys, field));
      value = item;
    }
    if (part === undefined) return false;
  }
  return JSON.stringify(part) === JSON.stringify(value);
}

/** The item of a patch's list that was merged into an item of the object; without a merge key, the list is replaced. */
function patchItem(
  items: readonly Json[],
  item: Json | undefined,
  index: number,
  key: string | undefined,
): Json | undefined {
  if (key === undefined || !isObject(item)) return items[index];
  return items.find((each) => isObject(each) && each[key] === item[key]);
}
