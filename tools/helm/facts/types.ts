/** What declarations mean: everything that several stages need to know. `facts.ts` computes it, once per run. */

import type { JsonObject } from "../base/json.ts";
import type { App, AppType, Chart, Model, Phase, Probe, Reference, Sidecar } from "../model/types.ts";
import type { ContainerView, MetricsView, PortView, ServicePortView, TargetView } from "../model/views.ts";
import type { AppTypeTraits } from "./app_types.ts";

/** A chart's declaration and those of its apps. */
export interface ChartFacts extends Omit<Model, "apps"> {
  readonly chart: Chart;
  readonly apps: readonly AppFacts[];
  /** Of all declared apps, including those with problems. */
  readonly graph: Graph;
}

/** Which apps of a chart call which. */
export interface Graph {
  /** The app of a label or name; undefined if the chart does not have it. */
  readonly find: (target: string) => AppFacts | undefined;
  /** The apps that an app calls, in the order of their names. */
  readonly calleesOf: (app: AppFacts) => readonly AppFacts[];
  /** The apps that call an app, in the order of their names. */
  readonly callersOf: (app: AppFacts) => readonly AppFacts[];
  /** The apps without which an app is off as well, also by way of others, in the order of their names. */
  readonly requiredBy: (app: AppFacts) => readonly AppFacts[];
  /** The groups of apps without all of which an app is off as well, its own and those of what it requires. */
  readonly alternativesOf: (app: AppFacts) => readonly (readonly AppFacts[])[];
  /**
   * When an app can start: 0 if it neither calls nor requires another, otherwise one more than the last of those; apps that
   * need each other start together. Undefined for hooks, which run at moments of their own.
   */
  readonly waveOf: (app: AppFacts) => number | undefined;
}

/** A container of a pod: the app's own, or an init container or sidecar. */
export interface ContainerFacts {
  /** The declaration. Init containers and sidecars look like apps, so that the rules for attributes of apps apply to theirs. */
  readonly app: App;
  /** The declared ports. */
  readonly ports: readonly PortView[];
  readonly portNames: readonly string[];
  /** The port that is meant if none is named; undefined if that is ambiguous. */
  readonly mainPort: PortView | undefined;
  /** What the container lists: its declared ports and that of the metrics, but each number only once. */
  readonly containerPorts: readonly PortView[];
  readonly probes: readonly ProbeFacts[];
  /** The image's digest: as declared, or the content of its file. */
  readonly digest: string | undefined;
  /** Whether it gets a directory for temporary files: its root file system is read-only, and it does not mount one itself. */
  readonly hasTemporaryDirectory: boolean;
}

export interface AppFacts extends ContainerFacts {
  /** The app's type; undefined if it is not known. */
  readonly type: AppType | undefined;
  /** What every app of its type gets in its phase. */
  readonly typeTraits: AppTypeTraits;
  /** What it gets. */
  readonly traits: AppTypeTraits;
  /** DNS label that object names are made of. */
  readonly name: string;
  /** Whether its Ingress is not the one that apps of the chart share. */
  readonly hasOwnIngress: boolean;
  readonly security: NonNullable<App["security"]>;
  /** Number of pods, which values can override; undefined if the workload has no replicas. */
  readonly replicas: number | undefined;
  /** When the job runs; undefined if the app is not a hook. */
  readonly hookPhase: HookPhase | undefined;
  /** Whether it runs before everything else is deployed. */
  readonly runsFirst: boolean;
  readonly metrics: MetricsFacts | undefined;
  /** The targets of a Service: the declared ports, and the metrics port if a Service is scraped. */
  readonly reachablePorts: readonly TargetView[];
  readonly servicePorts: readonly ServicePortView[];
  /** The port of the Service that others use if they name none. */
  readonly mainServicePort: ServicePortView | undefined;
  /** Init containers and sidecars in the order in which they start. */
  readonly containers: readonly AdditionalContainer[];
  readonly configFiles: readonly Mounted<NonNullable<App["config_files"]>[string]>[];
  readonly secrets: readonly Mounted<NonNullable<App["secrets"]>[string]>[];
  readonly volumes: readonly Mounted<NonNullable<App["volumes"]>[string]>[];
  /** Undefined where the pods act as the namespace's default account. */
  readonly serviceAccount: Account | undefined;
  /** Constraints by topology key, in the order they are declared. */
  readonly topologySpread: readonly (readonly [key: string, constraint: JsonObject])[];
  readonly calls: readonly Call[];
}

export type HookPhase = Exclude<Phase, "manual">;

/** An init container or a sidecar. */
export interface AdditionalContainer extends ContainerFacts {
  readonly name: string;
  readonly group: ContainerView["group"];
  /** Where it is declared. */
  readonly path: string;
  /** An init container has no key that a sidecar does not have. */
  readonly container: Sidecar;
  readonly isNative: boolean;
}

export type ProbeName = "liveness" | "readiness" | "startup";

export interface ProbeFacts {
  readonly name: ProbeName;
  readonly type: NonNullable<Probe["type"]>;
  /** Its own fields merged over the common ones of the container's probes. */
  readonly probe: Probe;
}

export interface MetricsFacts {
  readonly entry: NonNullable<App["metrics"]>;
  readonly kind: MetricsView["kind"];
  /** The port that serves them; undefined if the app does not have it. */
  readonly port: PortView | undefined;
}

/** A volume for any of the containers, and its mounts in the app's own container. */
export interface Mounted<Entry> {
  readonly name: string;
  readonly entry: Entry;
  readonly points: readonly MountPoint[];
}

export interface MountPoint {
  readonly mountPath: string;
  readonly subPath: string | undefined;
}

export interface Account {
  readonly create: boolean;
  /** Empty for the name of the app's objects. */
  readonly name: string;
  readonly annotations: Readonly<Record<string, string>>;
}

/** The value of `ref.app`: text with the host and port of another app's Service. */
export type AppText = NonNullable<Reference["app"]>;

/** One mention of another app. */
export interface Call {
  /** Attribute path of the mention. */
  readonly path: string;
  /** Label or name of the other app. */
  readonly target: string;
  /** Whether the chart may lack the other app. */
  readonly isOptional: boolean;
  /** The text with its host and port; undefined if it is only named. */
  readonly text: AppText | undefined;
}
