/** The composer's data, from what the build hands in to what is written. Everything is read-only. */
import type { App, HealthCheck, Probe, Reference, Sidecar } from "./schema/app.gen.ts";
import type { Chart } from "./schema/chart.gen.ts";
import type {
  ClaimView,
  ConfigFilesView,
  ContainerView,
  DashboardView,
  HookView,
  Item,
  MetricsView,
  NetworkPolicyView,
  ObjectView,
  PortView,
  RouteView,
  SecretView,
  ServiceView,
} from "./views.ts";

export type {
  ClaimView,
  ConfigFilesView,
  ContainerView,
  DashboardView,
  FileView,
  HookView,
  Item,
  MetricsView,
  NetworkPolicyView,
  ObjectView,
  PeerView,
  PolicyRulesView,
  PortView,
  RouteView,
  SecretView,
  ServicePortView,
  ServiceView,
} from "./views.ts";
export type { App, Chart, HealthCheck, Probe, Reference, Sidecar };

export type AppType = NonNullable<App["app_type"]>;
export type Phase = NonNullable<App["phase"]>;

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
  readonly service: ServiceView;
  readonly route: RouteView | undefined;
  readonly networkPolicy: NetworkPolicyView | undefined;
  readonly hasEnvFrom: boolean;
  /** The probes of the app by Kubernetes' names: `liveness`, `readiness`, `startup`. */
  readonly probes: readonly string[];
  readonly hook: HookView | undefined;
  /** Labels and annotations of all the app's objects. */
  readonly labels: JsonObject;
  readonly annotations: JsonObject;
  readonly hasImagePullSecrets: boolean;
  readonly hasServiceAccount: boolean;
  readonly hasAntiAffinity: boolean;
  readonly hasTopologySpread: boolean;
  /** Rules of the app's Role and of its ClusterRole. */
  readonly rules: Readonly<Record<"cluster" | "namespace", readonly Item[]>>;
  /** Further containers by where they stand in the pod: native sidecars are init containers. */
  readonly initContainers: readonly ContainerView[];
  readonly sidecars: readonly ContainerView[];
  /** Fields of the workload, of its pod and of its container that stand in the template as they are. */
  readonly fields: Readonly<Record<"container" | "cronJob" | "pod" | "workload", JsonObject>>;
  readonly volumes: readonly Item[];
  readonly mounts: readonly Item[];
  /** The kind of the object that scales the app. */
  readonly scaler: "HorizontalPodAutoscaler" | "ScaledObject" | undefined;
  /** Whether values say what the disruption budget is. */
  readonly hasOwnBudget: boolean;
  readonly metrics: MetricsView | undefined;
  /** Labels by which a Prometheus chooses monitors and rules. */
  readonly monitorLabels: JsonObject;
  /** Groups of a PrometheusRule. */
  readonly alerts: readonly JsonObject[];
  readonly dashboards: readonly DashboardView[];
  /** Helm expression of the pods' annotations. */
  readonly podAnnotations: string;
  /** What is merged last into its objects, by what `render/components.ts` calls them. */
  readonly patches: Readonly<Record<string, JsonObject>>;
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
export interface RequiredSecretView {
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
  /** What is merged last into the objects that are of no one app. */
  readonly patches: AppView["patches"];
  readonly apps: readonly AppView[];
  /** The apps whose host and port variables of others may hold; none where no app uses `ref.app`. */
  readonly referenced: readonly AppView[];
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
  readonly secrets: readonly RequiredSecretView[];
  /** What the chart merges into the values that follow from its apps. */
  readonly overlay: JsonObject;
  readonly values: JsonObject;
  readonly valuesSchema: JsonObject;
}
