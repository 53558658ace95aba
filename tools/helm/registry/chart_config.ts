/**
 * What a registry is told about a chart: its Chart.yaml as JSON. The fields and their order are those of Helm's types `Metadata`,
 * `Maintainer` and `Dependency` (pkg/chart in Helm 3, pkg/chart/v2 in Helm 4); Helm drops all others.
 */
import { isObject, type Json, type JsonObject } from "../base/json.ts";
import { compareText } from "../base/text.ts";

/** A field, how its value is written, and whether an empty one is written as well. */
type Field = readonly [name: string, write: (value: Json) => Json, always?: "always"];

const MAINTAINER: readonly Field[] = [
  ["name", cleaned],
  ["email", cleaned],
  ["url", cleaned],
];

const DEPENDENCY: readonly Field[] = [
  ["name", cleaned, "always"],
  ["version", cleaned],
  ["repository", cleaned, "always"],
  ["condition", cleaned],
  ["tags", cleaned],
  ["enabled", sorted],
  ["import-values", sorted],
  ["alias", sorted],
];

const CHART: readonly Field[] = [
  ["name", cleaned],
  ["home", cleaned],
  ["sources", cleaned],
  ["version", sorted],
  ["description", cleaned],
  ["keywords", cleaned],
  ["maintainers", listOf(MAINTAINER)],
  ["icon", cleaned],
  ["apiVersion", sorted],
  ["condition", cleaned],
  ["tags", cleaned],
  ["appVersion", cleaned],
  ["deprecated", sorted],
  ["annotations", sorted],
  ["kubeVersion", cleaned],
  ["dependencies", listOf(DEPENDENCY)],
  ["type", sorted],
];

/** The configuration of a chart with this Chart.yaml. */
export function chartConfig(metadata: JsonObject): JsonObject {
  return write(CHART, metadata);
}

function write(fields: readonly Field[], object: JsonObject): JsonObject {
  return Object.fromEntries(
    fields.flatMap(([name, toJson, always]) => {
      const value = toJson(object[name] ?? "");
      return always === undefined && isEmpty(value) ? [] : [[name, value]];
    }),
  );
}

function listOf(fields: readonly Field[]): (value: Json) => Json {
  return (value) => (Array.isArray(value) ? value.filter(isObject).map((each) => write(fields, each)) : "");
}

function isEmpty(value: Json): boolean {
  if (isObject(value)) return Object.keys(value).length === 0;
  return value === "" || value === false || value === null || (Array.isArray(value) && value.length === 0);
}

/** A text, or each of several, as Helm cleans it when it loads a chart: spaces are plain ones, and the rest can be printed. */
function cleaned(value: Json): Json {
  if (Array.isArray(value)) return value.map(cleaned);
  if (typeof value !== "string") return value;
  return value.replace(/\p{White_Space}/gu, " ").replace(/[^\p{L}\p{M}\p{N}\p{P}\p{S} ]/gu, "");
}

/** The same value with the keys of its objects in order. */
function sorted(value: Json): Json {
  if (Array.isArray(value)) return value.map(sorted);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([left], [right]) => compareText(left, right))
      .map(([key, each]) => [key, sorted(each)]),
  );
}
