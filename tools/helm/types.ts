/** The composer's data, from what the build hands in to what is written. Everything is read-only. */
import type { App, HealthCheck, Probe, Reference } from "./schema/app.gen.ts";
import type { Chart } from "./schema/chart.gen.ts";

export type { App, Chart, HealthCheck, Probe, Reference };

export type AppType = NonNullable<App["app_type"]>;
export type Phase = NonNullable<App["phase"]>;
export type SecurityPreset = NonNullable<App["security"]>;

export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export type JsonObject = { readonly [key: string]: Json };

/** What one run of the composer reads. File contents only: the composer itself touches no file. */
export interface Request {
  /** The `helm_chart`'s JSON. */
  readonly chart: string;
  /** Each app's metadata JSON. */
  readonly apps: readonly string[];
  /** Files that the JSON refers to, by label. */
  readonly files: ReadonlyMap<string, Uint8Array>;
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
  /** False if apps are missing because they have problems. */
  readonly isWhole: boolean;
}

export interface PortView {
  readonly name: string;
  readonly port: number;
  readonly protocol: "TCP" | "UDP" | "SCTP";
  readonly appProtocol: string | undefined;
}

/** An item of a list in a template. */
export interface Item {
  /** May hold Helm expressions (`expression`). */
  readonly value: JsonObject;
  /** Helm expression: the item is there where it is true. Default: always. */
  readonly condition?: string;
}

export interface HookView {
  /** Values of Helm's hook annotations. */
  readonly events: string;
  readonly weight: number;
  readonly deletePolicy: string;
}

/** An object that an app may have several of. */
export interface ObjectView {
  /** What it is called behind the app's name. */
  readonly name: string;
  /** Helm expression: the object is there where it is true. */
  readonly condition: string;
  /** Helm expression of the object's values. */
  readonly values: string;
  readonly annotations: JsonObject;
}

/** A file in a ConfigMap; `block` is text that survives as a YAML block scalar, which is nicer to read. */
export interface FileView {
  readonly key: string;
  /** Where it is in the chart. */
  readonly path: string;
  readonly content: Uint8Array;
  readonly form: "binary" | "block" | "quoted" | "templated";
}

export interface ConfigFilesView extends ObjectView {
  readonly files: readonly FileView[];
}

export interface SecretView extends ObjectView {
  /** Each key, and what Helm says where the values have none. */
  readonly keys: readonly { readonly key: string; readonly missing: string }[];
}

export interface ClaimView extends ObjectView {
  readonly accessModes: readonly string[];
}

/** The Kubernetes kind that runs an app's pods. */
export type Workload = "CronJob" | "Deployment" | "Job" | "StatefulSet";

/** One app with all defaults filled in: what templates see of it. */
export interface AppView {
  readonly label: string;
  /** Key below `apps` in values. */
  readonly key: string;
  /** DNS label that object names are made of. */
  readonly name: string;
  readonly type: AppType;
  readonly workload: Workload;
  /** Longest name that objects of the app may have. */
  readonly nameLimit: number;
  /** `app.kubernetes.io/version`, where the app has one of its own. */
  readonly version: string | undefined;
  readonly ports: readonly PortView[];
  readonly hasService: boolean;
  readonly hasDisruptionBudget: boolean;
  readonly hasIngress: boolean;
  readonly hasEnvFrom: boolean;
  /** The probes of the app by Kubernetes' names: `liveness`, `readiness`, `startup`. */
  readonly probes: readonly string[];
  readonly hook: HookView | undefined;
  /** Fields of the workload, of its pod and of its container that stand in the template as they are. */
  readonly fields: Readonly<Record<"container" | "cronJob" | "pod" | "workload", JsonObject>>;
  readonly volumes: readonly Item[];
  readonly mounts: readonly Item[];
  /** What the chart itself makes of environment variables; values may hold further sources. */
  readonly envFrom: readonly Item[];
  /** Helm expressions of what a change of must restart the pods for, by their names in annotations. */
  readonly checksums: readonly (readonly [name: string, expression: string])[];
  readonly configs: readonly ObjectView[];
  readonly configFiles: readonly ConfigFilesView[];
  readonly secrets: readonly SecretView[];
  readonly externalSecrets: readonly ObjectView[];
  readonly claims: readonly ClaimView[];
}

export interface ManifestView {
  /** File name, unique in the chart. */
  readonly name: string;
  readonly label: string;
  readonly content: string;
  readonly templated: boolean;
}

/** The chart with all defaults filled in: what templates and the checks see. */
export interface ChartView {
  readonly label: string;
  readonly name: string;
  readonly version: string;
  readonly appVersion: string;
  readonly description: string;
  readonly namespace: string;
  readonly environment: string | undefined;
  readonly naming: "release" | "app";
  readonly ingressMode: "single" | "per-app";
  readonly apps: readonly AppView[];
  readonly manifests: readonly ManifestView[];
  readonly values: JsonObject;
  readonly valuesSchema: JsonObject;
}
