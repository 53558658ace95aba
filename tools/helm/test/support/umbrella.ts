/** Renders many charts with one Helm process, as subcharts of one chart: a process takes longer than a chart. */

import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Json, JsonObject } from "../../base/json.ts";
import { parseYaml } from "../../base/yaml.ts";
import type { ChartFiles } from "../../model/types.ts";
import { writeChart } from "../../system/io.ts";
import { type KubernetesObject, nest } from "./charts.ts";
import { runHelm } from "./helm.ts";

export interface Subchart {
  /** Name of the chart, which must be unique: subcharts share the names of their templates. */
  readonly name: string;
  readonly files: ChartFiles;
  /** Values at deploy time, by dotted path. */
  readonly values?: Readonly<Record<string, Json>>;
}

/** Charts on disk. */
export interface Umbrella {
  readonly directory: string;
  readonly names: readonly string[];
}

/** Charts per process: Helm's run time grows faster than their number. */
const BATCH = 60;

/** Files that do not affect objects; writing them would take most of the time. */
const UNREAD =
  /^(\.helmignore|README\.md|images\.lock\.json|values\.schema\.json|values-.*|ci\/.*|templates\/NOTES\.txt)$/;

export function umbrellasOf(charts: readonly Subchart[]): readonly Umbrella[] {
  const count = Math.ceil(charts.length / BATCH);
  return Array.from({ length: count }, (_, index) => umbrellaOf(charts.slice(index * BATCH, (index + 1) * BATCH)));
}

function umbrellaOf(charts: readonly Subchart[]): Umbrella {
  const directory = join(mkdtempSync(join(process.env["TEST_TMPDIR"] ?? tmpdir(), "umbrella-")), "umbrella");
  const files = charts.flatMap(({ name, files: own }) =>
    [...own]
      .filter(([path]) => !UNREAD.test(path))
      .map(([path, content]) => [`charts/${name}/${path}`, content] as const),
  );
  // Helm applies the aliases of a subchart's own dependencies only if the subchart itself is declared.
  const dependencies = charts.map(({ name }) => ({ name, version: "*" }));
  const metadata = JSON.stringify({ apiVersion: "v2", name: "umbrella", version: "0.1.0", dependencies });
  const values: JsonObject = Object.fromEntries(charts.map(({ name, values: own = {} }) => [name, nest(own)]));
  const ownFiles: readonly (readonly [string, string])[] = [
    ["Chart.yaml", metadata],
    ["values.yaml", JSON.stringify(values)],
  ];
  writeChart(directory, new Map([...ownFiles, ...files]));
  return { directory, names: charts.map(({ name }) => name) };
}

/** The objects of each chart, custom resource definitions included, as they are in the release `prod`. */
export function renderUmbrella(helm: string, { directory, names }: Umbrella): ReadonlyMap<string, KubernetesObject[]> {
  const options = ["--namespace", "shop", "--include-crds"];
  const { exitCode, stdout, stderr } = runHelm(helm, ["template", "prod", directory, ...options]);
  if (exitCode !== 0) throw new Error(stderr);
  const objects = new Map<string, KubernetesObject[]>(names.map((name) => [name, []]));
  for (const document of stdout.split(/^---\n/m)) {
    const [, name = ""] = /^# Source: umbrella\/charts\/([^/]+)\//.exec(document) ?? [];
    const { values: parsed = [], error } = parseYaml(document);
    if (error !== undefined) throw new Error(`${name}: ${error}`);
    objects.get(name)?.push(...parsed.filter((value) => value !== null));
  }
  return objects;
}
