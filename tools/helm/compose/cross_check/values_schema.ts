/** Overlays contain only keys that the chart has, with valid values. */
import type { JsonObject } from "../../base/json.ts";
import type { ChartFacts } from "../../facts/types.ts";
import type { ChartView } from "../../model/chart_view.ts";
import { within } from "../../model/problems.ts";
import { schemaProblems } from "../../model/schema_problems.ts";
import type { Vocabulary } from "../../model/unknown_property.ts";
import type { ValuesProblem } from "./values_problems.ts";

const VOCABULARY: Vocabulary = { noun: "key", code: "unknown-value", page: "the chart's `values.yaml`" };

export function valuesSchemaRule(
  view: ChartView,
  { chart }: ChartFacts,
): (values: JsonObject) => readonly ValuesProblem[] {
  // Without an overlay the values are the composer's own.
  const overlays = [chart.values, chart.values_file].filter((overlay) => overlay !== undefined);
  if (overlays.length === 0 && view.environments.length === 0) return () => [];
  const schema = schemaOf(view);
  return (values) =>
    schemaProblems(values, schema, VOCABULARY).map(({ path, what, fix, ...rest }) => ({
      ...rest,
      key: path,
      inChart: { label: view.label, path: within("values", path), what, fix },
    }));
}

/** The schema of a chart that stands alone: without a parent, no one else reads `global`. */
function schemaOf({ valuesSchema, globals: { schema, keys } }: ChartView): JsonObject {
  if (keys === undefined) return valuesSchema;
  const properties = { ...Object.fromEntries(keys.map((key) => [key, {}])), ...(schema["properties"] as JsonObject) };
  const global = { ...schema, properties, additionalProperties: false };
  return { ...valuesSchema, properties: { ...(valuesSchema["properties"] as JsonObject), global } };
}
