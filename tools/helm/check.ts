/** Stage 4, check: rules about the chart as a whole, after defaults and overlay have come together. */

import { checkEnvironments } from "./check/environments.ts";
import { checkIngress } from "./check/ingress.ts";
import { checkObjectNames } from "./check/object_names.ts";
import { checkPatches } from "./check/patches.ts";
import { checkRoutes } from "./check/route.ts";
import { checkScaling } from "./check/scaling.ts";
import { checkSecretValues } from "./check/secret_values.ts";
import { checkSecrets } from "./check/secrets.ts";
import { checkValues } from "./check/values.ts";
import type { Problem } from "./problems.ts";
import type { ChartView, Model } from "./types.ts";

const CHECKS: readonly ((view: ChartView, model: Model) => readonly Problem[])[] = [
  checkIngress,
  checkRoutes,
  checkPatches,
  checkScaling,
  checkObjectNames,
  checkSecretValues,
  checkSecrets,
  checkValues,
  checkEnvironments,
];

export function check(view: ChartView, model: Model): readonly Problem[] {
  return CHECKS.flatMap((rule) => rule(view, model));
}
