/** The app's type can be told, and its attributes mean something for that type. */
import { listWords } from "../../base/text.ts";
import { APP_TYPES } from "../../facts/app_types.ts";
import type { AppFacts } from "../../facts/types.ts";
import type { Problem } from "../../model/problems.ts";
import type { App, AppType } from "../../model/types.ts";

const TYPES = Object.keys(APP_TYPES) as AppType[];

/** Attributes that only some types have. */
const MEANINGFUL: Readonly<Partial<Record<keyof App, (type: AppType) => boolean>>> = {
  replicas: (type) => APP_TYPES[type].replicas !== undefined,
  autoscaling: (type) => APP_TYPES[type].replicas !== undefined,
  disruption_budget: (type) => APP_TYPES[type].disruptionBudget,
  metrics: (type) => APP_TYPES[type].replicas !== undefined,
  update_strategy: (type) => ["Deployment", "StatefulSet"].includes(APP_TYPES[type].workload),
  ingress: (type) => APP_TYPES[type].ingress,
  service: (type) => !runsToCompletion(type),
  route: (type) => APP_TYPES[type].ingress,
  phase: isJob,
  weight: isJob,
  delete_policy: isJob,
  deadline_seconds: runsToCompletion,
  backoff_limit: runsToCompletion,
  schedule: isCronJob,
  suspend: isCronJob,
  time_zone: isCronJob,
  concurrency_policy: isCronJob,
  starting_deadline_seconds: isCronJob,
  successful_jobs_history_limit: isCronJob,
  failed_jobs_history_limit: isCronJob,
  ttl_seconds: isCronJob,
  pod_management_policy: (type) => APP_TYPES[type].workload === "StatefulSet",
};

function isJob(type: AppType): boolean {
  return APP_TYPES[type].workload === "Job";
}

function isCronJob(type: AppType): boolean {
  return APP_TYPES[type].workload === "CronJob";
}

function runsToCompletion(type: AppType): boolean {
  return isJob(type) || isCronJob(type);
}

/** Whether apps of a type have an attribute. */
export function isMeaningful(attribute: string, type: AppType): boolean {
  return MEANINGFUL[attribute as keyof App]?.(type) ?? true;
}

export function validateAppType({ app, type }: AppFacts): readonly Problem[] {
  if (type === undefined) return [unknownType(app)];
  return [...missingSchedule(app, type), ...meaninglessAttributes(app, type)];
}

function unknownType({ label, app_name }: App): Problem {
  return {
    code: "missing-app-type",
    label,
    path: "app_type",
    what: `is missing and does not follow from the name \`${app_name}\``,
    expected: `one of ${listWords(TYPES)}`,
    fix: "add `app_type`",
  };
}

function missingSchedule({ label, schedule }: App, type: AppType): Problem[] {
  if (!isCronJob(type) || schedule !== undefined) return [];
  return [
    {
      code: "missing-attribute",
      label,
      path: "schedule",
      what: `is missing, and the app type \`${type}\` needs it`,
      expected: "a time in cron's notation, like `0 3 * * *`",
      fix: "add `schedule`",
    },
  ];
}

function meaninglessAttributes(app: App, type: AppType): Problem[] {
  return Object.entries(MEANINGFUL)
    .filter(([attribute, isMeaningful]) => app[attribute as keyof App] !== undefined && !isMeaningful(type))
    .map(([attribute, isMeaningful]) => ({
      code: "meaningless-attribute",
      label: app.label,
      path: attribute,
      what: `means nothing for the app type \`${type}\``,
      got: app[attribute as keyof App],
      expected: `the app type ${listWords(TYPES.filter(isMeaningful), "or")}`,
      fix: `remove \`${attribute}\` or change \`app_type\``,
    }));
}
