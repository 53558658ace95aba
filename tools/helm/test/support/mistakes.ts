/** What would be wrong in the values of a chart, and whether the chart refuses it. */

import type { Json, JsonObject } from "../../base/json.ts";
import { applyOverlay } from "../../base/overlay.ts";
import { parseYaml } from "../../base/yaml.ts";
import type { ChartFiles } from "../../model/types.ts";
import { violationsOf } from "../../model/violations.ts";
import { render, writtenChart } from "./charts.ts";
import { valuesSchemaOf } from "./values_schema.ts";

/** A chart, and values that are wrong for it. */
export interface Mistake {
  readonly title: string;
  readonly files: ChartFiles;
  readonly overlay: JsonObject;
}

export function overlayAt(path: readonly string[], value: Json): JsonObject {
  return path.reduceRight<Json>((inner, name) => ({ [name]: inner }), value) as JsonObject;
}

export function valuesOf(files: ChartFiles): JsonObject {
  return parseYaml(String(files.get("values.yaml"))).values?.[0] as JsonObject;
}

/** The form of what templates say. */
export const REFUSAL = /: apps\.\w+\.\S+: [^;]+; expected .+\. Fix: /;

export function isRefusedBySchema({ files, overlay }: Mistake): boolean {
  const schema = valuesSchemaOf(files);
  return violationsOf(applyOverlay(valuesOf(files), overlay), schema, {}).length > 0;
}

/** The chart with the mistake as its own values. */
export function mistaken({ files, overlay }: Mistake): ChartFiles {
  return new Map([...files, ["values.yaml", JSON.stringify(applyOverlay(valuesOf(files), overlay))]]);
}

/** The words in which the chart refuses what its schema cannot. */
export function refusal(helm: string, mistake: Mistake): string {
  try {
    render(helm, writtenChart(mistaken(mistake)));
    return "";
  } catch (error) {
    return String(error);
  }
}
