/** Random values from a JSON schema: everything that the schema allows, and now and then something that it does not. */
import fc from "fast-check";
import type { Format } from "../../model/formats.ts";
import { anyText, textInFormat, textMatching } from "./arbitrary_text.ts";

export type JsonSchema = { readonly [keyword: string]: unknown };

export interface SchemaOptions {
  /** Schemas by file name. */
  readonly schemas: Readonly<Record<string, JsonSchema>>;
  /** Replacements for nodes of a schema, by file and pointer, like `app.schema.json#/definitions/file`. */
  readonly hints: Readonly<Record<string, fc.Arbitrary<unknown>>>;
  /** Properties of which an object has exactly one, by file and pointer. */
  readonly alternatives: Readonly<Record<string, readonly string[]>>;
  /** One value in so many does not follow the schema; none if it is 0. */
  readonly strays: number;
}

/** A node of a schema with its place, `$ref`s followed. */
export interface Place {
  readonly pointer: string;
  readonly schema: JsonSchema;
}

/** The node of a schema at a pointer. Follows `$ref`s; the resulting pointer is that of the target. */
export function placeAt(schemas: SchemaOptions["schemas"], pointer: string): Place {
  const [file = "", path = ""] = pointer.split("#");
  const found = path
    .split("/")
    .slice(1)
    .reduce<unknown>((schema, key) => (schema as JsonSchema)[key], schemas[file]) as JsonSchema;
  const { $ref, ...own } = found;
  if ($ref === undefined) return { pointer, schema: found };
  const target = placeAt(schemas, String($ref).startsWith("#") ? `${file}${$ref}` : String($ref));
  return { pointer: target.pointer, schema: { ...target.schema, ...own } };
}

/** Values of the node of a schema at a pointer. */
export function valuesOf(options: SchemaOptions, pointer: string): fc.Arbitrary<unknown> {
  const { hints, schemas, strays } = options;
  const place = placeAt(schemas, pointer);
  const proper = hints[pointer] ?? hints[place.pointer] ?? valuesAt(options, place);
  if (strays === 0) return proper;
  return fc.oneof({ weight: strays, arbitrary: proper }, { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 2 }) });
}

function valuesAt(options: SchemaOptions, place: Place): fc.Arbitrary<unknown> {
  const { schema, pointer } = place;
  if ("const" in schema) return fc.constant(schema["const"]);
  if (schema["enum"] !== undefined) return fc.constantFrom(...(schema["enum"] as unknown[]));
  for (const keyword of ["anyOf", "oneOf"]) {
    const branches = schema[keyword] as unknown[] | undefined;
    if (branches) return fc.oneof(...branches.map((_, index) => valuesOf(options, `${pointer}/${keyword}/${index}`)));
  }
  const types = [schema["type"]].flat().map((type) => typed(options, place, String(type)));
  return fc.oneof(...types);
}

function typed(options: SchemaOptions, { schema, pointer }: Place, type: string): fc.Arbitrary<unknown> {
  const number = (keyword: string) => schema[keyword] as number | undefined;
  switch (type) {
    case "boolean":
      return fc.boolean();
    case "integer":
      return fc.integer({ min: number("minimum") ?? -(2 ** 31), max: number("maximum") ?? 2 ** 31 - 1 });
    case "number":
      return fc.integer({ min: (number("minimum") ?? -(2 ** 16)) * 10, max: 2 ** 16 }).map((tenths) => tenths / 10);
    case "string":
      return stringsOf(schema);
    case "array": {
      const limits = { minLength: number("minItems") ?? 0, maxLength: Math.min(number("maxItems") ?? 3, 3) };
      const items = valuesOf(options, `${pointer}/items`);
      return schema["uniqueItems"] ? fc.uniqueArray(items, limits) : fc.array(items, limits);
    }
    case "object":
      return schema["properties"] === undefined
        ? dictionariesOf(options, { schema, pointer })
        : objectsOf(options, { schema, pointer });
    default:
      throw new Error(`${pointer}: no values of type ${type}`);
  }
}

function stringsOf(schema: JsonSchema): fc.Arbitrary<string> {
  const longest = schema["maxLength"] as number | undefined;
  if (schema["format"] !== undefined) return textInFormat(schema["format"] as Format);
  if (schema["pattern"] !== undefined) return textMatching(String(schema["pattern"]), longest);
  const shortest = (schema["minLength"] as number | undefined) ?? 0;
  return anyText.filter(({ length }) => length >= shortest && length <= (longest ?? length));
}

const FEW = 3;

function dictionariesOf(options: SchemaOptions, { schema, pointer }: Place): fc.Arbitrary<unknown> {
  const names = "propertyNames" in schema ? placeAt(options.schemas, `${pointer}/propertyNames`).schema : {};
  const values =
    schema["additionalProperties"] === undefined
      ? fc.jsonValue({ maxDepth: 1 })
      : valuesOf(options, `${pointer}/additionalProperties`);
  const minKeys = (schema["minProperties"] as number | undefined) ?? 0;
  return fc.dictionary(stringsOf(names), values, { minKeys, maxKeys: FEW, noNullPrototype: true });
}

/** The maximum number of optional properties in an object: with all of them, it would hardly ever make sense. */
const MOST_PROPERTIES = 8;

function objectsOf(options: SchemaOptions, { schema, pointer }: Place): fc.Arbitrary<unknown> {
  const properties = Object.keys(schema["properties"] as object);
  const values = Object.fromEntries(
    properties.map((name) => [name, valuesOf(options, `${pointer}/properties/${name}`)] as const),
  );
  const required = (schema["required"] as string[] | undefined) ?? [];
  const choices = options.alternatives[pointer] ?? [];
  const optional = properties.filter((name) => !required.includes(name) && !choices.includes(name));
  const fewest = Math.max(0, ((schema["minProperties"] as number | undefined) ?? 0) - required.length);
  const most = Math.min((schema["maxProperties"] as number | undefined) ?? MOST_PROPERTIES, optional.length);
  const chosen = fc.tuple(
    fc.subarray(optional, { minLength: fewest, maxLength: Math.max(fewest, most) }),
    choices.length === 0 ? fc.constant([]) : fc.constantFrom(...choices).map((choice) => [choice]),
  );
  return chosen.chain((names) => {
    const picked = [...required, ...names.flat()].map((name) => [name, values[name] as fc.Arbitrary<unknown>] as const);
    return fc.record(Object.fromEntries(picked), { noNullPrototype: true });
  });
}
