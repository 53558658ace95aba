import type { JsonObject } from "../../base/json.ts";
import { isObject } from "../../base/json.ts";
import { wrongEncoding } from "../../base/text.ts";
import { changedScalars, parseYaml } from "../../base/yaml.ts";
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
  if (!isObject(value)) return problem("is not a mapping");
  const changed = changedTexts(place, file, new TextDecoder().decode(content));
  return changed.length > 0 ? { problems: changed } : { value };
}

/** The maps whose values are texts for pods, whatever they look like. */
const TEXTS: readonly (string | undefined)[] = ["config", "env"];

/** Most files have none of them. */
const HAS_TEXTS = new RegExp(`\\b(${TEXTS.join("|")})\\b`);

/** Versions like 1.10 and words like `yes` would be other texts in the pod. */
function changedTexts(place: Pick<Problem, "label" | "path">, file: string, text: string): readonly Problem[] {
  return (HAS_TEXTS.test(text) ? changedScalars(text) : [])
    .filter(({ path }) => TEXTS.includes(path.at(-2)))
    .map(({ path, source, value }) => ({
      ...place,
      code: "invalid-values",
      what: `names ${file}, in which ${path.slice(0, -1).join(".")} has a text that YAML takes for ${value}`,
      got: source,
      expected: "a text in quotes",
      fix: `write "${source}", or ${value} if that is meant`,
    }));
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
