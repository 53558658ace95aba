/** The input and output of upgrade checks. Everything is read-only. */
import type { Json, JsonObject } from "../base/json.ts";
import type { KubernetesObject } from "../checks/types.ts";
import type { ChartFiles } from "../model/types.ts";

export type { ChartFiles, Json, JsonObject, KubernetesObject };

/** From one version of a chart to the next. */
export interface Upgrade {
  readonly previous: ChartVersion;
  readonly next: ChartVersion;
  /** With the chart's own values, and with those of each environment that both versions have. */
  readonly renderings: readonly UpgradeRendering[];
}

/** A version of a chart, read from its files. */
export interface ChartVersion {
  readonly version: string;
  /** Chart.yaml. */
  readonly metadata: JsonObject;
  readonly values: JsonObject;
  /** values.schema.json; undefined if there is none. */
  readonly schema: JsonObject | undefined;
  readonly files: ChartFiles;
  /** Names of the files `values-<environment>.yaml`. */
  readonly environments: readonly string[];
}

export interface UpgradeRendering {
  /** Undefined: the chart's own values. */
  readonly environment: string | undefined;
  readonly before: readonly KubernetesObject[];
  readonly after: readonly KubernetesObject[];
  /** The next version again, with only the version in its Chart.yaml changed. */
  readonly renumbered: readonly KubernetesObject[];
}

/** A rule that an upgrade must satisfy. */
export interface UpgradeCheck {
  /** Stable name in kebab case, for what is wrong if the rule is broken. */
  readonly code: string;
  /** One sentence: what must hold, and why. */
  readonly description: string;
  /** Where the rule comes from: the name of a document. */
  readonly source: string;
  /** Whether it fails the test. A warning is about what the upgrade may do if the cluster or the tool is of a certain kind. */
  readonly severity: "error" | "warning";
  /** Whether raising the major version, or before 1.0.0 the minor version, allows it. */
  readonly allowedByVersion: boolean;
  readonly run: (upgrade: Upgrade) => readonly UpgradeProblem[];
}

/** One thing that a check found. */
export interface UpgradeProblem {
  /** Undefined: found with the chart's own values. */
  readonly environment?: string | undefined;
  /** `<kind>/<name> <path>`, or a file or attribute. */
  readonly place: string;
  /** What is wrong, as the predicate of a sentence whose subject is the place. */
  readonly what: string;
  /** The offending value; omitted if there is none. */
  readonly got?: unknown;
  readonly expected: string;
  /** The edit that helps, as an imperative. */
  readonly fix: string;
}
