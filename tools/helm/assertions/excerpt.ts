/** The part of an object that a place is in: what leads there, and what is next to it, folded. */
import type { Json } from "../base/json.ts";
import { stringifyYaml } from "../base/yaml.ts";
import { isMap } from "../checks/objects/objects.ts";

/** A longer value would bury the message. */
const LINES = 24;

/** As YAML; `{…}` and `[…]` stand for what is folded. */
export function excerpt(body: Json, keys: readonly (string | number)[]): string {
  const text = stringifyYaml(unfolded(body, keys)).replace(/"(\{…\}|\[…\])"/g, "$1");
  const lines = text.trimEnd().split("\n");
  const rest = lines.length - LINES;
  return [...lines.slice(0, LINES), ...(rest > 0 ? [`… (${rest} more lines)`] : [])].join("\n");
}

function unfolded(value: Json, [key, ...keys]: readonly (string | number)[]): Json {
  if (key === undefined) return value;
  if (Array.isArray(value)) {
    const isThere = typeof key === "number" && key in value;
    return value.map((item: Json, index) => (index === key ? unfolded(item, keys) : folded(item, !isThere)));
  }
  if (!isMap(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [name, name === key ? unfolded(inner, keys) : folded(inner)]),
  );
}

/** `isChoice`: whether the name is what people look for. */
function folded(value: Json, isChoice = false): Json {
  if (Array.isArray(value)) return value.length === 0 ? value : "[…]";
  if (!isMap(value) || Object.keys(value).length === 0) return value;
  return isChoice ? Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, folded(inner)])) : "{…}";
}
