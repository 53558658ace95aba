/** What checks of a rendered chart see, and what they say. Everything is read-only. */

import type { Json, JsonObject } from "../base/json.ts";
import type { Level } from "../model/problems.ts";
import type { App } from "../model/types.ts";

/** What a rule is about: Helm itself, the API's schemas, how objects fit together, Pod Security Standards, or good practice. */
export type Topic = "good-practice" | "helm" | "pod-security" | "schema" | "structure";

/** Something that a chart must satisfy. */
export interface Rule {
  /** Stable name in kebab case: what is wrong where the rule is broken. */
  readonly code: string;
  readonly topic: Topic;
  /** Unless the chart says otherwise. */
  readonly severity: Level;
  /** One sentence on what must hold, and why. */
  readonly description: string;
  /** Where the rule comes from: a document by its name. */
  readonly source: string;
}

/** A rule about the objects of a chart. */
export interface Check extends Rule {
  readonly run: (rendering: Rendering) => readonly Finding[];
}

/** One thing that a check found. */
export interface Finding {
  readonly object: KubernetesObject;
  /** Path in the object, like `spec.ports[0].targetPort`; empty for the object as a whole. */
  readonly path: string;
  /** What is wrong, as the rest of a sentence that starts with the place. */
  readonly what: string;
  /** The offending value; left out where there is none. */
  readonly got?: unknown;
  readonly expected: string;
  /** The edit that helps, as an imperative; names the attribute in the BUILD file where there is one. */
  readonly fix: string;
}

/** The objects that Helm makes of a chart with certain values. */
export interface Rendering {
  readonly objects: readonly KubernetesObject[];
  /** The pod templates of all objects. */
  readonly pods: readonly PodTemplate[];
  readonly declaration: Declaration;
}

/** What the BUILD files say that shows in no object. */
export interface Declaration {
  /** Bazel label of the chart. */
  readonly label: string;
  /** Namespace that the chart was rendered for. */
  readonly namespace: string;
  readonly apps: readonly App[];
  /** What the apps declare to be in the cluster already, as `<Kind>/<name>`: `Secret/postgres-credentials`. */
  readonly external: ReadonlySet<string>;
  /** Kubernetes versions that the chart is checked against, like `1.33`; the newest comes last. */
  readonly kubeVersions: readonly string[];
  /** CustomResourceDefinitions of the chart, and those that it is checked against. */
  readonly crds: readonly JsonObject[];
}

export interface KubernetesObject {
  /** `<kind>/<name>`, as problems name it. */
  readonly id: string;
  readonly apiVersion: string;
  /** `apiVersion` without the version; empty for the core group. */
  readonly group: string;
  readonly kind: string;
  readonly name: string;
  readonly namespace: string | undefined;
  readonly labels: Strings;
  readonly annotations: Strings;
  readonly body: JsonObject;
}

export type Strings = Readonly<Record<string, string>>;

/** A pod as some object describes it. */
export interface PodTemplate {
  readonly owner: KubernetesObject;
  /** Where in its owner the template stands, like `spec.template`; empty for a Pod. */
  readonly path: string;
  readonly labels: Strings;
  readonly annotations: Strings;
  readonly spec: JsonObject;
  readonly containers: readonly Container[];
}

export interface Container {
  /** Where in the pod's owner it stands, like `spec.template.spec.containers[0]`. */
  readonly path: string;
  readonly name: string;
  /** Native sidecars are init containers that are always restarted. */
  readonly role: "init" | "main" | "sidecar";
  readonly body: JsonObject;
}

export type { Json, JsonObject };

export interface LintMessage {
  readonly severity: "error" | "warning" | "info";
  readonly text: string;
}

/** What `helm lint` says of a chart. */
export interface LintReport {
  readonly passed: boolean;
  readonly messages: readonly LintMessage[];
}
