/** Types of schema nodes in the terms of BUILD files: `int from 1 to 65535`, `dict of strings`, `label`. */

/** A node merged with everything that it refers to; what is nearer to the property wins. */
export function resolveNode(node, schemas) {
  if (node.$ref === undefined) return node;
  const { $ref, ...own } = node;
  return { ...resolveNode(followReference($ref, schemas), schemasBehind($ref, schemas)), ...own };
}

/** The target of a reference: `#/definitions/port`, or a node of the app's schema that the chart's refers to. */
export function followReference(reference, { schema, app }) {
  const [file, pointer] = reference.split("#/");
  return pointer.split("/").reduce((node, key) => node[key], file === "" ? schema : app);
}

/** The schemas that references within a node of another file refer to. */
export function schemasBehind(reference, schemas) {
  return reference?.startsWith("app.schema.json") ? { schema: schemas.app, app: schemas.app } : schemas;
}

/** The description of a property, or of what it refers to, with the default if that is a plain value. */
export function descriptionOf(property, schemas) {
  if (property.description === undefined) {
    return descriptionOf(followReference(property.$ref, schemas), schemasBehind(property.$ref, schemas));
  }
  const { description, default: value } = property;
  return value === undefined ? description : `${description} Default: ${literal(value)}.`;
}

/** The type of a property's value, with its range and unit. */
export function typeOf(property, schemas) {
  const node = resolveNode(property, schemas);
  const type = listWords(alternativesOf(property, schemas));
  return type + rangeOf(node) + (node.unit === undefined ? "" : ` (${node.unit})`);
}

/** The alternatives for a value, each in a word or two. */
function alternativesOf(reference, outer) {
  const schemas = schemasBehind(reference.$ref, outer);
  const node = resolveNode(reference, outer);
  if (node.written !== undefined) return node.written.split(" or ");
  if (node.const !== undefined) return [quoted(node.const)];
  if (node.enum !== undefined) return node.enum.map(quoted);
  if (node.anyOf !== undefined) return [...new Set(node.anyOf.flatMap((each) => alternativesOf(each, schemas)))];
  if (node.type === "array") return [`list of ${pluralsOf(node.items, schemas)}`];
  if (node.type === "object") return [dictOf(node, schemas)];
  return [node.type].flat().map((type) => SCALARS[type]);
}

const SCALARS = { string: "string", integer: "int", number: "number", boolean: "bool" };

function dictOf({ properties, additionalProperties }, schemas) {
  const isMap = properties === undefined && typeof additionalProperties === "object";
  return isMap ? `dict of ${pluralsOf(additionalProperties, schemas)}` : "dict";
}

function pluralsOf(node, schemas) {
  return listWords(alternativesOf(node, schemas).map((type) => type.replace(/^(\w+|`ref`|app name)(?= of |$)/, "$1s")));
}

function rangeOf({ type, minimum, maximum }) {
  if (type !== "integer" || minimum === undefined) return "";
  return maximum === undefined ? `, at least ${minimum}` : ` from ${minimum} to ${maximum}`;
}

function quoted(value) {
  return `\`${JSON.stringify(value)}\``;
}

/** A value as in BUILD files, but strings without quotes, as descriptions have them. */
export function literal(value) {
  if (typeof value === "boolean") return `\`${value ? "True" : "False"}\``;
  return `\`${typeof value === "string" ? value : JSON.stringify(value)}\``;
}

/** `a, b or c`. */
export function listWords(words, conjunction = "or") {
  if (words.length < 2) return words.join("");
  const comma = words.at(-1).includes(` ${conjunction} `) ? "," : "";
  return `${words.slice(0, -1).join(", ")}${comma} ${conjunction} ${words.at(-1)}`;
}
