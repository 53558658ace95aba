/** Schemas of custom resources, from CustomResourceDefinitions that the chart ships or that are given as files. */
import { type FieldSchema, isMap } from "./field_schema.ts";

/** Whether an object is a CustomResourceDefinition, in the only API version that clusters still serve. */
export function isCustomResourceDefinition(object: unknown): boolean {
  return (
    isMap(object) && object["apiVersion"] === "apiextensions.k8s.io/v1" && object["kind"] === "CustomResourceDefinition"
  );
}

/** Schemas of every served version, by `apiVersion kind`. Other objects are skipped. */
export function customResources(objects: readonly unknown[]): ReadonlyMap<string, FieldSchema> {
  return new Map(objects.filter(isCustomResourceDefinition).flatMap(schemasOf));
}

function schemasOf(definition: unknown): readonly (readonly [string, FieldSchema])[] {
  const spec = field(definition, "spec");
  const versions = field(spec, "versions");
  if (!Array.isArray(versions)) return [];
  return versions
    .filter((version) => field(version, "served") !== false)
    .map((version) => {
      const apiVersion = `${field(spec, "group")}/${field(version, "name")}`;
      const schema = field(field(version, "schema"), "openAPIV3Schema");
      return [`${apiVersion} ${field(field(spec, "names"), "kind")}`, asObject(closed(schema))] as const;
    });
}

/**
 * A structural schema, interpreted as by the server: fields that it does not name are pruned, so misspelt fields are lost,
 * unless it sets `x-kubernetes-preserve-unknown-fields`.
 */
function closed(schema: unknown): FieldSchema {
  if (!isMap(schema)) return {};
  const { type: _, default: __, ...rest } = schema as FieldSchema & Record<string, unknown>;
  const node: FieldSchema = { ...rest, ...typeOf(schema), ...fieldsOf(schema), ...itemsOf(schema) };
  return schema["x-kubernetes-embedded-resource"] === true ? asObject(node) : node;
}

function typeOf(schema: Readonly<Record<string, unknown>>): Pick<FieldSchema, "type"> {
  if (schema["x-kubernetes-int-or-string"] === true) return { type: ["integer", "string"] };
  return typeof schema["type"] === "string" ? { type: schema["type"] } : {};
}

function itemsOf(schema: Readonly<Record<string, unknown>>): Pick<FieldSchema, "items"> {
  return isMap(schema["items"]) ? { items: closed(schema["items"]) } : {};
}

function fieldsOf(schema: Readonly<Record<string, unknown>>): FieldSchema {
  const { properties, required, additionalProperties } = schema;
  const keepsUnknown = schema["x-kubernetes-preserve-unknown-fields"] === true;
  if (schema["type"] !== "object" && !isMap(properties)) return {};
  const fields = isMap(properties) ? properties : {};
  return {
    properties: Object.fromEntries(Object.entries(fields).map(([name, inner]) => [name, closed(inner)])),
    // A default satisfies a required field.
    required: (Array.isArray(required) ? required : []).filter((name) => field(fields[name], "default") === undefined),
    additionalProperties: isMap(additionalProperties)
      ? closed(additionalProperties)
      : keepsUnknown || additionalProperties === true,
  };
}

/** What every object has, even if its schema does not name it. */
function asObject(schema: FieldSchema): FieldSchema {
  return {
    ...schema,
    properties: {
      ...schema.properties,
      apiVersion: { type: "string" },
      kind: { type: "string" },
      metadata: { $ref: "V1ObjectMeta" },
      ...(schema.properties?.["status"] === undefined ? {} : { status: {} }),
    },
  };
}

function field(value: unknown, name: string): unknown {
  return isMap(value) ? value[name] : undefined;
}
