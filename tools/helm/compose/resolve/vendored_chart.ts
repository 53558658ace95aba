/** A chart that another one contains, as files or as a package. */

import { readArchive } from "../../base/archive.ts";
import { isObject, type JsonObject } from "../../base/json.ts";
import { parseYaml } from "../../base/yaml.ts";
import type { ChartFiles, Model } from "../../model/types.ts";

export interface Vendored {
  /** Its Chart.yaml. */
  readonly metadata: JsonObject;
  /** Its values.yaml. */
  readonly values: JsonObject;
  /** Names of the charts in it. */
  readonly contained: readonly string[];
  /** Names of charts that its Chart.yaml, or that of a chart in it, lists and that are not there. */
  readonly missing: readonly string[];
  /** By their path in the chart; a packaged chart has one file with an empty path. */
  readonly files: ChartFiles;
}

type Files = ReadonlyMap<string, Uint8Array>;

/** The chart in the files at some paths, or what is wrong with them. */
export function findChart(paths: readonly string[], files: Model["files"]): Vendored | string {
  const given = [...files].filter(([file]) => paths.some((path) => file === path || file.startsWith(`${path}/`)));
  const [only] = given;
  if (given.length === 1 && only !== undefined && isPackage(only[0])) {
    const content = packed(only[1]);
    return content.has("Chart.yaml") ? readChart(content, new Map([["", only[1]]])) : "is not a packaged chart";
  }
  const roots = given
    .flatMap(([file]) => /^(.*\/)?Chart\.yaml$/.exec(file)?.[0].slice(0, -"Chart.yaml".length) ?? [])
    .sort((left, right) => left.length - right.length);
  const root = roots[0];
  if (root === undefined) return "does not contain a Chart.yaml";
  if (roots.some((other) => !other.startsWith(root))) return "contains several charts";
  const content = below(root, new Map(given));
  return readChart(content, content);
}

function isPackage(path: string): boolean {
  return /\.(tgz|tar\.gz)$/.test(path);
}

/** The files of a packaged chart, which are all in one folder. */
function packed(archive: Uint8Array): Files {
  const files = readArchive(archive);
  const [root] = [...files.keys()].flatMap((path) => /^[^/]+\/(?=Chart\.yaml$)/.exec(path)?.[0] ?? []);
  return root === undefined ? new Map() : below(root, files);
}

function below(folder: string, files: Files): Files {
  const within = [...files].filter(([path]) => path.startsWith(folder));
  return new Map(within.map(([path, content]) => [path.slice(folder.length), content]));
}

function readChart(content: Files, files: ChartFiles): Vendored | string {
  const metadata = metadataOf(content.get("Chart.yaml"));
  if (typeof metadata === "string") return metadata;
  const { contained, missing } = subchartsOf(content, metadata);
  const values = parseYaml(textOf(content.get("values.yaml"))).values?.[0];
  return { metadata, values: isObject(values) ? values : {}, contained, missing, files };
}

function metadataOf(content: Uint8Array | undefined): JsonObject | string {
  const { values, error } = parseYaml(textOf(content));
  if (error !== undefined) return `has a Chart.yaml that is not YAML: ${error}`;
  const [metadata] = values;
  const isComplete = isObject(metadata) && ["name", "version"].every((key) => typeof metadata[key] === "string");
  return isComplete ? metadata : "has a Chart.yaml without `name` or `version`";
}

/** The charts in a chart. Helm refuses one that lists others in its Chart.yaml and does not contain them. */
function subchartsOf(content: Files, metadata: JsonObject): Pick<Vendored, "contained" | "missing"> {
  const subcharts = contentsOfSubcharts(content).map((files) => {
    const own = metadataOf(files.get("Chart.yaml"));
    const name = typeof own === "string" ? "" : String(own["name"]);
    return { name, missing: typeof own === "string" ? [] : subchartsOf(files, own).missing };
  });
  const contained = subcharts.map(({ name }) => name);
  const listed = Array.isArray(metadata["dependencies"]) ? metadata["dependencies"] : [];
  const names = listed.flatMap((item) => (isObject(item) && typeof item["name"] === "string" ? [item["name"]] : []));
  const absent = names.filter((name) => !contained.includes(name));
  return { contained, missing: [...new Set([...absent, ...subcharts.flatMap(({ missing }) => missing)])] };
}

function contentsOfSubcharts(content: Files): readonly Files[] {
  return [...content].flatMap(([path, bytes]) => {
    const [folder] = /^charts\/[^/]+\/(?=Chart\.yaml$)/.exec(path) ?? [];
    if (folder !== undefined) return [below(folder, content)];
    return /^charts\/[^/]+$/.test(path) && isPackage(path) ? [packed(bytes)] : [];
  });
}

function textOf(content: Uint8Array | undefined): string {
  return new TextDecoder().decode(content);
}
