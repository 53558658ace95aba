/** Every way to change one thing in a JSON value: a leaf gets another value, or an entry or element is removed. */
import { isObject, type Json } from "../../helm/base/json.ts";

export type Path = readonly (string | number)[];

export interface JsonMutant {
  /** The changed place and what happened there, like `env.PORT: removed`. */
  readonly change: string;
  /** The whole value with this change. Of several variants, the first one that is valid counts. */
  readonly variants: readonly Json[];
}

/** All mutants of a value. `enums` has the allowed values of attributes that do not take any text. */
export function jsonMutants(value: Json, enums: readonly (readonly string[])[] = []): readonly JsonMutant[] {
  const changesAt = (path: Path, current: Json): JsonMutant[] => {
    const replaced = otherValues(current, enums).map((other) => withValue(value, path, other));
    const changed = replaced.length === 0 ? [] : [{ change: `${placeOf(path)}: changed`, variants: replaced }];
    const removed = { change: `${placeOf(path)}: removed`, variants: [withValue(value, path, undefined)] };
    return [...(path.length === 0 ? [] : [removed]), ...changed, ...childrenOf(current).flatMap(below)];

    function below([key, child]: readonly [string | number, Json]): JsonMutant[] {
      return changesAt([...path, key], child);
    }
  };
  return changesAt([], value);
}

function childrenOf(value: Json): readonly (readonly [string | number, Json])[] {
  if (Array.isArray(value)) return value.map((child: Json, index) => [index, child] as const);
  return isObject(value) ? Object.entries(value) : [];
}

function otherValues(value: Json, enums: readonly (readonly string[])[]): readonly Json[] {
  if (typeof value === "boolean") return [!value];
  if (typeof value === "number") return [value + 1, value - 1];
  if (typeof value !== "string") return [];
  const siblings = enums.filter((values) => values.includes(value)).flat();
  return [otherText(value), ...new Set(siblings.filter((sibling) => sibling !== value))];
}

/** A text that is valid wherever the given one is, if possible: its first number is another, or it is longer. */
function otherText(text: string): string {
  const other = text.replace(/\d+/, (digits) => String(Number(digits) + 1));
  return other === text ? `${text}x` : other;
}

/** The value with another one at a path, or without the entry there. */
function withValue(value: Json, [key, ...rest]: Path, other: Json | undefined): Json {
  if (key === undefined) return other ?? null;
  const children = childrenOf(value).flatMap(([name, child]): (readonly [string | number, Json])[] => {
    if (name !== key) return [[name, child]];
    return rest.length === 0 && other === undefined ? [] : [[name, withValue(child, rest, other)]];
  });
  return Array.isArray(value) ? children.map(([, child]) => child) : Object.fromEntries(children);
}

function placeOf(path: Path): string {
  return path
    .map((key) => (typeof key === "number" ? `[${key}]` : `.${key}`))
    .join("")
    .replace(/^\./, "");
}
