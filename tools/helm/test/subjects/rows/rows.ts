/** The rows of all attributes: those that follow from the schema, and those written by hand. */
import { APP_ROWS } from "./app.ts";
import { CHART } from "./chart.ts";
import { CONFIGURATION_ROWS } from "./configuration.ts";
import { CONTAINER_ROWS } from "./containers.ts";
import { fieldRows } from "./fields.ts";
import { JOB_ROWS } from "./jobs.ts";
import { NETWORK_ROWS } from "./network.ts";
import { PLACEMENT_ROWS } from "./placement.ts";
import { POD_ROWS } from "./pods.ts";
import { PROBE_ROWS } from "./probes.ts";
import type { AttributeRows } from "./row.ts";
import { SCALING_ROWS } from "./scaling.ts";
import { STORAGE_ROWS } from "./storage.ts";

const WRITTEN: AttributeRows = {
  ...APP_ROWS,
  ...CONFIGURATION_ROWS,
  ...CONTAINER_ROWS,
  ...JOB_ROWS,
  ...NETWORK_ROWS,
  ...PLACEMENT_ROWS,
  ...POD_ROWS,
  ...PROBE_ROWS,
  ...SCALING_ROWS,
  ...STORAGE_ROWS,
};

export const APP_ATTRIBUTES: AttributeRows = { ...fieldRows(), ...WRITTEN };
export const CHART_ATTRIBUTES: AttributeRows = CHART;
