/** Stage 2, validate: what schemas cannot say about one app, and what only shows between apps. */
import type { Problem } from "./problems.ts";
import type { App, Model } from "./types.ts";
import { validateAlerts } from "./validate/alerts.ts";
import { validateAppType } from "./validate/app_type.ts";
import { validateAskedPorts } from "./validate/asked_ports.ts";
import { validateAutoscaling } from "./validate/autoscaling.ts";
import { validateChartEnv } from "./validate/chart_env.ts";
import { validateChecks } from "./validate/checks.ts";
import { validateConfig } from "./validate/config.ts";
import { validateContainers } from "./validate/containers.ts";
import { validateDashboards } from "./validate/dashboards.ts";
import { validateDisruptionBudget } from "./validate/disruption_budget.ts";
import { validateEnvironment } from "./validate/environment.ts";
import { validateGraph } from "./validate/graph.ts";
import { validateHealthCheck } from "./validate/health_check.ts";
import { validateImage } from "./validate/image.ts";
import { validateIngress } from "./validate/ingress.ts";
import { validateLifecycle } from "./validate/lifecycle.ts";
import { validateMetadata } from "./validate/metadata.ts";
import { validateMetrics } from "./validate/metrics.ts";
import { validateMounts } from "./validate/mounts.ts";
import { validateNames } from "./validate/names.ts";
import { validateNetworkPolicy } from "./validate/network_policy.ts";
import { validatePlacement } from "./validate/placement.ts";
import { validatePorts } from "./validate/ports.ts";
import { validateResources } from "./validate/resources.ts";
import { validateRoute } from "./validate/route.ts";
import { validateSchedule } from "./validate/schedule.ts";
import { validateSecrets } from "./validate/secrets.ts";
import { validateSecurityContext } from "./validate/security_context.ts";
import { validateService } from "./validate/service.ts";
import { validateServiceAccount, validateServiceAccounts } from "./validate/service_account.ts";
import { validateTestJob } from "./validate/test_job.ts";
import { validateUpdateStrategy } from "./validate/update_strategy.ts";
import { validateVolumes } from "./validate/volumes.ts";
import { validateWhen } from "./validate/when.ts";

const APP_RULES: readonly ((app: App, model: Model) => readonly Problem[])[] = [
  validateAlerts,
  validateAppType,
  validateAskedPorts,
  validateAutoscaling,
  validateConfig,
  validateContainers,
  validateDashboards,
  validateDisruptionBudget,
  validateEnvironment,
  validateHealthCheck,
  validateImage,
  validateIngress,
  validateLifecycle,
  validateMetadata,
  validateMetrics,
  validateMounts,
  validateNetworkPolicy,
  validatePlacement,
  validatePorts,
  validateResources,
  validateRoute,
  validateSchedule,
  validateSecrets,
  validateSecurityContext,
  validateService,
  validateServiceAccount,
  validateTestJob,
  validateUpdateStrategy,
  validateVolumes,
];

const CHART_RULES: readonly ((model: Model) => readonly Problem[])[] = [
  validateChartEnv,
  validateChecks,
  validateGraph,
  validateNames,
  validateServiceAccounts,
  validateWhen,
];

export function validate(model: Model): readonly Problem[] {
  return [
    ...model.apps.flatMap((app) => APP_RULES.flatMap((rule) => rule(app, model))),
    ...CHART_RULES.flatMap((rule) => rule(model)),
  ];
}
