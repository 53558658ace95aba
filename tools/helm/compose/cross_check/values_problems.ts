/** Problems in values that pods may be deployed with: the chart's own, and those of each environment. */

import type { JsonObject } from "../../base/json.ts";
import type { ChartView } from "../../model/chart_view.ts";
import type { Problem } from "../../model/problems.ts";

export interface Values {
  /** The values with the overlay merged in. */
  readonly values: JsonObject;
  readonly overlay: JsonObject;
}

/** A problem in values, before it is known whose values they are. */
export interface ValuesProblem extends Pick<Problem, "code" | "got" | "expected"> {
  /** Where it is in values. */
  readonly key: string;
  /** How it is reported for the chart's own values: often at the attribute that they come from. */
  readonly inChart: Pick<Problem, "label" | "path" | "what" | "fix">;
  /** What is different for an environment, whose file has keys instead of attributes. */
  readonly inEnvironment?: Partial<Pick<Problem, "what" | "fix">>;
}

/** Looks at one set of values, all accepted by the chart's schema. */
export type ValuesRule = (view: ChartView, values: Values) => readonly ValuesProblem[];
