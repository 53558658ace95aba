/** The environment variables that a chart has for all its apps keep to what is asked of an app's. */
import type { Problem } from "../problems.ts";
import type { Model } from "../types.ts";
import { validateEnvironment } from "./environment.ts";

export function validateChartEnv({ chart }: Model): readonly Problem[] {
  return validateEnvironment(chart);
}
