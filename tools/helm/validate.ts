/** Stage 2, validate: what schemas cannot say about one app, and what only shows between apps. */
import type { Problem } from "./problems.ts";
import type { App, Model } from "./types.ts";
import { validateAppType } from "./validate/app_type.ts";
import { validateChartEnv } from "./validate/chart_env.ts";
import { validateEnvironment } from "./validate/environment.ts";
import { validateHealthCheck } from "./validate/health_check.ts";
import { validateImage } from "./validate/image.ts";
import { validateIngress } from "./validate/ingress.ts";
import { validateNames } from "./validate/names.ts";
import { validatePorts } from "./validate/ports.ts";
import { validateResources } from "./validate/resources.ts";
import { validateTestJob } from "./validate/test_job.ts";

const APP_RULES: readonly ((app: App, model: Model) => readonly Problem[])[] = [
  validateAppType,
  validateEnvironment,
  validateHealthCheck,
  validateImage,
  validateIngress,
  validatePorts,
  validateResources,
  validateTestJob,
];

const CHART_RULES: readonly ((model: Model) => readonly Problem[])[] = [validateChartEnv, validateNames];

export function validate(model: Model): readonly Problem[] {
  return [
    ...model.apps.flatMap((app) => APP_RULES.flatMap((rule) => rule(app, model))),
    ...CHART_RULES.flatMap((rule) => rule(model)),
  ];
}
