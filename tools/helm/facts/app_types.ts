/** What each app type gets. The one place that knows app types. */
import type { AppType, Phase, Workload } from "../model/types.ts";
import { isLongRunning } from "./workloads.ts";

export interface AppTypeTraits {
  readonly workload: Workload;
  readonly service: boolean;
  readonly ingress: boolean;
  readonly disruptionBudget: boolean;
  /** Whether its pods run until they are stopped; others run to their end. */
  readonly longRunning: boolean;
  /** Whether it runs once, as a hook of a deployment. */
  readonly hook: boolean;
  /** Whether it runs on a schedule. */
  readonly schedule: boolean;
  /** Default number of pods; undefined if the workload has no replicas. */
  readonly replicas: number | undefined;
}

/** What a type does not have from its workload. */
const TYPES: Readonly<Record<AppType, Omit<AppTypeTraits, "longRunning">>> = {
  "external-api": {
    workload: "Deployment",
    service: true,
    ingress: true,
    disruptionBudget: true,
    hook: false,
    schedule: false,
    replicas: 2,
  },
  "internal-api": {
    workload: "Deployment",
    service: true,
    ingress: false,
    disruptionBudget: true,
    hook: false,
    schedule: false,
    replicas: 2,
  },
  worker: {
    workload: "Deployment",
    service: false,
    ingress: false,
    disruptionBudget: true,
    hook: false,
    schedule: false,
    replicas: 1,
  },
  job: {
    workload: "Job",
    service: false,
    ingress: false,
    disruptionBudget: false,
    hook: true,
    schedule: false,
    replicas: undefined,
  },
  "cron-job": {
    workload: "CronJob",
    service: false,
    ingress: false,
    disruptionBudget: false,
    hook: false,
    schedule: true,
    replicas: undefined,
  },
  "stateful-service": {
    workload: "StatefulSet",
    service: true,
    ingress: false,
    disruptionBudget: true,
    hook: false,
    schedule: false,
    replicas: 1,
  },
  daemon: {
    workload: "DaemonSet",
    service: false,
    ingress: false,
    disruptionBudget: false,
    hook: false,
    schedule: false,
    replicas: undefined,
  },
};

/** The traits of each app type, with those of its workload. */
export const APP_TYPES = Object.fromEntries(
  Object.entries(TYPES).map(([type, traits]) => [type, { ...traits, longRunning: isLongRunning(traits.workload) }]),
) as Readonly<Record<AppType, AppTypeTraits>>;

/** Longest name of what is neither a Service nor a workload (Kubernetes documentation, "Object Names and IDs"). */
export const OBJECT_NAME_LIMIT = 253;

/** Helm hook events of each job phase (Helm documentation, "Chart Hooks"). */
export const HOOK_EVENTS: Readonly<Record<Exclude<Phase, "manual">, string>> = {
  before_deploy: "pre-install,pre-upgrade",
  after_deploy: "post-install,post-upgrade",
  before_upgrade: "pre-upgrade",
  after_upgrade: "post-upgrade",
  test: "test",
};

/** What a job's phase changes of its traits. */
const PHASE_TRAITS: Readonly<Partial<Record<Phase, Partial<AppTypeTraits>>>> = {
  // A Job would run by itself, and could not be upgraded: its pod is immutable. A suspended CronJob is a Job to copy.
  manual: { workload: "CronJob" },
  // `helm test --logs` looks for a pod of the hook's own name (https://github.com/helm/helm/issues/11236).
  test: { workload: "Pod" },
};

/** What apps of a type get, in that phase if their type has phases. */
export function traitsOfType(type: AppType, phase?: Phase): AppTypeTraits {
  const traits = APP_TYPES[type];
  return phase === undefined || !traits.hook ? traits : { ...traits, ...PHASE_TRAITS[phase] };
}

/** The `app.kubernetes.io/component` of an app: its workload, the only thing that tells its pods from other pods. */
export function componentOf(workload: Workload): string {
  return workload.toLowerCase();
}

/** An app's name as a DNS label (RFC 1123). */
export function dnsName(name: string): string {
  return name.replace(/[._]/g, "-");
}
