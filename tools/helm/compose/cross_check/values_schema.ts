/** Overlays contain only keys that the chart has, with valid values. */
import type { JsonObject } from "../../base/json.ts";
import type { ChartFacts } from "../../facts/types.ts";
import type { ChartView } from "../../model/chart_view.ts";
import { type Problem, within } from "../../model/problems.ts";
import { schemaProblems } from "../../model/schema_problems.ts";
import { APP_SCHEMA } from "../../model/schemas.ts";
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
    schemaProblems(values, schema, VOCABULARY).map(({ path, what, ...rest }) => {
      const { fix, ...other } = { ...rest, ...undeclared(rest.code, path) };
      return { ...other, key: path, inChart: { label: view.label, path: within("values", path), what, fix } };
    });
}

/** The attributes of apps by the keys of their values. */
const ATTRIBUTES = new Map(
  Object.entries(APP_SCHEMA.properties ?? {}).flatMap(([attribute, { values }]): [string, string][] =>
    values === undefined ? [] : [[values, attribute]],
  ),
);

/** For a key that is right, of an app that does not have it. */
function undeclared(code: string, path: string): Pick<Problem, "expected" | "fix"> | undefined {
  const key = /^apps(?:\.[\w-]+|\["[^"]*"\])\.(\w+)$/.exec(path)?.[1] ?? "";
  const attribute = code === VOCABULARY.code ? ATTRIBUTES.get(key) : undefined;
  if (attribute === undefined) return undefined;
  return {
    expected: `a key of the app, which has this one once it declares \`${attribute}\``,
    fix: `declare \`${attribute}\` in the \`release_app\`, or remove it`,
  };
}

/** The schema of a chart that stands alone: without a parent, no one else reads `global`. */
function schemaOf({ valuesSchema, globals: { schema, keys } }: ChartView): JsonObject {
  if (keys === undefined) return valuesSchema;
  const properties = { ...Object.fromEntries(keys.map((key) => [key, {}])), ...(schema["properties"] as JsonObject) };
  const global = { ...schema, properties, additionalProperties: false };
  return { ...valuesSchema, properties: { ...(valuesSchema["properties"] as JsonObject), global } };
}
