/** What declarations mean: all that several stages ask about them. `facts.ts` computes it, once a run. */

import type { JsonObject } from "../base/json.ts";
import type { App, AppType, Chart, Model, Phase, Probe, Reference, Sidecar } from "../model/types.ts";
import type { ContainerView, MetricsView, PortView, ServicePortView } from "../model/views.ts";
import type { AppTypeTraits } from "./app_types.ts";

/** A chart's declaration and those of its apps. */
export interface ChartFacts extends Omit<Model, "apps"> {
  readonly chart: Chart;
  readonly apps: readonly AppFacts[];
  /** Of all apps that are declared, those with problems too. */
  readonly graph: Graph;
}

/** Which apps of a chart call which. */
export interface Graph {
  /** The app of a label or name; undefined where the chart has none. */
  readonly find: (target: string) => AppFacts | undefined;
  /** The apps that an app calls, in the order of their names. */
  readonly calleesOf: (app: AppFacts) => readonly AppFacts[];
  /** The apps that call an app, in the order of their names. */
  readonly callersOf: (app: AppFacts) => readonly AppFacts[];
}

/** A container of a pod: the app's own, or one beside it. */
export interface ContainerFacts {
  /** What was declared. A further container reads like an app: what holds for attributes of apps holds for its own too. */
  readonly app: App;
  /** The declared ports. */
  readonly ports: readonly PortView[];
  readonly portNames: readonly string[];
  /** The port that is meant where none is named; undefined where that is not clear. */
  readonly mainPort: PortView | undefined;
  /** What the container listens on: its declared ports, and that of the metrics. */
  readonly containerPorts: readonly PortView[];
  readonly probes: readonly ProbeFacts[];
  /** The image's digest: as declared, or what its file holds. */
  readonly digest: string | undefined;
  /** Whether it gets a directory for temporary files: its root file system is read-only, and it brings none itself. */
  readonly hasTemporaryDirectory: boolean;
}

export interface AppFacts extends ContainerFacts {
  /** The app's type; undefined where it can not be told. */
  readonly type: AppType | undefined;
  /** What apps of its type get in its phase, whatever else they say. */
  readonly typeTraits: AppTypeTraits;
  /** What it gets. */
  readonly traits: AppTypeTraits;
  /** DNS label that object names are made of. */
  readonly name: string;
  readonly security: NonNullable<App["security"]>;
  /** Pods unless values say otherwise; undefined where the workload has no such thing. */
  readonly replicas: number | undefined;
  /** When the job runs that the app is; undefined where it is no hook. */
  readonly hookPhase: HookPhase | undefined;
  /** Whether that is before everything else is deployed. */
  readonly runsFirst: boolean;
  readonly metrics: MetricsFacts | undefined;
  /** What a Service can lead to: the declared ports, and that of the metrics where a Service is scraped. */
  readonly reachablePorts: readonly PortView[];
  readonly servicePorts: readonly ServicePortView[];
  /** The port of the Service that leads to where others go when they name none. */
  readonly mainServicePort: ServicePortView | undefined;
  /** Init containers and sidecars in the order in which they start. */
  readonly containers: readonly FurtherContainer[];
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
export interface FurtherContainer extends ContainerFacts {
  readonly name: string;
  readonly group: ContainerView["group"];
  /** Where it was written. */
  readonly path: string;
  /** Whatever an init container may say, a sidecar may say too. */
  readonly container: Sidecar;
  readonly isNative: boolean;
}

export type ProbeName = "liveness" | "readiness" | "startup";

export interface ProbeFacts {
  readonly name: ProbeName;
  readonly type: NonNullable<Probe["type"]>;
  /** Its own fields over those that all probes of the container have in common. */
  readonly probe: Probe;
}

export interface MetricsFacts {
  readonly entry: NonNullable<App["metrics"]>;
  readonly kind: MetricsView["kind"];
  /** The port that serves them; undefined where the app has no such port. */
  readonly port: PortView | undefined;
}

/** Something that containers may see as files, and where the app's own one does. */
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

/** What `ref.app` makes: text with the host and port of another app's Service. */
export type AppText = NonNullable<Reference["app"]>;

/** One mention of another app. */
export interface Call {
  /** Attribute path of the mention. */
  readonly path: string;
  /** Label or name of the other app. */
  readonly target: string;
  /** Whether the chart may lack the other app. */
  readonly isOptional: boolean;
  /** What is wanted of its Service; undefined where it is just named. */
  readonly text: AppText | undefined;
}
