/** CEL's library of optional values, as far as the CEL library lacks it. */
import { Optional } from "@marcbachmann/cel-js";
import type { Library } from "../library.ts";
import { isMap } from "../values.ts";

export const OPTIONAL: Library = {
  functions: {
    "OptionalNamespace.ofNonZeroValue(A): optional<A>": (_: unknown, value: unknown) =>
      isZero(value) ? Optional.none() : Optional.of(value),
    "OptionalNamespace.unwrap(list<dyn>): list<dyn>": (_: unknown, list: readonly unknown[]) => unwrapped(list),
    "list.unwrapOpt(): list<dyn>": unwrapped,
    "list<A>.first(): optional<A>": (list: readonly unknown[]) => Optional.of(list[0]),
    "list<A>.last(): optional<A>": (list: readonly unknown[]) => Optional.of(list.at(-1)),
  },
};

function isZero(value: unknown): boolean {
  if (Array.isArray(value)) return value.length === 0;
  if (isMap(value)) return Object.keys(value).length === 0;
  return value === null || value === "" || value === false || value === 0 || value === 0n;
}

function unwrapped(list: readonly unknown[]): readonly unknown[] {
  return list.flatMap((item) => (item instanceof Optional && item.hasValue() ? [item.value()] : []));
}
