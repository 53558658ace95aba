/** The overlay that a chart merges into its own values, by Helm's rules: maps by key, anything else as a whole, null removes. */
import type { Problem, Result } from "../problems.ts";
import type { JsonObject, Model } from "../types.ts";
import { parseYaml } from "../yaml.ts";

export function readOverlay({ chart, files }: Model): Result<JsonObject> {
  if (chart.values_file === undefined) return { value: (chart.values ?? {}) as JsonObject };
  return readValues({ label: chart.label, path: "values" }, chart.values_file, files);
}

/** The values in a YAML file. Problems are those of an attribute that names it. */
export function readValues(
  place: Pick<Problem, "label" | "path">,
  file: string,
  files: Model["files"],
): Result<JsonObject> {
  const documents = parseYaml(new TextDecoder().decode(files.get(file)));
  const problem = (what: string): Result<JsonObject> => ({ problems: [invalid(place, file, what)] });
  if (documents.error !== undefined) return problem(`is not YAML: ${documents.error}`);
  const [value, ...others] = documents.values;
  if (others.length > 0) return problem("holds more than one YAML document");
  // An empty file, or one of comments alone, changes nothing.
  if (value === undefined || value === null) return { value: {} };
  return isObject(value) ? { value } : problem("holds no mapping");
}

function invalid(place: Pick<Problem, "label" | "path">, file: string, what: string): Problem {
  return {
    ...place,
    code: "invalid-values",
    what: `names ${file}, which ${what}`,
    expected: "one YAML mapping, like a Helm values file",
    fix: "correct the file",
  };
}

export function applyOverlay(values: JsonObject, overlay: JsonObject): JsonObject {
  const merged = new Map(Object.entries(values));
  for (const [key, value] of Object.entries(overlay)) {
    const current = merged.get(key);
    if (value === null) merged.delete(key);
    else merged.set(key, isObject(value) && isObject(current) ? applyOverlay(current, value) : value);
  }
  return Object.fromEntries(merged);
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
