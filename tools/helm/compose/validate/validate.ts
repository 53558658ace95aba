/** Stage 2, validate: what schemas cannot express about one app, and what shows only between apps. */
import type { AppFacts, ChartFacts } from "../../facts/types.ts";
import type { Problem } from "../../model/problems.ts";
import { validateAlerts } from "./alerts.ts";
import { validateAppType } from "./app_type.ts";
import { validateAskedPorts } from "./asked_ports.ts";
import { validateAutoscaling } from "./autoscaling.ts";
import { validateChartVariables } from "./chart_variables.ts";
import { validateChecks } from "./checks.ts";
import { validateConfig } from "./config.ts";
import { validateContainers } from "./containers.ts";
import { validateDashboards } from "./dashboards.ts";
import { validateDeploy } from "./deploy.ts";
import { validateDisruptionBudget } from "./disruption_budget.ts";
import { validateGraph } from "./graph.ts";
import { validateHealthCheck } from "./health_check.ts";
import { validateImage } from "./image.ts";
import { validateIngress } from "./ingress.ts";
import { validateLifecycle } from "./lifecycle.ts";
import { validateMetadata } from "./metadata.ts";
import { validateMetrics } from "./metrics.ts";
import { validateMounts } from "./mounts.ts";
import { validateNames } from "./names.ts";
import { validateNetworkPolicy, validateScrapers } from "./network_policy.ts";
import { validatePlacement } from "./placement.ts";
import { validatePodFailures } from "./pod_failures.ts";
import { validatePorts } from "./ports.ts";
import { validateRequires } from "./requires.ts";
import { validateResources } from "./resources.ts";
import { validateRollout } from "./rollout.ts";
import { validateRoute } from "./route.ts";
import { validateSchedule } from "./schedule.ts";
import { validateSecrets } from "./secrets.ts";
import { validateSecurityContext } from "./security_context.ts";
import { validateService } from "./service.ts";
import { validateServiceAccount, validateServiceAccounts } from "./service_account.ts";
import { validateSharedObjects } from "./shared_objects.ts";
import { validateStandardInput } from "./standard_input.ts";
import { validateUpdateStrategy } from "./update_strategy.ts";
import { validateVariables } from "./variables.ts";
import { validateVolumes } from "./volumes.ts";
import { validateWhen } from "./when.ts";

const APP_RULES: readonly ((app: AppFacts, model: ChartFacts) => readonly Problem[])[] = [
  validateAlerts,
  validateAppType,
  validateAskedPorts,
  validateAutoscaling,
  validateConfig,
  validateContainers,
  validateDashboards,
  validateDisruptionBudget,
  validateHealthCheck,
  validateImage,
  validateIngress,
  validateLifecycle,
  validateMetadata,
  validateMetrics,
  validateMounts,
  validateNetworkPolicy,
  validatePlacement,
  validatePodFailures,
  validatePorts,
  validateResources,
  validateRollout,
  validateRoute,
  validateSchedule,
  validateSecrets,
  validateSecurityContext,
  validateService,
  validateServiceAccount,
  validateStandardInput,
  validateUpdateStrategy,
  validateVariables,
  validateVolumes,
];

const CHART_RULES: readonly ((model: ChartFacts) => readonly Problem[])[] = [
  validateChartVariables,
  validateChecks,
  validateDeploy,
  validateGraph,
  validateNames,
  validateRequires,
  validateScrapers,
  validateServiceAccounts,
  validateSharedObjects,
  validateWhen,
];

export function validate(model: ChartFacts): readonly Problem[] {
  return [...validateApps(model), ...CHART_RULES.flatMap((rule) => rule(model))];
}

/** What is wrong with each app by itself. */
export function validateApps(model: ChartFacts): readonly Problem[] {
  return model.apps.flatMap((app) => APP_RULES.flatMap((rule) => rule(app, model)));
}
