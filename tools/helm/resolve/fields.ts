/**
 * Fields of workloads, pods and containers that stand in the chart's templates as they are: each line says which attribute
 * of an app becomes which field of the Kubernetes API. What a person changes at deploy time is in `values.ts` instead.
 */
import type { AppTypeTraits } from "../app_types.ts";
import type { App, AppView, Json, JsonObject, Workload } from "../types.ts";
import { resolvePorts } from "./ports.ts";

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
  { name: "podManagementPolicy", of: ["StatefulSet"], value: ({ app }) => app.pod_management_policy },
  { name: "backoffLimit", of: JOBS, value: ({ app }) => app.backoff_limit ?? 3 },
  { name: "activeDeadlineSeconds", of: JOBS, value: ({ app }) => app.deadline ?? 600 },
  { name: "ttlSecondsAfterFinished", of: ["CronJob"], value: ({ app }) => app.ttl },
];

/** Fields of a CronJob's `spec`. */
const CRON_JOB_FIELDS: readonly Field[] = [
  { name: "timeZone", value: ({ app }) => app.time_zone },
  // Two runs at once are seldom meant.
  { name: "concurrencyPolicy", value: ({ app }) => app.concurrency_policy ?? "Forbid" },
  { name: "startingDeadlineSeconds", value: ({ app }) => app.starting_deadline },
  { name: "successfulJobsHistoryLimit", value: ({ app }) => app.successful_jobs_history_limit },
  { name: "failedJobsHistoryLimit", value: ({ app }) => app.failed_jobs_history_limit },
];

const POD_FIELDS: readonly Field[] = [
  { name: "automountServiceAccountToken", value: () => false },
  { name: "enableServiceLinks", value: () => false },
  { name: "restartPolicy", of: FINITE, value: () => "Never" },
  { name: "activeDeadlineSeconds", of: ["Pod"], value: ({ app }) => app.deadline ?? 600 },
  { name: "securityContext", value: ({ app }) => podSecurity(app) },
];

const CONTAINER_FIELDS: readonly Field[] = [
  { name: "command", value: ({ app }) => list(app.command) },
  { name: "args", value: ({ app }) => list(app.args) },
  { name: "ports", value: ({ app }) => list(resolvePorts(app).map(containerPort)) },
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

/** Kubernetes documentation, "Pod Security Standards". */
function podSecurity({ security = "restricted" }: App): JsonObject | undefined {
  if (security === "privileged") return undefined;
  return {
    ...(security === "restricted" ? { runAsNonRoot: true } : {}),
    seccompProfile: { type: "RuntimeDefault" },
  };
}

function containerSecurity({ security = "restricted" }: App): JsonObject | undefined {
  if (security === "privileged") return undefined;
  return {
    allowPrivilegeEscalation: false,
    ...(security === "restricted" ? { readOnlyRootFilesystem: true, capabilities: { drop: ["ALL"] } } : {}),
  };
}
