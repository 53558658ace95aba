/** What templates see of the parts of an app: ports, policies, containers, objects of a kind that it has several of. */

import type { JsonObject } from "../base/json.ts";
import type { Item } from "../base/literal.ts";
import type { App } from "./types.ts";

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

export interface HookView {
  /** The annotations that make the job a hook, of Helm or of Argo CD. */
  readonly annotations: Readonly<Record<string, string>>;
  /** Those of the objects that its pod needs; none where they are there anyway by then. */
  readonly prerequisites: Readonly<Record<string, string>>;
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
