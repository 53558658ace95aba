/** What each app type gets. The one place that knows app types. */
import type { AppType, AppView, Phase } from "./types.ts";

export interface AppTypeTraits {
  readonly workload: AppView["workload"];
  readonly service: boolean;
  readonly ingress: boolean;
  readonly disruptionBudget: boolean;
  /** Pods unless the app says otherwise; undefined where the workload has no such thing. */
  readonly replicas: number | undefined;
  /** Whether the app gets a TCP readiness probe when it declares no health check. */
  readonly defaultProbe: boolean;
}

export const APP_TYPES: Readonly<Record<AppType, AppTypeTraits>> = {
  "external-api": {
    workload: "Deployment",
    service: true,
    ingress: true,
    disruptionBudget: true,
    replicas: 2,
    defaultProbe: true,
  },
  "internal-api": {
    workload: "Deployment",
    service: true,
    ingress: false,
    disruptionBudget: true,
    replicas: 2,
    defaultProbe: true,
  },
  worker: {
    workload: "Deployment",
    service: false,
    ingress: false,
    disruptionBudget: true,
    replicas: 1,
    defaultProbe: false,
  },
  job: {
    workload: "Job",
    service: false,
    ingress: false,
    disruptionBudget: false,
    replicas: undefined,
    defaultProbe: false,
  },
};

/** Helm hook events of each job phase (Helm documentation, "Chart Hooks"). */
export const HOOK_EVENTS: Readonly<Record<Phase, string>> = {
  before_deploy: "pre-install,pre-upgrade",
  after_deploy: "post-install,post-upgrade",
  before_upgrade: "pre-upgrade",
  after_upgrade: "post-upgrade",
  test: "test",
};

/** The type of an app that does not give one: only a name with the word `api` says enough. */
export function inferAppType(name: string): AppType | undefined {
  return name.split(/[._-]/).includes("api") ? "internal-api" : undefined;
}

/** An app's name as a DNS label (RFC 1123). */
export function dnsName(name: string): string {
  return name.replace(/[._]/g, "-");
}
