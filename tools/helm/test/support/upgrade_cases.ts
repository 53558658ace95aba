/**
 * The cases of upgrade checks. Each changes the chart in `testdata/base.yaml`: `before` changes both versions, `after` only the
 * next one; maps by key, anything else as a whole, null removes. Each lists the problems that its check, and no other, finds.
 */
import type { JsonObject } from "../../base/json.ts";
import { applyOverlay } from "../../base/overlay.ts";
import { stringifyYaml } from "../../base/yaml.ts";
import { isMap, mapOf } from "../../checks/objects/objects.ts";
import type { ChartFiles } from "../../upgrade/types.ts";
import { type CaseOfCheck, casesIn, documents } from "./case_files.ts";

const FOLDER = "tools/helm/upgrade";

export interface Case extends CaseOfCheck {
  readonly before: ChartFiles;
  readonly after: ChartFiles;
  /** Whether the case has templates, which Helm must render. */
  readonly isTemplated: boolean;
}

export function cases(): readonly Case[] {
  return casesIn(`${FOLDER}/checks`, ["after", "before"], readCase);
}

function readCase(content: JsonObject): Omit<Case, keyof CaseOfCheck> {
  const before = applyOverlay(base(), mapOf(content["before"]));
  const after = applyOverlay(applyOverlay(before, { chart: { version: "1.1.0" } }), mapOf(content["after"]));
  return {
    before: chartFiles(before),
    after: chartFiles(after),
    isTemplated: isMap(after["files"]) || isMap(before["files"]),
  };
}

/** The chart that the cases change, with their keys: `chart`, `values`, `schema`, `environments`, `objects`, `files`. */
export function base(): JsonObject {
  return documents(`${FOLDER}/testdata/base.yaml`)[0] ?? {};
}

export function chartFiles(description: JsonObject): ChartFiles {
  const encode = (text: string) => new TextEncoder().encode(text);
  const section = (name: string) => Object.entries(mapOf(description[name]));
  const yaml = [
    ["Chart.yaml", mapOf(description["chart"])] as const,
    ["values.yaml", mapOf(description["values"])] as const,
    ...section("environments").map(([name, values]) => [`values-${name}.yaml`, values] as const),
    ...section("objects").map(
      ([id, object]) => [`templates/${id.replace("/", "-").toLowerCase()}.yaml`, object] as const,
    ),
  ];
  const schema = description["schema"];
  return new Map([
    ...yaml.map(([path, value]) => [path, encode(stringifyYaml(value))] as const),
    ...(schema === undefined ? [] : [["values.schema.json", encode(JSON.stringify(schema))] as const]),
    ...section("files").map(([path, text]) => [path, encode(String(text))] as const),
  ]);
}
