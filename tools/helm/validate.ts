/** Stage 2, validate: what schemas cannot say about one app, and what only shows between apps. */
import type { Problem } from "./problems.ts";
import type { App, Model } from "./types.ts";
import { validateAppType } from "./validate/app_type.ts";
import { validateContainers } from "./validate/containers.ts";
import { validateEnvironment } from "./validate/environment.ts";
import { validateHealthCheck } from "./validate/health_check.ts";
import { validateImage } from "./validate/image.ts";
import { validateIngress } from "./validate/ingress.ts";
import { validateLifecycle } from "./validate/lifecycle.ts";
import { validateMetadata } from "./validate/metadata.ts";
import { validateNames } from "./validate/names.ts";
import { validatePlacement } from "./validate/placement.ts";
import { validatePorts } from "./validate/ports.ts";
import { validateResources } from "./validate/resources.ts";
import { validateSecurityContext } from "./validate/security_context.ts";
import { validateServiceAccount, validateServiceAccounts } from "./validate/service_account.ts";
import { validateUpdateStrategy } from "./validate/update_strategy.ts";

const APP_RULES: readonly ((app: App, model: Model) => readonly Problem[])[] = [
  validateAppType,
  validateContainers,
  validateEnvironment,
  validateHealthCheck,
  validateImage,
  validateIngress,
  validateLifecycle,
  validateMetadata,
  validatePlacement,
  validatePorts,
  validateResources,
  validateSecurityContext,
  validateServiceAccount,
  validateUpdateStrategy,
];

const CHART_RULES: readonly ((model: Model) => readonly Problem[])[] = [validateNames, validateServiceAccounts];

export function validate(model: Model): readonly Problem[] {
  return [
    ...model.apps.flatMap((app) => APP_RULES.flatMap((rule) => rule(app, model))),
    ...CHART_RULES.flatMap((rule) => rule(model)),
  ];
}
