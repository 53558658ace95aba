/** Looks at all values that pods may be deployed with: applies the chart's schema, and the rules to what the schema accepts. */

import { environmentPath } from "../../facts/environments.ts";
import type { ChartFacts } from "../../facts/types.ts";
import type { ChartView } from "../../model/chart_view.ts";
import { type Problem, within } from "../../model/problems.ts";
import { soundValues } from "./sound_values.ts";
import type { Values, ValuesProblem, ValuesRule } from "./values_problems.ts";
import { valuesSchemaRule } from "./values_schema.ts";

export function crossCheckEveryValues(
  rules: readonly ValuesRule[],
  view: ChartView,
  model: ChartFacts,
): readonly Problem[] {
  const schemaRule = valuesSchemaRule(view, model);
  const find = (values: Values): readonly ValuesProblem[] => {
    const wrong = schemaRule(values.values);
    const sound = soundValues(values, wrong);
    // Keys of an app that was left out would look unknown.
    return [...(model.isWhole ? wrong : []), ...rules.flatMap((rule) => rule(view, sound))];
  };
  const own = find(view);
  // A problem in the chart's own values shows in each environment, but is reported once.
  const known = new Set(own.map(identity));
  return [
    ...own.map(({ key: _key, inChart, inEnvironment: _other, ...rest }) => ({ ...rest, ...inChart })),
    ...view.environments.flatMap((environment) =>
      find(environment)
        .filter((problem) => !known.has(identity(problem)))
        .map((problem) => ofEnvironment(problem, view.label, environment.name)),
    ),
  ];
}

function ofEnvironment(
  { key, inChart, inEnvironment, ...rest }: ValuesProblem,
  label: string,
  environment: string,
): Problem {
  return { ...rest, ...inChart, ...inEnvironment, label, path: within(environmentPath(environment), key) };
}

function identity({ code, key, got, inChart }: ValuesProblem): string {
  return JSON.stringify([code, key, got, inChart.what]);
}
