/** Overlays name only keys that the chart has, with values that they take. */
import { joinPath, type Problem } from "../problems.ts";
import { compileSchema } from "../schema_problems.ts";
import type { ChartView, JsonObject, Model } from "../types.ts";

export function checkValues(view: ChartView, { chart, isWhole }: Model): readonly Problem[] {
  // Without an overlay the values are the composer's own, and compiling a schema takes longer than composing a chart.
  const overlays = [chart.values, chart.values_file].filter((overlay) => overlay !== undefined);
  // Keys of an app that was left out would look unknown.
  if (!isWhole || (overlays.length === 0 && view.environments.length === 0)) return [];
  const check = compileSchema(view.valuesSchema, "key");
  const at = (values: JsonObject, path: string): readonly Problem[] =>
    check(values).map((problem) => ({ ...problem, label: view.label, path: within(path, problem.path) }));
  const ofChart = at(view.values, "values");
  const known = new Set(check(view.values).map(({ path }) => path));
  return [
    ...ofChart,
    // What is wrong with the chart's own values is wrong in each environment, and said once.
    ...view.environments.flatMap(({ name, values }) => {
      const path = joinPath("environments", name);
      return at(values, path).filter((problem) => ![...known].some((said) => problem.path === within(path, said)));
    }),
  ];
}

/** Path of something in values that stand at a path. */
export function within(parent: string, path: string): string {
  return path === "" ? parent : path.startsWith("[") ? `${parent}${path}` : `${parent}.${path}`;
}
