/** The input and output of the checks of a rendered chart. Everything is read-only. */

import type { Json, JsonObject } from "../base/json.ts";
import type { Level, Problem } from "../model/problems.ts";
import type { App, ChartFiles } from "../model/types.ts";

/** A rule that a chart must satisfy. Its topic is the folder of its file. */
export interface Check {
  /** Stable name in kebab case, for what is wrong if the rule is broken; also the name of its file. */
  readonly code: string;
  /** The default, which a chart may change. */
  readonly severity: Level;
  /** Whether it also holds for what other people wrote. */
  readonly about: About;
  /** One sentence: what must hold, and why. */
  readonly description: string;
  /** Where the rule comes from: the name of a document. */
  readonly source: string;
}

/**
 * `failure`: Kubernetes or Helm rejects the object, or it cannot do what it is there for, whoever wrote it. `practice`: the
 * object works, or may work, but the chart's own should be better; the objects of dependencies are their authors' concern.
 */
export type About = "failure" | "practice";

/** A check of the objects of a chart. */
export interface ObjectCheck extends Check {
  readonly run: (rendering: Rendering) => readonly ObjectProblem[];
}

/** A check of Helm's output for a chart, before there are objects to check. */
export interface HelmCheck extends Check {
  /** `first`: the output of the first version of Helm for the same values. */
  readonly run: (reading: Reading, first: Reading | undefined) => readonly HelmProblem[];
}

/** One thing that is wrong with an object. */
export interface ObjectProblem extends HelmProblem {
  readonly object: KubernetesObject;
  /** Path in the object, like `spec.ports[0].targetPort`; empty for the object as a whole. */
  readonly path: string;
}

/** One thing that is wrong with a chart as a whole: all of a problem but the check and the label. */
export interface HelmProblem extends Omit<Problem, "code" | "label" | "fix"> {
  /** The edit that solves it, as an imperative: one for the objects of apps and those of manifests, or one for each. */
  readonly fix: string | Fix;
  /** Default: the check's. */
  readonly about?: About;
  /** Where the object comes from that the problem is about, if that is not the chart itself. */
  readonly origin?: Origin;
}

/** Edits that solve a problem, by who wrote the object. */
export interface Fix {
  /** In the attributes of an app or of the chart. */
  readonly app: string;
  /** Default: to correct the manifest. */
  readonly manifest?: string;
  /** Before the fixes for any problem of a dependency. */
  readonly dependency?: string;
}

/** Where an object comes from: who wrote it, and so can change it. */
export type Origin =
  | { readonly kind: "chart" }
  /** `name`: its file in `manifests` or `templated_manifests`. */
  | { readonly kind: "manifest"; readonly name: string }
  /** `key`: the path of its values, like `redis`; of a dependency's own, like `web.redis`. */
  | { readonly kind: "dependency"; readonly key: string };

/** The objects that Helm renders from a chart with certain values. */
export interface Rendering {
  readonly objects: readonly KubernetesObject[];
  /** The pod templates of all objects. */
  readonly pods: readonly PodTemplate[];
  readonly declaration: Declaration;
}

/** What BUILD files declare and no object shows. */
export interface Declaration {
  /** Bazel label of the chart. */
  readonly label: string;
  /** Release and namespace that the chart was rendered for. */
  readonly release: string;
  readonly namespace: string;
  /** Those that people have in mind when they type a name: the chart's own. */
  readonly usual: { readonly release: string; readonly namespace: string };
  readonly apps: readonly App[];
  /** What the apps declare as existing in the cluster, as `<Kind>/<name>`: `Secret/postgres-credentials`. */
  readonly external: ReadonlySet<string>;
  /** Kubernetes versions that the chart is checked against, like `1.33`; the newest comes last. */
  readonly kubeVersions: readonly string[];
  /** The one that Helm renders for, which the chart allows. Default: what Helm assumes. */
  readonly kubeVersion?: string | undefined;
  /** CustomResourceDefinitions in the chart, and others that it is checked against. */
  readonly crds: readonly JsonObject[];
  /** Finds the rules of definitions that an object breaks. Default: rules are not looked at. */
  readonly rules?: (object: JsonObject) => readonly BrokenRule[];
}

/** A rule of a CustomResourceDefinition that an object breaks. */
export interface BrokenRule {
  /** Path in the object. */
  readonly path: string;
  readonly rule: string;
  readonly message: string;
  readonly value: Json;
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
  readonly origin: Origin;
  readonly body: JsonObject;
}

/** An object as Helm printed it. */
export interface RenderedObject {
  readonly body: JsonObject;
  /** The path of its template in the chart. Default: one of the chart's own. */
  readonly template?: string;
}

export type Strings = Readonly<Record<string, string>>;

/** A pod as some object describes it. */
export interface PodTemplate {
  readonly owner: KubernetesObject;
  /** Where the template is in its owner, like `spec.template`; empty for a Pod. */
  readonly path: string;
  readonly labels: Strings;
  readonly annotations: Strings;
  readonly spec: JsonObject;
  readonly containers: readonly Container[];
}

export interface Container {
  /** Where it is in the pod's owner, like `spec.template.spec.containers[0]`. */
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

/** The output of `helm lint` for a chart. */
export interface LintReport {
  readonly passed: boolean;
  readonly messages: readonly LintMessage[];
}

/** What one version of Helm printed, with the chart's own values or those of an environment. */
export interface HelmResult {
  readonly helm: string;
  /** Empty for the chart's own values. */
  readonly environment: string;
  /** The files of the chart. */
  readonly files: ChartFiles;
  /** Undefined if Helm did not lint the chart with these values. */
  readonly lint: LintReport | undefined;
  /** Undefined if Helm did not render the chart. */
  readonly rendered: HelmRendering | undefined;
}

/** `messages`: what Helm said about it, like an object that it left out. */
export type HelmRendering =
  | { readonly text: string; readonly messages: string; readonly error?: never }
  | { readonly error: string };

/** The output of Helm, and its parsed documents. */
export interface Reading {
  readonly result: HelmResult;
  readonly documents: Documents | undefined;
}

export interface Documents {
  readonly objects: readonly RenderedObject[];
  readonly broken: readonly BrokenDocument[];
}

/** A document that is not an object. */
export interface BrokenDocument {
  /** The path of its template in the chart. */
  readonly template: string;
  readonly what: string;
  readonly isDuplicateKey: boolean;
}
