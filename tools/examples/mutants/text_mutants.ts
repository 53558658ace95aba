/** Every way to change one thing in a file: a figure in JSON or YAML, a line in any other text. */
import type { Json } from "../../helm/base/json.ts";
import { parseYaml, stringifyYaml } from "../../helm/base/yaml.ts";
import { jsonMutants } from "./json_mutants.ts";

export interface TextMutant {
  readonly change: string;
  /** Of several variants, the first one that composes counts. */
  readonly variants: readonly string[];
}

type Enums = readonly (readonly string[])[];

export function textMutants(path: string, text: string, enums: Enums): readonly TextMutant[] {
  if (path.endsWith(".json")) return dataMutants(JSON.parse(text) as Json, enums, JSON.stringify);
  if (!/\.ya?ml$/.test(path)) return lineMutants(text);
  return dataMutants(parseYaml(text).values ?? [], enums, (documents) =>
    (documents as readonly Json[]).map(stringifyYaml).join("---\n"),
  );
}

function dataMutants(value: Json, enums: Enums, toText: (value: Json) => string): readonly TextMutant[] {
  return jsonMutants(value, enums).map(({ change, variants }) => ({ change, variants: variants.map(toText) }));
}

/** Without blank lines and comments, which are no figures. */
function lineMutants(text: string): readonly TextMutant[] {
  const lines = text.split("\n");
  return lines.flatMap((line, index) =>
    /^\s*((#(?!!)|--|;).*)?$/.test(line)
      ? []
      : [{ change: `line ${index + 1}: removed`, variants: [lines.toSpliced(index, 1).join("\n")] }],
  );
}
