/** The composer's data, from what the build hands in to what is written. Everything is read-only. */

import type { App, HealthCheck, Probe, Reference, Sidecar } from "./app.gen.ts";
import type { Chart } from "./chart.gen.ts";
import type { Level } from "./problems.ts";

export type { App, Chart, HealthCheck, Probe, Reference, Sidecar };

export type AppType = NonNullable<App["app_type"]>;
export type Phase = NonNullable<App["phase"]>;

/** What one run of the composer reads. File contents only: the composer itself touches no file. */
export interface Request {
  /** The `helm_chart`'s JSON. */
  readonly chart: string;
  /** Each app's metadata JSON. */
  readonly apps: readonly string[];
  /** Files that the JSON refers to, by label. */
  readonly files: ReadonlyMap<string, Uint8Array>;
  /** The checks that `checks` of a chart may name, by their codes: how severe each is unless the chart says otherwise. */
  readonly checks: ReadonlyMap<string, Level>;
  /** EJS templates by path below `templates/`, like `deployment.yaml.ejs`. */
  readonly templates: ReadonlyMap<string, string>;
}

/** The files of a chart by path below its directory. */
export type ChartFiles = ReadonlyMap<string, string | Uint8Array>;

/** The request's JSON, valid by its schemas. */
export interface Model {
  readonly chart: Chart;
  readonly apps: readonly App[];
  readonly files: ReadonlyMap<string, Uint8Array>;
  readonly checks: Request["checks"];
  /** False if apps are missing because they have problems. */
  readonly isWhole: boolean;
}

/** The Kubernetes kind that runs an app's pods. */
export type Workload = "CronJob" | "DaemonSet" | "Deployment" | "Job" | "Pod" | "StatefulSet";
