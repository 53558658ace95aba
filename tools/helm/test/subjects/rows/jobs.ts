import type { Attributes } from "../../support/charts.ts";
import type { AttributeRow, AttributeRows } from "./row.ts";

const job = (value: Attributes, at: string, is: unknown, was?: unknown): AttributeRow => ({
  set: { app_type: "job", ...value },
  at: `Job.${at}`,
  is,
  was,
});

const INDEXED = { completions: 4, completion_mode: "Indexed" };
const RULE = "spec.podFailurePolicy.rules[0]";
const rule = (value: Attributes, at: string, is: unknown, was?: unknown): AttributeRow =>
  job(
    { pod_failure_policy: { rules: [{ action: "FailJob", on_exit_codes: { values: [42] }, ...value }] } },
    `${RULE}.${at}`,
    is,
    was,
  );
const exitCodes = (value: Attributes, at: string, is: unknown, was?: unknown): AttributeRow =>
  rule({ on_exit_codes: { values: [42], ...value } }, `onExitCodes.${at}`, is, was);

/** When jobs run, and what becomes of failed pods. */
export const JOB_ROWS: AttributeRows = {
  phase: job(
    { phase: "after_deploy" },
    "metadata.annotations[helm.sh/hook]",
    "post-install,post-upgrade",
    "pre-install,pre-upgrade",
  ),
  weight: job({ weight: 77 }, "metadata.annotations[helm.sh/hook-weight]", "77", "0"),
  deadline_seconds: job({ deadline_seconds: 900 }, "spec.activeDeadlineSeconds", 900, 600),
  backoff_limit: job({ backoff_limit: 0 }, "spec.backoffLimit", 0, 3),
  completion_mode: job(INDEXED, "spec.completionMode", "Indexed"),
  backoff_limit_per_index: job({ ...INDEXED, backoff_limit_per_index: 2 }, "spec.backoffLimitPerIndex", 2),
  max_failed_indexes: job(
    { ...INDEXED, backoff_limit_per_index: 2, max_failed_indexes: 3 },
    "spec.maxFailedIndexes",
    3,
  ),
  pod_failure_policy: rule({}, "action", "FailJob"),
  "pod_failure_policy.rules": { ...rule({}, "action", "FailJob"), instead: { app_type: "job" } },
  "#podFailureRule.action": {
    ...rule({ action: "Ignore" }, "action", "Ignore", "FailJob"),
    instead: rule({}, "", 0).set,
  },
  "#podFailureRule.on_exit_codes": {
    ...rule({}, "onExitCodes.values", [42]),
    instead: rule({ on_exit_codes: { values: [43] } }, "", 0).set,
    was: [43],
  },
  "#podExitCodes.container_name": exitCodes({ container_name: "shop-api" }, "containerName", "shop-api"),
  "#podExitCodes.operator": exitCodes({ operator: "NotIn" }, "operator", "NotIn", "In"),
  "#podExitCodes.values": {
    ...exitCodes({ values: [43, 7] }, "values", [7, 43], [42]),
    instead: rule({}, "", 0).set,
  },
  "#podFailureRule.on_pod_conditions": {
    ...rule({ on_exit_codes: undefined, on_pod_conditions: { DisruptionTarget: "True" } }, "onPodConditions", [
      { type: "DisruptionTarget", status: "True" },
    ]),
    instead: rule({}, "", 0).set,
  },
  delete_policy: job(
    { delete_policy: ["hook-failed"] },
    "metadata.annotations[helm.sh/hook-delete-policy]",
    "before-hook-creation,hook-failed",
    "before-hook-creation,hook-succeeded",
  ),
  concurrency_policy: {
    set: { app_type: "cron-job", concurrency_policy: "Allow" },
    at: "CronJob.spec.concurrencyPolicy",
    is: "Allow",
    was: "Forbid",
  },
  suspend: { set: { app_type: "cron-job", suspend: true }, at: "CronJob.spec.suspend", is: true, was: false },
  schedule: {
    set: { app_type: "cron-job", schedule: "7 * * * *" },
    instead: { app_type: "cron-job", schedule: "0 3 * * *" },
    at: "CronJob.spec.schedule",
    is: "7 * * * *",
    was: "0 3 * * *",
  },
};
