/** Looks at all values that pods may be deployed with: first whether the chart's schema takes them, and then at what it does take. */

import { environmentPath } from "../../facts/environments.ts";
import type { ChartFacts } from "../../facts/types.ts";
import type { ChartView } from "../../model/chart_view.ts";
import type { Problem } from "../../model/problems.ts";
import { type Finding, type Values, type ValuesRule, within } from "./findings.ts";
import { soundValues } from "./sound_values.ts";
import { valuesSchemaCheck } from "./values_schema.ts";

export function crossCheckEveryValues(
  rules: readonly ValuesRule[],
  view: ChartView,
  model: ChartFacts,
): readonly Problem[] {
  const check = valuesSchemaCheck(view, model);
  const find = (values: Values): readonly Finding[] => {
    const wrong = check(values.values);
    const sound = soundValues(values, wrong);
    // Keys of an app that was left out would look unknown.
    return [...(model.isWhole ? wrong : []), ...rules.flatMap((rule) => rule(view, sound))];
  };
  const own = find(view);
  // What is wrong with the chart's own values is wrong in each environment, and said once.
  const known = new Set(own.map(identity));
  return [
    ...own.map(({ key: _key, said, inEnvironment: _other, ...rest }) => ({ ...rest, ...said })),
    ...view.environments.flatMap((environment) =>
      find(environment)
        .filter((finding) => !known.has(identity(finding)))
        .map((finding) => ofEnvironment(finding, view.label, environment.name)),
    ),
  ];
}

function ofEnvironment({ key, said, inEnvironment, ...rest }: Finding, label: string, environment: string): Problem {
  return { ...rest, ...said, ...inEnvironment, label, path: within(environmentPath(environment), key) };
}

function identity({ code, key, got, said }: Finding): string {
  return JSON.stringify([code, key, got, said.what]);
}
