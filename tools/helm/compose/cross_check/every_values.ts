/** Runs a rule over all values that pods may be deployed with: the chart's own, and those of each environment. */

import type { JsonObject } from "../../base/json.ts";
import { environmentPath } from "../../facts/environments.ts";
import type { ChartView } from "../../model/chart_view.ts";
import type { Problem } from "../../model/problems.ts";
import type { Model } from "../../model/types.ts";

export interface Values {
  /** The values with the overlay merged in. */
  readonly values: JsonObject;
  readonly overlay: JsonObject;
}

/** Something that is wrong with values. */
export interface Finding extends Pick<Problem, "code" | "got" | "expected"> {
  /** Where it is in values. */
  readonly key: string;
  /** How it is said of the chart's own values: often of the attribute that they come from. */
  readonly said: Pick<Problem, "label" | "path" | "what" | "fix">;
  /** What is said otherwise of an environment, whose file has keys and no attributes. */
  readonly inEnvironment?: Partial<Pick<Problem, "what" | "fix">>;
}

/** Prepares itself for a chart, and then looks at one set of values after the other. */
export type ValuesRule = (view: ChartView, model: Model) => (values: Values) => readonly Finding[];

export function crossCheckEveryValues(rule: ValuesRule, view: ChartView, model: Model): readonly Problem[] {
  const find = rule(view, model);
  const own = find(view);
  // What is wrong with the chart's own values is wrong in each environment, and said once.
  const known = new Set(own.map(identity));
  return [
    ...own.map(({ key: _key, said, inEnvironment: _other, ...rest }) => ({ ...rest, ...said })),
    ...view.environments.flatMap((environment) =>
      find(environment)
        .filter((finding) => !known.has(identity(finding)))
        .map(({ key, said, inEnvironment, ...rest }) => ({
          ...rest,
          ...said,
          ...inEnvironment,
          label: view.label,
          path: within(environmentPath(environment.name), key),
        })),
    ),
  ];
}

function identity({ code, key, got, said }: Finding): string {
  return JSON.stringify([code, key, got, said.what]);
}

/** Path of something in values that stand at a path. */
export function within(parent: string, path: string): string {
  return path === "" ? parent : path.startsWith("[") ? `${parent}${path}` : `${parent}.${path}`;
}
