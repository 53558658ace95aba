/** The overlay names only keys that the chart has, with values that they take. */
import type { Problem } from "../problems.ts";
import { compileSchema } from "../schema_problems.ts";
import type { ChartView, Model } from "../types.ts";

export function checkValues(view: ChartView, { chart, isWhole }: Model): readonly Problem[] {
  // Without an overlay the values are the composer's own, and compiling a schema takes longer than composing a chart.
  if (chart.values === undefined && chart.values_file === undefined) return [];
  // Keys of an app that was left out would look unknown.
  if (!isWhole) return [];
  const problems = compileSchema(view.valuesSchema, "key")(view.values);
  return problems.map((problem) => ({
    ...problem,
    label: view.label,
    path: problem.path.startsWith("[") ? `values${problem.path}` : `values.${problem.path}`,
  }));
}
