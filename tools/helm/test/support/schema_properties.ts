/** The properties of a schema, including those of its definitions, and the places where a value sets each. */

import type { AttributeSchema } from "../../model/attribute_schema.ts";

/** Every property by name: `replicas`, `resources.limits`; in a definition, `#claim.size`. */
export function propertiesOf(schema: AttributeSchema): ReadonlyMap<string, AttributeSchema> {
  const definitions = Object.entries(schema.definitions ?? {});
  return new Map([...within(schema, ""), ...definitions.flatMap(([name, node]) => within(node, `#${name}`))]);
}

function within(node: AttributeSchema, prefix: string): [string, AttributeSchema][] {
  const own = Object.entries(node.properties ?? {}).flatMap(([key, property]): [string, AttributeSchema][] => {
    const name = join(prefix, key);
    return [[name, property], ...within(property, name)];
  });
  return [...own, ...childrenOf(node).flatMap((child) => within(child, prefix))];
}

function join(prefix: string, key: string): string {
  return prefix === "" ? key : `${prefix}.${key}`;
}

function childrenOf({ additionalProperties, items, anyOf = [] }: AttributeSchema): readonly AttributeSchema[] {
  const others = typeof additionalProperties === "object" ? [additionalProperties] : [];
  return [...others, ...(items === undefined ? [] : [items]), ...anyOf];
}

export type Path = readonly (string | number)[];

/** The paths in a value at which a property is set. */
export function placesOf(schema: AttributeSchema, property: string, value: unknown): readonly Path[] {
  const found: Path[] = [];
  const visit = (node: AttributeSchema, prefix: string, current: unknown, path: Path): void => {
    const target = node.$ref === undefined ? undefined : referenced(schema, node.$ref);
    if (target !== undefined) visit(target.node, target.prefix, current, path);
    for (const alternative of node.anyOf ?? []) visit(alternative, prefix, current, path);
    if (typeof current !== "object" || current === null) return;
    for (const [key, child] of Object.entries(current)) {
      const at = [...path, Array.isArray(current) ? Number(key) : key];
      const known = node.properties?.[key];
      const name = join(prefix, key);
      if (known !== undefined && name === property) found.push(at);
      if (known !== undefined) visit(known, name, child, at);
      const other = Array.isArray(current) ? node.items : node.additionalProperties;
      if (known === undefined && typeof other === "object") visit(other, prefix, child, at);
    }
  };
  visit(schema, "", value, []);
  return found;
}

/** The target of a reference within the schema, and the prefix of its properties' names; nothing for other schemas. */
function referenced(schema: AttributeSchema, reference: string): { node: AttributeSchema; prefix: string } | undefined {
  if (!reference.startsWith("#/")) return undefined;
  const keys = reference.slice(2).split("/");
  const node = keys.reduce<unknown>((current, key) => (current as Record<string, unknown>)[key], schema);
  const [first, ...rest] = keys.filter((_, index) => index % 2 === 1);
  const prefix = [keys[0] === "definitions" ? `#${first}` : first, ...rest].join(".");
  return { node: node as AttributeSchema, prefix };
}

/** A copy of a value with another part at a path. */
export function replaced(value: unknown, [key, ...rest]: Path, by: unknown): unknown {
  if (key === undefined) return by;
  if (Array.isArray(value)) return value.with(Number(key), replaced(value[Number(key)], rest, by));
  const map = value as Readonly<Record<string, unknown>>;
  return { ...map, [key]: replaced(map[key], rest, by) };
}

/** A copy of a value without the part at a path. */
export function without(value: unknown, [key, ...rest]: Path): unknown {
  if (key === undefined || typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) {
    const kept = value.map((item, index) => (index === key ? without(item, rest) : item));
    return rest.length === 0 ? value.filter((_, index) => index !== key) : kept;
  }
  const kept = Object.entries(value).filter(([name]) => name !== key || rest.length > 0);
  return Object.fromEntries(kept.map(([name, child]) => [name, name === key ? without(child, rest) : child]));
}
