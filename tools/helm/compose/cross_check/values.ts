/** Overlays name only keys that the chart has, with values that they take. */
import { compileSchema } from "../../model/schema_problems.ts";
import type { Vocabulary } from "../../model/unknown_property.ts";
import type { ValuesRule } from "./every_values.ts";
import { within } from "./every_values.ts";

const VOCABULARY: Vocabulary = { noun: "key", page: "the chart's `values.yaml`" };

export const crossCheckValues: ValuesRule = (view, { chart, isWhole }) => {
  // Without an overlay the values are the composer's own, and compiling a schema takes longer than composing a chart.
  const overlays = [chart.values, chart.values_file].filter((overlay) => overlay !== undefined);
  // Keys of an app that was left out would look unknown.
  if (!isWhole || (overlays.length === 0 && view.environments.length === 0)) return () => [];
  const check = compileSchema(view.valuesSchema, VOCABULARY);
  return ({ values }) =>
    check(values).map(({ path, what, fix, ...rest }) => ({
      ...rest,
      key: path,
      said: { label: view.label, path: within("values", path), what, fix },
    }));
};
