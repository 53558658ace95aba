/** Stage 4, check: rules about the chart as a whole, after defaults and overlay have come together. */

import { checkEnvironments } from "./check/environments.ts";
import { checkEveryValues, type ValuesRule } from "./check/every_values.ts";
import { checkIngress, checkSharedIngress } from "./check/ingress.ts";
import { checkObjectNames } from "./check/object_names.ts";
import { checkPatches } from "./check/patches.ts";
import { checkRoutes } from "./check/route.ts";
import { checkScaling } from "./check/scaling.ts";
import { checkSecretValues } from "./check/secret_values.ts";
import { checkSecrets } from "./check/secrets.ts";
import { checkValues } from "./check/values.ts";
import type { Problem } from "./problems.ts";
import type { ChartView, Model } from "./types.ts";

const CHART_RULES: readonly ((view: ChartView, model: Model) => readonly Problem[])[] = [
  checkSharedIngress,
  checkPatches,
  checkObjectNames,
  checkEnvironments,
];

/** Rules about values, which hold for the chart's own and for those of each environment. */
const VALUES_RULES: readonly ValuesRule[] = [
  checkIngress,
  checkRoutes,
  checkScaling,
  checkSecretValues,
  checkSecrets,
  checkValues,
];

export function check(view: ChartView, model: Model): readonly Problem[] {
  return [
    ...CHART_RULES.flatMap((rule) => rule(view, model)),
    ...VALUES_RULES.flatMap((rule) => checkEveryValues(rule, view, model)),
  ];
}
