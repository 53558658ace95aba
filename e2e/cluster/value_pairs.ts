/** Pairs of charts that differ in one value: one pair for each key of values and each kind of workload. */
import { join } from "node:path";
import { isObject, type Json, type JsonObject } from "../../tools/helm/base/json.ts";
import { parseYaml } from "../../tools/helm/base/yaml.ts";
import { APP_TYPES } from "../../tools/helm/facts/app_types.ts";
import type { ChartFiles } from "../../tools/helm/model/types.ts";
import { writeChart } from "../../tools/helm/system/io.ts";
import type { AttributeRow } from "../../tools/helm/test/subjects/rows/row.ts";
import { APP_ATTRIBUTES } from "../../tools/helm/test/subjects/rows/rows.ts";
import { ofApp } from "../../tools/helm/test/subjects/rows/samples.ts";
import { type Attributes, filesOf, problemsOf } from "../../tools/helm/test/support/charts.ts";
import { valuesSchemaOf } from "../../tools/helm/test/support/values_schema.ts";
import { type Pair, withValues } from "./attribute_pairs.ts";
import { otherValue, schemaAt } from "./other_value.ts";

/** An app of each type with a claim: what an upgrade may change in it depends on the workload. */
const CLAIMS = Object.keys(APP_TYPES).map(
  (app_type): Pick<AttributeRow, "beside" | "chart" | "set"> => ({
    set: {
      app_type,
      app_name: "claim",
      // A hook runs before the release has a claim.
      ...(app_type === "job" ? { phase: "manual" } : {}),
      volumes: {
        data: {
          mount_path: "/data",
          claim: { access_modes: ["ReadWriteMany"], size: "1Gi", storage_class: "standard" },
        },
      },
    },
  }),
);

/** What needs another value as well: the content of a Secret that the chart is to create. */
const ALONE = /\.secrets\.\w+\.create$/;

interface Leaf {
  readonly path: readonly string[];
  readonly value: Json;
}

/** Writes the pairs that are wanted into a folder. The charts are those of the rows of the app's attributes. */
export function valuePairs(folder: string, isWanted: (name: string) => boolean): readonly Pair[] {
  const seen = new Set<string>();
  return [...Object.values(APP_ATTRIBUTES), ...CLAIMS].flatMap((row, index) => {
    const declaration = ofApp(row.set, { ...row, chart: { ...row.chart, chart_version: "1.0.0" } }, "sample");
    const workloads = new Map(declaration.apps.map((app: Attributes) => [String(app["app_name"]), workloadOf(app)]));
    // A type that cannot have the claim.
    if (problemsOf(declaration).length > 0) return [];
    const files = filesOf(declaration);
    const schema = valuesSchemaOf(files);
    return leaves(valuesOf(files), []).flatMap(({ path, value }, position) => {
      const name = nameOf(path, workloads);
      if (seen.has(name) || !isWanted(name) || ALONE.test(name)) return [];
      const other = otherValue(schemaAt(schema, path), value);
      if (other === undefined) return [];
      seen.add(name);
      const directories = ["a", "b"].map((side) => join(folder, `value-${index}-${position}-${side}`)) as [
        string,
        string,
      ];
      writeChart(directories[0], files);
      writeChart(directories[1], withVersion(withValues(files, nested(path, other))));
      return [{ name, previous: directories[0], next: directories[1] }];
    });
  });
}

function workloadOf(app: Attributes): string {
  const type = String(app["app_type"]) as keyof typeof APP_TYPES;
  return APP_TYPES[type]?.workload ?? "Deployment";
}

/** The key with the kind of workload in place of the app: `values.Deployment.image.tag`. */
function nameOf([first = "", app = "", ...rest]: readonly string[], workloads: ReadonlyMap<string, string>): string {
  const words = first === "apps" ? [workloads.get(app) ?? app, ...rest] : [first, app, ...rest];
  return ["values", ...words.filter((word) => word !== "")].join(".");
}

function valuesOf(files: ChartFiles): Json {
  return parseYaml(String(files.get("values.yaml"))).values?.[0] ?? null;
}

function leaves(value: Json, path: readonly string[]): readonly Leaf[] {
  if (!isObject(value) || Object.keys(value).length === 0) return [{ path, value }];
  return Object.entries(value).flatMap(([key, child]) => leaves(child, [...path, key]));
}

function nested(path: readonly string[], value: Json): JsonObject {
  return path.reduceRight<Json>((inner, key) => ({ [key]: inner }), value) as JsonObject;
}

function withVersion(files: ChartFiles): ChartFiles {
  const chart = String(files.get("Chart.yaml")).replace(/^version: .*$/m, 'version: "1.0.1"');
  return new Map([...files, ["Chart.yaml", chart]]);
}
