/** The parts of an app that templates see: ports, policies, containers, objects that it has several of. */

import type { JsonObject } from "../base/json.ts";
import type { Item } from "../base/literal.ts";
import type { App } from "./types.ts";

export interface PortView {
  readonly name: string;
  readonly port: number;
  readonly protocol: "TCP" | "UDP" | "SCTP";
  readonly appProtocol: string | undefined;
}

/** A port that a Service can forward to. */
export interface TargetView extends PortView {
  /** The name of the container's port, or its number if the container does not list it. */
  readonly targetPort: number | string;
}

export interface ServicePortView extends TargetView {
  readonly nodePort: number | undefined;
}

export interface ServiceView {
  /** Helm expression of its name. */
  readonly name: string;
  /** The name that the app declares for it. */
  readonly ownName: string | undefined;
  readonly ports: readonly ServicePortView[];
  /** Port numbers by name, as text; the main port is also there under the empty name. */
  readonly numbers: Readonly<Record<string, string>>;
  /** Whether values have its type and annotations, because the app declares a Service. */
  readonly isDeclared: boolean;
  readonly isHeadless: boolean;
  readonly loadBalancerClass: string | undefined;
  readonly externalTrafficPolicy: string | undefined;
  /** Additional fields of its `spec`. */
  readonly fields: JsonObject;
  /** Fields of its `spec` that the headless Service of a StatefulSet has, too. */
  readonly addresses: JsonObject;
}

export interface RouteView {
  readonly rules: readonly Item[];
  /** What the rules match; a rule without matches applies to all requests. */
  readonly matches: readonly JsonObject[];
}

/** Another app of the chart in a NetworkPolicy. */
export interface PeerView {
  /** Helm expression: whether the app is deployed. Undefined if that holds for all rules. */
  readonly condition?: string;
  /** The app's name and component, as arguments of the helper `selectorLabels`. */
  readonly selector: string;
  readonly ports: readonly JsonObject[];
}

/** One direction of a NetworkPolicy. */
export interface PolicyRulesView {
  /** Other pods and addresses. */
  readonly items: readonly Item[];
  readonly peers: readonly PeerView[];
  /** Helm expression: whether there is any rule. Undefined if there always is one, or never. */
  readonly condition: string | undefined;
}

export interface NetworkPolicyView {
  readonly ingress: PolicyRulesView;
  readonly egress: PolicyRulesView | undefined;
}

export interface HookView {
  /** The annotations that make the job a hook, of Helm and perhaps of Argo CD. */
  readonly annotations: Readonly<Record<string, string>>;
  /** Those of the objects that its pod needs; none if they already exist by then. */
  readonly prerequisites: Readonly<Record<string, string>>;
}

/** An init container or a sidecar. */
export interface ContainerView {
  readonly name: string;
  /** Key in the app's values that contains its own. */
  readonly group: "initContainers" | "sidecars";
  /** False if it runs the app's image. */
  readonly hasImage: boolean;
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
  /** Additional fields of a monitor's endpoint. */
  readonly endpoint: JsonObject;
}

export interface DashboardView {
  /** Key in the ConfigMap. */
  readonly key: string;
  /** Path in the chart. */
  readonly path: string;
  /** Label of the file in the request. */
  readonly file: string;
}

/** An object of a kind of which an app may have several. */
export interface ObjectView {
  /** Suffix of its name, after the app's name. */
  readonly name: string;
  /** Helm expression: whether the object exists. */
  readonly condition: string;
  /** Helm expression of the object's values. */
  readonly values: string;
  readonly annotations: JsonObject;
}

/** A file in a ConfigMap; `block` is text that survives as a YAML block scalar, which is easier to read. */
export interface FileView {
  readonly key: string;
  /** Path in the chart. */
  readonly path: string;
  readonly content: Uint8Array;
  readonly form: "binary" | "block" | "quoted" | "templated";
}

export interface ConfigFilesView extends ObjectView {
  /** Whether its ConfigMap belongs to all apps that share it. */
  readonly isShared: boolean;
  readonly files: readonly FileView[];
}

export interface SecretView extends ObjectView {
  /** Each key, and Helm's message if the values lack it. */
  readonly keys: readonly { readonly key: string; readonly missing: string }[];
}

export interface ClaimView extends ObjectView {
  /** Whether it belongs to all apps that share it. */
  readonly isShared: boolean;
  readonly accessModes: readonly string[];
  /** Whether it outlives the release. */
  readonly isKept: boolean;
  /** Helm expression: whether no pod mounts it when the chart is installed. */
  readonly unmounted: string;
}
