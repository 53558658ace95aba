/** What the checks of an upgrade see, and what they say. Everything is read-only. */
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

/** A version of a chart, as its files say. */
export interface ChartVersion {
  readonly version: string;
  /** Chart.yaml. */
  readonly metadata: JsonObject;
  readonly values: JsonObject;
  /** values.schema.json; undefined where there is none. */
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
  /** The next version once more, with nothing changed but the version in its Chart.yaml. */
  readonly renumbered: readonly KubernetesObject[];
}

/** Something that an upgrade must satisfy. */
export interface UpgradeCheck {
  /** Stable name in kebab case: what is wrong where the check speaks. */
  readonly code: string;
  /** One sentence on what must hold, and why. */
  readonly description: string;
  /** Where it comes from: a document by its name. */
  readonly source: string;
  /** Whether a raised major version, before 1.0.0 a raised minor version, tells users all that there is to tell. */
  readonly allowedByVersion: boolean;
  readonly run: (upgrade: Upgrade) => readonly UpgradeProblem[];
}

/** One thing that a check found. */
export interface UpgradeProblem {
  /** Undefined: found with the chart's own values. */
  readonly environment?: string | undefined;
  /** `<kind>/<name> <path>`, or a file or attribute. */
  readonly place: string;
  /** What is wrong, as the rest of a sentence that starts with the place. */
  readonly what: string;
  /** The offending value; left out where there is none. */
  readonly got?: unknown;
  readonly expected: string;
  /** The edit that helps, as an imperative. */
  readonly fix: string;
}
