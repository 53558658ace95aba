/** For each attribute of an app and of a chart: how to set it, and where in the finished chart its value is. */

import type { Attributes } from "../support/charts.ts";
import { APP_ROWS } from "./rows/app.ts";
import { CHART } from "./rows/chart.ts";
import { CONFIGURATION_ROWS } from "./rows/configuration.ts";
import { CONTAINER_ROWS } from "./rows/containers.ts";
import { JOB_ROWS } from "./rows/jobs.ts";
import { NETWORK_ROWS } from "./rows/network.ts";
import { PLACEMENT_ROWS } from "./rows/placement.ts";
import { POD_ROWS } from "./rows/pods.ts";
import { PROBE_ROWS } from "./rows/probes.ts";
import { SCALING_ROWS } from "./rows/scaling.ts";
import { STORAGE_ROWS } from "./rows/storage.ts";

export interface AttributeRow {
  /** The attributes of the app or chart; the row's own is among them. */
  readonly set: Attributes;
  /** Where the value is then, in the notation of `read`. */
  readonly at: string;
  readonly is: unknown;
  /** What is there without the attribute. Default: something else than `is`. */
  readonly was?: unknown;
  /** The attributes to compare with. Default: `set` without the row's own. */
  readonly instead?: Attributes;
  /** What else is in the chart. */
  readonly beside?: readonly Attributes[];
  readonly chart?: Attributes;
  /** Values at deploy time, by their dotted path; they go with `set` alone. */
  readonly values?: Attributes;
}

/** Rows by what `propertiesOf` calls the property. */
export type AttributeRows = Readonly<Record<string, AttributeRow>>;

const GROUPS: readonly AttributeRows[] = [
  APP_ROWS,
  CONFIGURATION_ROWS,
  CONTAINER_ROWS,
  JOB_ROWS,
  NETWORK_ROWS,
  PLACEMENT_ROWS,
  POD_ROWS,
  PROBE_ROWS,
  SCALING_ROWS,
  STORAGE_ROWS,
];

export const APP_ATTRIBUTES: AttributeRows = Object.assign({}, ...GROUPS);
export const CHART_ATTRIBUTES: AttributeRows = CHART;
