/** Stage 4, cross-check: rules about the chart as a whole, once defaults and overlays are merged. */

import type { ChartFacts } from "../../facts/types.ts";
import type { ChartView } from "../../model/chart_view.ts";
import type { Problem } from "../../model/problems.ts";
import { crossCheckDependencyValues } from "./dependency_values.ts";
import { crossCheckEnvironments } from "./environments.ts";
import { crossCheckEveryValues } from "./every_values.ts";
import { crossCheckIngress } from "./ingress.ts";
import { crossCheckObjectNames } from "./object_names.ts";
import { crossCheckPatchItems } from "./patch_items.ts";
import { crossCheckPatches } from "./patches.ts";
import { crossCheckResources } from "./resources.ts";
import { crossCheckRoutes } from "./route.ts";
import { crossCheckScaling } from "./scaling.ts";
import { crossCheckSecretValues } from "./secret_values.ts";
import { crossCheckSecrets } from "./secrets.ts";
import { crossCheckServiceTypes } from "./service_types.ts";
import type { ValuesRule } from "./values_problems.ts";

const CHART_RULES: readonly ((view: ChartView, model: ChartFacts) => readonly Problem[])[] = [
  crossCheckPatches,
  crossCheckPatchItems,
  crossCheckObjectNames,
  crossCheckDependencyValues,
  crossCheckServiceTypes,
  crossCheckEnvironments,
];

/** Rules about values that the chart's schema accepts: the chart's own, and those of each environment. */
const VALUES_RULES: readonly ValuesRule[] = [
  crossCheckIngress,
  crossCheckResources,
  crossCheckRoutes,
  crossCheckScaling,
  crossCheckSecretValues,
  crossCheckSecrets,
];

export function crossCheck(view: ChartView, model: ChartFacts): readonly Problem[] {
  return [...CHART_RULES.flatMap((rule) => rule(view, model)), ...crossCheckEveryValues(VALUES_RULES, view, model)];
}
