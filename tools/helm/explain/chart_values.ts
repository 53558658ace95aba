/** What a chart's own schema says of a value. */
import type { Json } from "../base/json.ts";
import { isMap, lookup } from "../checks/objects/objects.ts";
import { nodeAt, type Schema } from "../model/schema_tree.ts";
import { typeName } from "../model/schema_words.ts";

/** Undefined if the chart has no such value. `values`: those that the chart has by itself. */
export function valueText(path: string, schema: Schema, values: Json): string | undefined {
  const keys = path.split(".");
  const node = nodeAt(keys, { schema, file: schema }, {});
  if (node === undefined) return undefined;
  const { description, type } = node.schema;
  const own = lookup(values, ...keys);
  const facts = [
    ...(typeof description === "string" ? [`  means    ${description.replaceAll("`", "")}`] : []),
    ...(type === undefined ? [] : [`  type     ${typeName(type)}`]),
    `  default  ${own === undefined ? "none" : JSON.stringify(own)}`,
  ];
  return [`${path}: a value of the chart`, ...facts].join("\n");
}

/** All keys of a chart's values, for suggestions. */
export function valuePaths(values: Json, parent = ""): readonly string[] {
  if (!isMap(values)) return [];
  return Object.entries(values).flatMap(([key, inner]) => {
    const path = parent === "" ? key : `${parent}.${key}`;
    return [path, ...valuePaths(inner, path)];
  });
}
