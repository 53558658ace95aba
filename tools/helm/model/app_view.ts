import type { JsonObject } from "../base/json.ts";
import type { Item } from "../base/literal.ts";
import type { AppType, Workload } from "./types.ts";
import type {
  ClaimView,
  ConfigFilesView,
  ContainerView,
  DashboardView,
  HookView,
  MetricsView,
  NetworkPolicyView,
  ObjectView,
  RouteView,
  SecretView,
  ServiceView,
  TargetView,
} from "./views.ts";

/** One app with all defaults filled in, as templates see it. */
export interface AppView {
  readonly label: string;
  /** Key below `apps` in values. */
  readonly key: string;
  /** Helm expressions of the switches of all apps that must be on as well. */
  readonly required: readonly string[];
  /** Names of apps; of each list, one must be deployed. */
  readonly requires: readonly (readonly string[])[];
  /** Helm expression: whether the app is deployed. */
  readonly deployed: string;
  /** DNS label from which object names are derived. */
  readonly name: string;
  /** The declared name of its objects; undefined if they are named after it. */
  readonly objectName: string | undefined;
  /** Whether the name of its objects, and the labels that select its pods, are in values. */
  readonly hasObjectName: boolean;
  readonly hasSelectorLabels: boolean;
  readonly type: AppType;
  readonly workload: Workload;
  /** Whether each pod has its own network name and claims. */
  readonly isStateful: boolean;
  /** Longest name that objects of the app may have. */
  readonly nameLimit: number;
  /** Arguments of the helper `version`, after the root context. */
  readonly version: string;
  readonly ports: readonly TargetView[];
  readonly hasService: boolean;
  readonly hasDisruptionBudget: boolean;
  readonly hasIngress: boolean;
  /** Whether its Ingress is not the one that apps of the chart share. */
  readonly hasOwnIngress: boolean;
  readonly service: ServiceView;
  readonly route: RouteView | undefined;
  readonly networkPolicy: NetworkPolicyView | undefined;
  /** Names of the app's probes: `liveness`, `readiness`, `startup`. */
  readonly probes: readonly string[];
  readonly hook: HookView | undefined;
  /** Its wave in a sync of Argo CD; undefined if the chart is not for Argo CD, or the app is a hook. */
  readonly wave: number | undefined;
  /** The annotation that says so, alone: for objects whose other annotations are in values. */
  readonly waveAnnotations: JsonObject;
  /** Labels and annotations of all objects of the app. */
  readonly labels: JsonObject;
  readonly annotations: JsonObject;
  readonly hasImagePullSecrets: boolean;
  readonly hasServiceAccount: boolean;
  readonly hasAntiAffinity: boolean;
  readonly hasTopologySpread: boolean;
  /** Rules of the app's Role and ClusterRole. */
  readonly rules: Readonly<Record<"cluster" | "namespace", readonly Item[]>>;
  /** Additional containers by their place in the pod: native sidecars are init containers. */
  readonly initContainers: readonly ContainerView[];
  readonly sidecars: readonly ContainerView[];
  /** Fields of the workload, of its pod and of its container that the template places as they are. */
  readonly fields: Readonly<Record<"container" | "cronJob" | "pod" | "workload", JsonObject>>;
  readonly volumes: readonly Item[];
  readonly mounts: readonly Item[];
  /** The kind of the object that scales the app. */
  readonly scaler: "HorizontalPodAutoscaler" | "ScaledObject" | undefined;
  /** Whether values contain the disruption budget. */
  readonly hasOwnBudget: boolean;
  readonly metrics: MetricsView | undefined;
  /** Labels by which Prometheus selects monitors and rules. */
  readonly monitorLabels: JsonObject;
  /** Groups of a PrometheusRule. */
  readonly alerts: readonly JsonObject[];
  readonly dashboards: readonly DashboardView[];
  /** Helm expression of the pods' annotations. */
  readonly podAnnotations: string;
  /** Patches of its objects, by their keys in `resolve/objects.ts`. */
  readonly patches: Readonly<Record<string, JsonObject>>;
  /** The chart's own sources of environment variables; values may add more. */
  readonly envFrom: readonly Item[];
  /** Helm expressions whose changes restart the pods, by their names in annotations. */
  readonly checksums: readonly (readonly [name: string, expression: string])[];
  readonly configs: readonly ObjectView[];
  readonly configFiles: readonly ConfigFilesView[];
  readonly secrets: readonly SecretView[];
  readonly externalSecrets: readonly ObjectView[];
  readonly claims: readonly ClaimView[];
  /** Its part in the claims that apps share. */
  readonly sharedClaims: readonly ClaimView[];
}
