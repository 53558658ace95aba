/** The keys of an attribute that is a dict, or a list or dict of dicts, including nested keys. */
import { descriptionOf, followReference, resolveNode, schemasBehind, typeOf } from "./schema_types.mjs";

/**
 * One row for each key: its `path` (`liveness.port`, `<name>.claim.size`, `[].host`), `type` and `description`, whether it is
 * `required`, its `property` in the schema, and its `name` in the attribute test. If a dict repeats another one, the row
 * refers to it instead of listing the same keys again: `asAttribute` is the attribute with the same keys, `asPath` the row
 * above (`""` is the attribute itself), `repeats` the names of the keys.
 */
export function keysOf(attribute, schemas) {
  const known = new Map();
  const rows = [];
  const visit = (dicts) => {
    for (const { node, path, scope } of dicts) {
      for (const property of Object.values(node.properties)) known.set(originOf(property, scope), path);
    }
    for (const dict of dicts) {
      for (const [key, property] of Object.entries(dict.node.properties)) add(dict, key, property);
    }
  };
  const add = ({ node, path, prefix, scope }, key, property) => {
    const row = {
      path: path === "" ? key : `${path}.${key}`,
      type: typeOf(property, scope),
      description: descriptionOf(property, scope),
      required: node.required?.includes(key) ?? false,
      property,
      name: `${prefix}.${key}`,
    };
    const dicts = dictsOf(property, row.path, row.name, scope);
    const asAttribute = dicts.length === 0 ? undefined : attributeBehind(property, scope);
    const origins = dicts.flatMap((dict) =>
      Object.values(dict.node.properties).map((each) => originOf(each, dict.scope)),
    );
    if (asAttribute !== undefined && asAttribute !== attribute.name) rows.push({ ...row, asAttribute });
    else if (origins.length > 0 && origins.every((origin) => known.has(origin))) {
      const repeats = dicts.flatMap((dict) => Object.keys(dict.node.properties));
      rows.push({ ...row, asPath: known.get(origins[0]), repeats });
    } else {
      rows.push(row);
      visit(dicts);
    }
  };
  visit(dictsOf(attribute.node, "", attribute.name, schemas));
  return rows;
}

/** The attribute of an app that a node as a whole, not just its keys, is defined like. */
export function attributeBehind({ $ref }, scope) {
  if ($ref === undefined) return undefined;
  const { schema } = schemasBehind($ref, scope);
  const [, pointer] = $ref.split("#/");
  if (/^properties\/\w+$/.test(pointer)) return pointer.split("/")[1];
  return Object.keys(schema.properties).find((name) => schema.properties[name].$ref === `#/${pointer}`);
}

/** The dicts with keys that a value is or contains, before any of those keys. */
function dictsOf(reference, path, prefix, outer) {
  const scope = schemasBehind(reference.$ref, outer);
  const node = resolveNode(reference, outer);
  if (node.written !== undefined) return [];
  const name = propertyBehind(reference, outer) ?? prefix;
  const { properties, additionalProperties, items, anyOf = [] } = node;
  const inner = (child, step) => dictsOf(child, `${path}${step}`, name, scope);
  return [
    ...(properties === undefined ? [] : [{ node, path, prefix: name, scope }]),
    ...(typeof additionalProperties === "object"
      ? inner(additionalProperties, path === "" ? "<name>" : ".<name>")
      : []),
    ...(items === undefined ? [] : inner(items, "[]")),
    ...anyOf.flatMap((child) => inner(child, "")),
  ];
}

/** The attribute test's name for the target of a reference: `#claim`, `#claim.size`, `resources`. */
function propertyBehind({ $ref }, scope) {
  if ($ref === undefined) return undefined;
  const behind = propertyBehind(followReference($ref, scope), schemasBehind($ref, scope));
  const [first, ...keys] = $ref.split("#/")[1].split("/");
  return behind ?? `${first === "definitions" ? "#" : ""}${keys.filter((_, index) => index % 2 === 0).join(".")}`;
}

/** The node that describes a property: its own, or the one that it refers to without adding anything. */
function originOf(property, scope) {
  const isSame = property.description === undefined && property.$ref?.includes("/properties/");
  return isSame ? originOf(followReference(property.$ref, scope), schemasBehind(property.$ref, scope)) : property;
}
