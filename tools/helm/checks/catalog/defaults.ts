/** The defaults of structural schemas, which the server fills in before it looks at rules. */
import { isMap } from "./field_schema.ts";
import type { StructuralSchema } from "./structural.ts";

/** A value with the defaults that its schema has; null stands for a missing field. */
export function withDefaults(value: unknown, schema: StructuralSchema): unknown {
  if (Array.isArray(value)) {
    const { items } = schema;
    return items === undefined ? value : value.map((item: unknown) => withDefaults(item, items));
  }
  if (!isMap(value)) return value;
  const { properties = {}, additionalProperties } = schema;
  const given = Object.entries(value).flatMap(([key, inner]): [string, unknown][] => {
    const of = properties[key] ?? additionalProperties;
    if (inner === null) return [];
    return [[key, typeof of === "object" ? withDefaults(inner, of) : inner]];
  });
  const missing = Object.entries(properties).flatMap(([key, of]): [string, unknown][] =>
    of.default === undefined || (value[key] ?? null) !== null ? [] : [[key, withDefaults(of.default, of)]],
  );
  return Object.fromEntries([...given, ...missing]);
}
