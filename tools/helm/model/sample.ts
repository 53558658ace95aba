/** A valid value to show in problems: the schema's own example, or one composed from its properties. */

import { follow, propertiesOf, type Schema, type SchemaFiles, type SchemaNode } from "./schema_tree.ts";

/** Keys that a sample shows in addition to required ones. */
const MOST_KEYS = 2;

export function sampleOf(node: SchemaNode, files: SchemaFiles): unknown {
  const { schema, file } = follow(node, files);
  const { examples, enum: allowed, anyOf } = schema as Readonly<Record<string, readonly unknown[] | undefined>>;
  const own = examples?.[0] ?? schema["default"] ?? schema["const"] ?? allowed?.[0];
  if (own !== undefined) return own;
  const [alternative] = anyOf ?? [];
  if (alternative !== undefined) return sampleOf({ schema: alternative as Schema, file }, files);
  switch ([schema["type"]].flat()[0]) {
    case "array":
      return [sampleOf({ schema: (schema["items"] ?? {}) as Schema, file }, files)];
    case "boolean":
      return true;
    case "integer":
    case "number":
      return schema["minimum"] ?? 1;
    case "object":
      return sampleDict({ schema, file }, files);
    default:
      return "…";
  }
}

function sampleDict(node: SchemaNode, files: SchemaFiles): Readonly<Record<string, unknown>> {
  const { schema, file } = node;
  const required = (schema["required"] ?? []) as readonly string[];
  const properties = propertiesOf(node, files);
  const usual = [...properties].sort(
    ([one], [other]) => Number(required.includes(other)) - Number(required.includes(one)),
  );
  if (usual.length > 0) {
    const shown = usual.slice(0, Math.max(required.length, MOST_KEYS));
    return Object.fromEntries(shown.map(([name, child]) => [name, sampleOf(child, files)]));
  }
  const values = schema["additionalProperties"];
  return { "…": typeof values === "object" ? sampleOf({ schema: values as Schema, file }, files) : "…" };
}
