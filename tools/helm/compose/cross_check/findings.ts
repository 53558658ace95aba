/** What is wrong with values that pods may be deployed with: the chart's own, and those of each environment. */

import type { JsonObject } from "../../base/json.ts";
import type { ChartView } from "../../model/chart_view.ts";
import type { Problem } from "../../model/problems.ts";

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

/** Looks at one set of values, all of which the chart's schema takes. */
export type ValuesRule = (view: ChartView, values: Values) => readonly Finding[];

/** Path of something in values that stand at a path. */
export function within(parent: string, path: string): string {
  return path === "" ? parent : path.startsWith("[") ? `${parent}${path}` : `${parent}.${path}`;
}
