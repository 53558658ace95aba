/** The composer's data, from the build's input to the written output. Everything is read-only. */

import type { App, HealthCheck, PodFailureRule, Probe, Reference, Sidecar } from "./app.gen.ts";
import type { Chart } from "./chart.gen.ts";
import type { Level } from "./problems.ts";

export type { App, Chart, HealthCheck, PodFailureRule, Probe, Reference, Sidecar };

export type AppType = NonNullable<App["app_type"]>;
export type Phase = NonNullable<App["phase"]>;

/** The input of one run of the composer. File contents only: the composer itself does not touch files. */
export interface Request {
  /** The chart's declaration, as JSON. */
  readonly chart: string;
  /** Each app's metadata, as JSON. */
  readonly apps: readonly string[];
  /** Files that the JSON refers to, by label. */
  readonly files: ReadonlyMap<string, Uint8Array>;
  /** The default severity of each check that `checks` of a chart may name, by code. */
  readonly checks: ReadonlyMap<string, Level>;
  /** Versions that replace those of the declaration. A key of the workspace status in braces stands for its value. */
  readonly versions?: Readonly<Record<string, string>>;
  /** The workspace status (Bazel: User's Guide, "workspace status"), by key. */
  readonly status?: ReadonlyMap<string, string>;
}

/** The files of a chart by path below its directory. */
export type ChartFiles = ReadonlyMap<string, string | Uint8Array>;

/** The parsed request, valid by its schemas. */
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
