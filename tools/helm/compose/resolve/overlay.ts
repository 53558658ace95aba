import type { JsonObject } from "../../base/json.ts";
import { isObject } from "../../base/json.ts";
import { wrongEncoding } from "../../base/text.ts";
import { parseYaml } from "../../base/yaml.ts";
import type { ChartFacts } from "../../facts/types.ts";
import type { Problem, Result } from "../../model/problems.ts";
import type { Model } from "../../model/types.ts";
export function readOverlay({ chart, files }: ChartFacts): Result<JsonObject> {
  if (chart.values_file === undefined) return { value: (chart.values ?? {}) as JsonObject };
  return readValues({ label: chart.label, path: "values" }, chart.values_file, files);
}

/** The values in a YAML file. Problems are reported at the attribute that names it. */
export function readValues(
  place: Pick<Problem, "label" | "path">,
  file: string,
  files: Model["files"],
): Result<JsonObject> {
  const content = files.get(file) ?? new Uint8Array();
  const problem = (what: string): Result<JsonObject> => ({ problems: [invalid(place, file, what)] });
  const encoding = wrongEncoding(content);
  if (encoding !== undefined) return problem(encoding);
  const documents = parseYaml(new TextDecoder().decode(content));
  if (documents.error !== undefined) return problem(`is not YAML: ${documents.error}`);
  const [value, ...others] = documents.values;
  if (others.length > 0) return problem("contains more than one YAML document");
  // A file that is empty or has only comments changes nothing.
  if (value === undefined || value === null) return { value: {} };
  return isObject(value) ? { value } : problem("is not a mapping");
}

export function invalid(place: Pick<Problem, "label" | "path">, file: string, what: string): Problem {
  return {
    ...place,
    code: "invalid-values",
    what: `names ${file}, which ${what}`,
    expected: "one YAML mapping, like a Helm values file",
    fix: "correct the file",
  };
}
