/** JSON as Go's `encoding/json` writes it: Helm's digests are of these bytes. */
import type { Json } from "../base/json.ts";

/** Go escapes what HTML and JavaScript would take for more than text. */
export function goJson(value: Json): string {
  return JSON.stringify(value).replace(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
