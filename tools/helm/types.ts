/** The composer's data, from what the build hands in to what is written. Everything is read-only. */
import type { App, HealthCheck, Probe, Reference, Sidecar } from "./schema/app.gen.ts";
import type { Chart } from "./schema/chart.gen.ts";

export type { App, Chart, HealthCheck, Probe, Reference, Sidecar };

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

export interface ServicePortView extends PortView {
  /** Name of the app's port that it leads to. */
  readonly targetPort: string;
  readonly nodePort: number | undefined;
}

export interface ServiceView {
  readonly ports: readonly ServicePortView[];
  /** Port numbers by name as text; the one that is meant where none is named goes by the empty name too. */
  readonly numbers: Readonly<Record<string, string>>;
  /** Whether values have its type and annotations: where the app declares a Service. */
  readonly isDeclared: boolean;
  readonly isHeadless: boolean;
  readonly loadBalancerClass: string | undefined;
  readonly externalTrafficPolicy: string | undefined;
  /** Further fields of its `spec`. */
  readonly fields: JsonObject;
}

export interface RouteView {
  readonly matches: readonly JsonObject[];
  /** The Service's port. */
  readonly port: number;
}

/** Another app of the chart in a NetworkPolicy. */
export interface PeerView {
  /** Helm expression: whether the app is deployed. */
  readonly condition: string;
  /** Its name and component, as arguments of the helper `selectorLabels`. */
  readonly selector: string;
  readonly ports: readonly JsonObject[];
}

/** One direction of a NetworkPolicy. */
export interface PolicyRulesView {
  readonly items: readonly Item[];
  readonly peers: readonly PeerView[];
  /** Helm expression: whether there is any rule. Default: there always is, or never. */
  readonly condition: string | undefined;
}

export interface NetworkPolicyView {
  readonly ingress: PolicyRulesView;
  readonly egress: PolicyRulesView | undefined;
}

/** An item of a list in a template. */
export interface Item {
  /** May hold Helm expressions (`expression`). */
  readonly value: JsonObject;
  /** Helm expression: the item is there where it is true. Default: always. */
  readonly condition?: string;
}

export interface HookView {
  /** Helm's hook annotations of the job itself. */
  readonly annotations: JsonObject;
  /** Those of the objects that its pod needs; none where they are there anyway by then. */
  readonly prerequisites: JsonObject;
}

/** An init container or a sidecar. */
export interface ContainerView {
  readonly name: string;
  /** Key in the app's values that its own are below. */
  readonly group: "initContainers" | "sidecars";
  /** False if it runs the app's image. */
  readonly hasImage: boolean;
  readonly hasEnvFrom: boolean;
  readonly fields: JsonObject;
  readonly mounts: readonly Item[];
}

/** How Prometheus finds an app's metrics. */
export interface MetricsView {
  readonly kind: NonNullable<NonNullable<App["metrics"]>["kind"]>;
  /** Name of the port. */
  readonly port: string;
  readonly path: string;
  readonly relabelings: readonly JsonObject[];
  /** Further fields of a monitor's endpoint. */
  readonly endpoint: JsonObject;
}

export interface DashboardView {
  /** Key in the ConfigMap. */
  readonly key: string;
  /** Path in the chart. */
  readonly path: string;
  /** Which of the request's files it is. */
  readonly file: string;
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
  /** What is merged last into the objects of a kind. */
  readonly patches: Readonly<Record<string, JsonObject>>;
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
  /** The apps whose host and port variables of others may hold; none where no app uses `ref.app`. */
  readonly referenced: readonly AppView[];
  readonly manifests: readonly ManifestView[];
  readonly values: JsonObject;
  readonly valuesSchema: JsonObject;
}
