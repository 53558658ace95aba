import type { Attributes } from "../../support/charts.ts";
import type { AttributeRow, AttributeRows } from "../rows.ts";

const job = (value: Attributes, at: string, is: unknown, was?: unknown): AttributeRow => ({
  set: { app_type: "job", ...value },
  at: `Job.${at}`,
  is,
  was,
});
const cron = (value: Attributes, at: string, is: unknown, was?: unknown): AttributeRow => ({
  set: { app_type: "cron-job", schedule: "0 3 * * *", ...value },
  at: `CronJob.spec.${at}`,
  is,
  was,
});

/** Jobs of both kinds, and what stateful services have of their own. */
export const JOB_ROWS: AttributeRows = {
  phase: job(
    { phase: "after_deploy" },
    "metadata.annotations[helm.sh/hook]",
    "post-install,post-upgrade",
    "pre-install,pre-upgrade",
  ),
  weight: job({ weight: 77 }, "metadata.annotations[helm.sh/hook-weight]", "77", "0"),
  deadline_seconds: job({ deadline_seconds: 77 }, "spec.activeDeadlineSeconds", 77, 600),
  backoff_limit: job({ backoff_limit: 7 }, "spec.backoffLimit", 7, 3),
  delete_policy: job(
    { delete_policy: ["hook-succeeded"] },
    "metadata.annotations[helm.sh/hook-delete-policy]",
    "before-hook-creation,hook-succeeded",
    "before-hook-creation",
  ),
  schedule: {
    ...cron({ schedule: "7 * * * *" }, "schedule", "7 * * * *", "0 3 * * *"),
    instead: { app_type: "cron-job", schedule: "0 3 * * *" },
  },
  time_zone: cron({ time_zone: "Europe/Berlin" }, "timeZone", "Europe/Berlin"),
  concurrency_policy: cron({ concurrency_policy: "Replace" }, "concurrencyPolicy", "Replace", "Forbid"),
  suspend: cron({ suspend: true }, "suspend", true, false),
  starting_deadline_seconds: cron({ starting_deadline_seconds: 77 }, "startingDeadlineSeconds", 77),
  successful_jobs_history_limit: cron({ successful_jobs_history_limit: 0 }, "successfulJobsHistoryLimit", 0),
  failed_jobs_history_limit: cron({ failed_jobs_history_limit: 0 }, "failedJobsHistoryLimit", 0),
  ttl_seconds: cron({ ttl_seconds: 0 }, "jobTemplate.spec.ttlSecondsAfterFinished", 0),
  pod_management_policy: {
    set: { app_type: "stateful-service", pod_management_policy: "Parallel" },
    at: "StatefulSet.spec.podManagementPolicy",
    is: "Parallel",
    was: undefined,
  },
};
