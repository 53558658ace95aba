/** Pairs of charts that differ in one attribute: one pair for each attribute of the model, in both directions. */
import { join } from "node:path";
import type { Json, JsonObject } from "../../tools/helm/base/json.ts";
import { applyOverlay } from "../../tools/helm/base/overlay.ts";
import { parseYaml, stringifyYaml } from "../../tools/helm/base/yaml.ts";
import type { AttributeSchema } from "../../tools/helm/model/attribute_schema.ts";
import { APP_SCHEMA, CHART_SCHEMA } from "../../tools/helm/model/schemas.ts";
import type { ChartFiles } from "../../tools/helm/model/types.ts";
import { writeChart } from "../../tools/helm/system/io.ts";
import type { AttributeRow, AttributeRows } from "../../tools/helm/test/subjects/rows/row.ts";
import { APP_ATTRIBUTES, CHART_ATTRIBUTES } from "../../tools/helm/test/subjects/rows/rows.ts";
import { ofApp, ofChart, withoutRow } from "../../tools/helm/test/subjects/rows/samples.ts";
import { type Attributes, filesOf, nest } from "../../tools/helm/test/support/charts.ts";

/** Two versions of a chart. */
export interface Pair {
  readonly name: string;
  readonly previous: string;
  readonly next: string;
}

/** Writes the pairs that are wanted into a folder. */
export function attributePairs(folder: string, isWanted: (name: string) => boolean): readonly Pair[] {
  return [
    ...pairsOf({ folder, isWanted, model: "app", schema: APP_SCHEMA, rows: APP_ATTRIBUTES, declare: ofApp }),
    ...pairsOf({ folder, isWanted, model: "chart", schema: CHART_SCHEMA, rows: CHART_ATTRIBUTES, declare: ofChart }),
  ];
}

interface Source {
  readonly folder: string;
  readonly isWanted: (name: string) => boolean;
  readonly model: string;
  readonly schema: unknown;
  readonly rows: AttributeRows;
  readonly declare: typeof ofApp;
}

function pairsOf({ folder, isWanted, model, schema, rows, declare }: Source): readonly Pair[] {
  return Object.entries(rows).flatMap(([attribute, row], index) => {
    const name = `${model}.${attribute}`;
    if (!isWanted(name)) return [];
    const others = withoutRow(schema as AttributeSchema, attribute, row);
    const write = (attributes: Attributes, side: string, version: string, values: JsonObject) => {
      const directory = join(folder, `${model}-${index}-${side}`);
      const named = { chart_name: "sample", chart_version: version };
      const files = filesOf(
        declare({ ...attributes, ...(model === "chart" ? named : {}) }, versioned(row, version), "sample"),
      );
      writeChart(directory, withValues(files, values));
      return directory;
    };
    const values = nest((row.values ?? {}) as Readonly<Record<string, Json>>);
    return [{ name, previous: write(others, "without", "1.0.0", {}), next: write(row.set, "with", "1.0.1", values) }];
  });
}

function versioned(row: AttributeRow, chart_version: string): AttributeRow {
  return { ...row, chart: { ...row.chart, chart_version } };
}

/** The chart with other defaults in its values.yaml. */
export function withValues(files: ChartFiles, changes: JsonObject): ChartFiles {
  const values = parseYaml(String(files.get("values.yaml"))).values?.[0] as JsonObject;
  return new Map([...files, ["values.yaml", stringifyYaml(applyOverlay(values, changes))]]);
}
