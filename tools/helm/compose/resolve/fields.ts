/**
 * Fields of workloads, pods and containers that stand in the chart's templates as they are: each line says which attribute
 * of an app becomes which field of the Kubernetes API. What a person changes at deploy time is in `values.ts` instead.
 */

import type { Json, JsonObject } from "../../base/json.ts";
import type { AppFacts, ContainerFacts } from "../../facts/types.ts";
import type { AppView } from "../../model/app_view.ts";
import type { Workload } from "../../model/types.ts";
import type { PortView } from "../../model/views.ts";
import { resolveLifecycle } from "./lifecycle.ts";
import { defined } from "./objects.ts";
import { dnsConfig, dnsPolicy, hostAliases } from "./placement.ts";
import { containerSecurity, podSecurity } from "./security.ts";
import { automountsToken } from "./service_account.ts";
import { resolveUpdateStrategy } from "./update_strategy.ts";

interface Field<Facts> {
  readonly name: string;
  /** The field's value; undefined where the app has nothing to say. */
  readonly value: (facts: Facts) => Json | undefined;
  /** The workloads that have the field. Default: all. */
  readonly of?: readonly Workload[];
}

const JOBS: readonly Workload[] = ["Job", "CronJob"];

const FINITE: readonly Workload[] = [...JOBS, "Pod"];

/** Fields of a Deployment's, StatefulSet's or Job's `spec`; for a CronJob, of its Jobs'. */
const WORKLOAD_FIELDS: readonly Field<AppFacts>[] = [
  { name: "strategy", of: ["Deployment"], value: resolveUpdateStrategy },
  { name: "updateStrategy", of: ["StatefulSet"], value: resolveUpdateStrategy },
  { name: "podManagementPolicy", of: ["StatefulSet"], value: ({ app }) => app.pod_management_policy },
  { name: "backoffLimit", of: JOBS, value: ({ app }) => app.backoff_limit ?? 3 },
  { name: "activeDeadlineSeconds", of: JOBS, value: ({ app }) => app.deadline_seconds ?? 600 },
  { name: "ttlSecondsAfterFinished", of: ["CronJob"], value: ({ app }) => app.ttl_seconds },
];

/** Fields of a CronJob's `spec`. */
const CRON_JOB_FIELDS: readonly Field<AppFacts>[] = [
  { name: "timeZone", value: ({ app }) => app.time_zone },
  // Two runs at once are seldom meant.
  { name: "concurrencyPolicy", value: ({ app }) => app.concurrency_policy ?? "Forbid" },
  { name: "startingDeadlineSeconds", value: ({ app }) => app.starting_deadline_seconds },
  { name: "successfulJobsHistoryLimit", value: ({ app }) => app.successful_jobs_history_limit },
  { name: "failedJobsHistoryLimit", value: ({ app }) => app.failed_jobs_history_limit },
];

const POD_FIELDS: readonly Field<AppFacts>[] = [
  { name: "automountServiceAccountToken", value: ({ app }) => automountsToken(app) },
  { name: "enableServiceLinks", value: () => false },
  { name: "restartPolicy", of: FINITE, value: () => "Never" },
  { name: "terminationGracePeriodSeconds", value: ({ app }) => app.termination_grace_period_seconds },
  { name: "priorityClassName", value: ({ app }) => app.priority_class },
  { name: "runtimeClassName", value: ({ app }) => app.runtime_class },
  { name: "hostNetwork", value: ({ app }) => app.host_network },
  { name: "hostAliases", value: ({ app }) => hostAliases(app) },
  { name: "dnsPolicy", value: ({ app }) => dnsPolicy(app) },
  { name: "dnsConfig", value: ({ app }) => dnsConfig(app) },
  { name: "activeDeadlineSeconds", of: ["Pod"], value: ({ app }) => app.deadline_seconds ?? 600 },
  { name: "securityContext", value: podSecurity },
];

const CONTAINER_FIELDS: readonly Field<ContainerFacts>[] = [
  { name: "command", value: ({ app }) => list(app.command) },
  { name: "args", value: ({ app }) => list(app.args) },
  { name: "workingDir", value: ({ app }) => app.working_dir },
  { name: "ports", value: ({ containerPorts }) => list(containerPorts.map(containerPort)) },
  { name: "lifecycle", value: resolveLifecycle },
];

export function resolveFields(facts: AppFacts): AppView["fields"] {
  const has = ({ of }: Field<AppFacts>) => of === undefined || of.includes(facts.traits.workload);
  return {
    cronJob: evaluate(CRON_JOB_FIELDS, facts),
    workload: evaluate(WORKLOAD_FIELDS.filter(has), facts),
    pod: evaluate(POD_FIELDS.filter(has), facts),
    container: { ...containerFields(facts), ...defined({ securityContext: containerSecurity(facts) }) },
  };
}

/** Those of every container; how each is secured depends on its pod. */
export function containerFields(facts: ContainerFacts): JsonObject {
  return evaluate(CONTAINER_FIELDS, facts);
}

function evaluate<Facts>(fields: readonly Field<Facts>[], facts: Facts): JsonObject {
  return defined(Object.fromEntries(fields.map(({ name, value }) => [name, value(facts)])));
}

function list<Item extends Json>(items: readonly Item[] = []): readonly Item[] | undefined {
  return items.length === 0 ? undefined : items;
}

function containerPort({ name, port, protocol }: PortView): JsonObject {
  return { name, containerPort: port, protocol };
}
