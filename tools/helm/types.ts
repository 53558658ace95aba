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
  /** The annotations that make an object such a hook, of Helm or of Argo CD. */
  readonly annotations: Readonly<Record<string, string>>;
}

/** The Kubernetes kind that runs an app's pods. */
export type Workload = "CronJob" | "Deployment" | "Job" | "Pod" | "StatefulSet";

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
}

export interface ManifestView {
  /** File name, unique in the chart. */
  readonly name: string;
  readonly label: string;
  readonly content: string;
  readonly templated: boolean;
}

/** A named overlay of the chart's values. */
export interface EnvironmentView {
  readonly name: string;
  /** What `values-<name>.yaml` holds. */
  readonly content: string | Uint8Array;
  readonly overlay: JsonObject;
  /** The chart's values with the overlay merged in. */
  readonly values: JsonObject;
}

/** A chart that the chart contains. */
export interface DependencyView {
  readonly name: string;
  readonly version: string;
  /** Key of its values. */
  readonly key: string;
  readonly repository: string | undefined;
  readonly alias: string | undefined;
  readonly condition: string | undefined;
  readonly tags: readonly string[];
}

/** A Secret that the chart refers to and does not make. */
export interface SecretView {
  readonly name: string;
  /** Keys that are asked for by name. */
  readonly keys: readonly string[];
  /** Keys of the apps that refer to it. */
  readonly apps: readonly string[];
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
  /** Fields of Chart.yaml that are as declared. */
  readonly metadata: JsonObject;
  readonly gitops: "argocd" | undefined;
  readonly createNamespace: boolean;
  readonly standardEnv: boolean;
  /** `global` in values: templates look at no other keys of it. */
  readonly globals: { readonly values: JsonObject; readonly schema: JsonObject };
  readonly dependencies: readonly DependencyView[];
  /** Files that are shipped as they are: of `crds/` and `charts/`. */
  readonly files: ChartFiles;
  readonly environments: readonly EnvironmentView[];
  readonly secrets: readonly SecretView[];
  readonly values: JsonObject;
  readonly valuesSchema: JsonObject;
}
