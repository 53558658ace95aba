/** What checks of a rendered chart see, and what they say. Everything is read-only. */

import type { Json, JsonObject } from "../base/json.ts";
import type { Level, Problem } from "../model/problems.ts";
import type { App } from "../model/types.ts";

/** Something that a chart must satisfy. What it is about, its topic, is the folder that its file is in. */
export interface Check {
  /** Stable name in kebab case: what is wrong where it does not hold. The name of its file, too. */
  readonly code: string;
  /** Unless the chart says otherwise. */
  readonly severity: Level;
  /** One sentence on what must hold, and why. */
  readonly description: string;
  /** Where it comes from: a document by its name. */
  readonly source: string;
}

/** A check of the objects of a chart. */
export interface ObjectCheck extends Check {
  readonly run: (rendering: Rendering) => readonly ObjectProblem[];
}

/** A check of what Helm says of a chart, before there are objects to look at. */
export interface HelmCheck extends Check {
  /** `first`: what the first version of Helm did with the same values. */
  readonly run: (reading: Reading, first: Reading | undefined) => readonly HelmProblem[];
}

/** One thing that is wrong with an object. */
export interface ObjectProblem extends HelmProblem {
  readonly object: KubernetesObject;
  /** Path in the object, like `spec.ports[0].targetPort`; empty for the object as a whole. */
  readonly path: string;
}

/** One thing that is wrong with a chart as a whole: all of a problem but the check and the label. */
export type HelmProblem = Omit<Problem, "code" | "label">;

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

/** What Helm did with a chart: one version of it, with the chart's own values or those of an environment. */
export interface HelmResult {
  readonly helm: string;
  /** Empty for the chart's own values. */
  readonly environment: string;
  readonly lint: LintReport;
  readonly rendered: { readonly text: string; readonly error?: never } | { readonly error: string };
}

/** What Helm did, and what it printed, read. */
export interface Reading {
  readonly result: HelmResult;
  readonly documents: Documents | undefined;
}

export interface Documents {
  readonly objects: readonly JsonObject[];
  readonly broken: readonly BrokenDocument[];
}

/** A document that is no object. */
export interface BrokenDocument {
  /** The template that it comes from, below the chart. */
  readonly template: string;
  readonly what: string;
  readonly isDuplicateKey: boolean;
}
