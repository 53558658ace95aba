/** What the files for GitOps are made from. */
import type { JsonObject } from "../base/json.ts";
import type { Destination } from "../facts/destinations.ts";
import type { ArgocdApplication } from "../model/argocd_application.gen.ts";
import type { ArgocdApplicationSet } from "../model/argocd_application_set.gen.ts";
import type { ArgocdProject } from "../model/argocd_project.gen.ts";
import type { FluxHelmRelease } from "../model/flux_helm_release.gen.ts";
import type { GitopsMacro } from "../model/gitops_schemas.ts";
import type { Problem } from "../model/problems.ts";
import type { Chart } from "../model/types.ts";

export interface GitopsRequest {
  readonly macro: GitopsMacro;
  /** The declaration, as JSON. */
  readonly declaration: string;
  /** The declaration of its chart, as JSON. */
  readonly chart: string;
  /** The version in the chart's Chart.yaml, which its declaration may leave to a file. */
  readonly version: string;
  /** Files that the declaration refers to, by label. */
  readonly files: ReadonlyMap<string, Uint8Array>;
  /** The files of the chart that contain the values of environments, by their names. */
  readonly values: ReadonlyMap<string, string>;
}

/** The declarations, with the defaults that their schemas state. */
export interface Declarations {
  readonly argocd_application: Filled<ArgocdApplication, "namespace" | "project">;
  readonly argocd_application_set: Filled<ArgocdApplicationSet, "namespace" | "project">;
  readonly argocd_project: Filled<ArgocdProject, "namespace">;
  readonly flux_helm_release: Filled<FluxHelmRelease, "namespace" | "interval" | "source_interval">;
}

type Filled<Declaration, Names extends keyof Declaration> = Declaration & Required<Pick<Declaration, Names>>;

export type Declaration = Declarations[GitopsMacro];

/** One place that a chart goes to. */
export interface Target {
  /** Undefined for a chart without environments. */
  readonly environment: string | undefined;
  /** What sets it apart from the other targets of the chart, as a DNS label; empty for a chart without environments. */
  readonly name: string;
  readonly destination: Destination;
}

/** Everything that files are made from. */
export interface Source<Macro extends GitopsMacro> {
  readonly declaration: Declarations[Macro];
  readonly chart: Chart;
  readonly version: string;
  readonly targets: readonly Target[];
  /** The digest of the chart, or undefined to name its version. */
  readonly digest: string | undefined;
  readonly values: GitopsRequest["values"];
}

/** A file: its path, its objects, and what a reader must know about them. */
export interface GitopsFile {
  readonly path: string;
  readonly objects: readonly JsonObject[];
  readonly notes?: readonly string[];
}

/** Problems get the label of the declaration. */
export type Unlabelled = Omit<Problem, "label">;
