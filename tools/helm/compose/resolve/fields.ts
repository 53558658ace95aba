/**
 * Fields of workloads, pods and containers that stand in the chart's templates as they are: each line says which attribute
 * of an app becomes which field of the Kubernetes API. What a person changes at deploy time is in `values.ts` instead.
 */

import type { Json, JsonObject } from "../../base/json.ts";
import type { AppTypeTraits } from "../../facts/app_types.ts";
import { furtherContainerPorts } from "../../facts/metrics_port.ts";
import { resolvePorts } from "../../facts/ports.ts";
import type { AppView } from "../../model/app_view.ts";
import type { App, Workload } from "../../model/types.ts";
import { resolveLifecycle } from "./lifecycle.ts";
import { dnsConfig, dnsPolicy, hostAliases } from "./placement.ts";
import { containerSecurity, podSecurity } from "./security.ts";
import { automountsToken } from "./service_account.ts";
import { resolveUpdateStrategy } from "./update_strategy.ts";

interface Source {
  readonly app: App;
  readonly traits: AppTypeTraits;
}

interface Field {
  readonly name: string;
  /** The field's value; undefined where the app has nothing to say. */
  readonly value: (source: Source) => Json | undefined;
  /** The workloads that have the field. Default: all. */
  readonly of?: readonly Workload[];
}

const JOBS: readonly Workload[] = ["Job", "CronJob"];

const FINITE: readonly Workload[] = [...JOBS, "Pod"];

/** Fields of a Deployment's, StatefulSet's or Job's `spec`; for a CronJob, of its Jobs'. */
const WORKLOAD_FIELDS: readonly Field[] = [
  { name: "strategy", of: ["Deployment"], value: ({ app }) => resolveUpdateStrategy(app) },
  { name: "updateStrategy", of: ["StatefulSet"], value: ({ app }) => resolveUpdateStrategy(app) },
  { name: "podManagementPolicy", of: ["StatefulSet"], value: ({ app }) => app.pod_management_policy },
  { name: "backoffLimit", of: JOBS, value: ({ app }) => app.backoff_limit ?? 3 },
  { name: "activeDeadlineSeconds", of: JOBS, value: ({ app }) => app.deadline_seconds ?? 600 },
  { name: "ttlSecondsAfterFinished", of: ["CronJob"], value: ({ app }) => app.ttl_seconds },
];

/** Fields of a CronJob's `spec`. */
const CRON_JOB_FIELDS: readonly Field[] = [
  { name: "timeZone", value: ({ app }) => app.time_zone },
  // Two runs at once are seldom meant.
  { name: "concurrencyPolicy", value: ({ app }) => app.concurrency_policy ?? "Forbid" },
  { name: "startingDeadlineSeconds", value: ({ app }) => app.starting_deadline_seconds },
  { name: "successfulJobsHistoryLimit", value: ({ app }) => app.successful_jobs_history_limit },
  { name: "failedJobsHistoryLimit", value: ({ app }) => app.failed_jobs_history_limit },
];

const POD_FIELDS: readonly Field[] = [
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
  { name: "securityContext", value: ({ app }) => podSecurity(app) },
];

const CONTAINER_FIELDS: readonly Field[] = [
  { name: "command", value: ({ app }) => list(app.command) },
  { name: "args", value: ({ app }) => list(app.args) },
  { name: "workingDir", value: ({ app }) => app.working_dir },
  { name: "ports", value: ({ app }) => list([...resolvePorts(app), ...furtherContainerPorts(app)].map(containerPort)) },
  { name: "lifecycle", value: ({ app }) => resolveLifecycle(app) },
  { name: "securityContext", value: ({ app }) => containerSecurity(app) },
];

export function resolveFields(app: App, traits: AppTypeTraits): AppView["fields"] {
  const evaluate = (fields: readonly Field[]): JsonObject =>
    Object.fromEntries(
      fields.flatMap(({ name, value, of }) => {
        const result = of === undefined || of.includes(traits.workload) ? value({ app, traits }) : undefined;
        return result === undefined ? [] : [[name, result]];
      }),
    );
  return {
    cronJob: evaluate(CRON_JOB_FIELDS),
    workload: evaluate(WORKLOAD_FIELDS),
    pod: evaluate(POD_FIELDS),
    container: evaluate(CONTAINER_FIELDS),
  };
}

function list<Item extends Json>(items: readonly Item[] = []): readonly Item[] | undefined {
  return items.length === 0 ? undefined : items;
}

function containerPort({ name, port, protocol }: ReturnType<typeof resolvePorts>[number]): JsonObject {
  return { name, containerPort: port, protocol };
}
