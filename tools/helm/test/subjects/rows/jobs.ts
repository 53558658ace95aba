import type { Attributes } from "../../support/charts.ts";
import type { AttributeRow, AttributeRows } from "./row.ts";

const job = (value: Attributes, at: string, is: unknown, was?: unknown): AttributeRow => ({
  set: { app_type: "job", ...value },
  at: `Job.${at}`,
  is,
  was,
});
/** When jobs run. */
export const JOB_ROWS: AttributeRows = {
  phase: job(
    { phase: "after_deploy" },
    "metadata.annotations[helm.sh/hook]",
    "post-install,post-upgrade",
    "pre-install,pre-upgrade",
  ),
  weight: job({ weight: 77 }, "metadata.annotations[helm.sh/hook-weight]", "77", "0"),
  deadline_seconds: job({ deadline_seconds: 900 }, "spec.activeDeadlineSeconds", 900, 600),
  delete_policy: job(
    { delete_policy: ["hook-failed"] },
    "metadata.annotations[helm.sh/hook-delete-policy]",
    "before-hook-creation,hook-failed",
    "before-hook-creation,hook-succeeded",
  ),
  schedule: {
    set: { app_type: "cron-job", schedule: "7 * * * *" },
    instead: { app_type: "cron-job", schedule: "0 3 * * *" },
    at: "CronJob.spec.schedule",
    is: "7 * * * *",
    was: "0 3 * * *",
  },
};
