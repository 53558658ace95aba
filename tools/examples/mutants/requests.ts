/** The composer's requests for a system's charts, and the mutants of each request. */
import { isObject, type Json, type JsonObject } from "../../helm/base/json.ts";
import { parseYaml, stringifyYaml } from "../../helm/base/yaml.ts";
import { SEVERITIES } from "../../helm/checks/checks.ts";
import { APP_SCHEMA, CHART_SCHEMA } from "../../helm/model/schemas.ts";
import type { Request } from "../../helm/model/types.ts";
import { readBytes, readText } from "../../helm/system/io.ts";
import { templates } from "../../helm/test/support/charts.ts";
import { jsonMutants } from "./json_mutants.ts";

/** The inputs of a chart's build by their paths, as the rule `chart_requests` writes them. */
export interface Inputs {
  readonly declaration: string;
  readonly apps: readonly string[];
  readonly files: readonly string[];
}

export interface Mutant {
  /** The changed declaration or file, the place in it and what happened there, like `backend port: changed`. */
  readonly name: string;
  /** Of several variants, the first one that composes counts. */
  readonly variants: readonly Request[];
}

export function readRequest({ declaration, apps, files }: Inputs): Request {
  return {
    chart: readText(declaration),
    apps: apps.map(readText),
    files: new Map(files.map((path) => [path, readBytes(path)])),
    checks: SEVERITIES,
    templates: templates(),
  };
}

/** Everything that a request's declarations and files say, changed once; but nothing that an earlier request says too. */
export function mutantsOf(request: Request, earlier: readonly Request[] = []): readonly Mutant[] {
  const { chart, apps, files } = request;
  const isNew = (app: string) => !earlier.some((other) => other.apps.includes(app));
  return [
    ...textMutants(`chart ${nameOf(chart, "chart_name")}`, "x.json", chart, (text) => ({ ...request, chart: text })),
    ...apps.flatMap((app, index) =>
      !isNew(app)
        ? []
        : textMutants(nameOf(app, "app_name"), "x.json", app, (text) => ({ ...request, apps: apps.with(index, text) })),
    ),
    ...[...files].flatMap(([path, content]) =>
      textMutants(path.replace(/^.*\//, ""), path, new TextDecoder().decode(content), (text) => ({
        ...request,
        files: new Map([...files, [path, new TextEncoder().encode(text)]]),
      })),
    ),
  ];
}

function nameOf(declaration: string, key: string): string {
  return String((JSON.parse(declaration) as JsonObject)[key]);
}

function textMutants(name: string, path: string, text: string, use: (text: string) => Request): readonly Mutant[] {
  return variantsOf(path, text).map(({ change, variants }) => ({
    name: `${name} ${change}`,
    variants: variants.map(use),
  }));
}

interface TextMutant {
  readonly change: string;
  readonly variants: readonly string[];
}

function variantsOf(path: string, text: string): readonly TextMutant[] {
  if (path.endsWith(".json")) return dataMutants(JSON.parse(text) as Json, JSON.stringify);
  if (!/\.ya?ml$/.test(path)) return lineMutants(text);
  return dataMutants(parseYaml(text).values ?? [], (documents) =>
    (documents as readonly Json[]).map(stringifyYaml).join("---\n"),
  );
}

/** What the rules add to every declaration. */
const NOT_WRITTEN = /^(schema_version|label)\b|\.file: /;

function dataMutants(value: Json, toText: (value: Json) => string): readonly TextMutant[] {
  return jsonMutants(value, ENUMS)
    .filter(({ change }) => !NOT_WRITTEN.test(change))
    .map(({ change, variants }) => ({ change, variants: variants.map(toText) }));
}

/** A file that is not data loses one line at a time. */
function lineMutants(text: string): readonly TextMutant[] {
  const lines = text.split("\n");
  return lines.flatMap((line, index) =>
    /^\s*((#(?!!)|--|;).*)?$/.test(line)
      ? []
      : [{ change: `line ${index + 1}: removed`, variants: [lines.toSpliced(index, 1).join("\n")] }],
  );
}

const ENUMS = [APP_SCHEMA, CHART_SCHEMA].flatMap((schema) => enumsIn(schema as unknown as Json));

function enumsIn(schema: Json): readonly (readonly string[])[] {
  if (Array.isArray(schema)) return schema.flatMap(enumsIn);
  if (!isObject(schema)) return [];
  const values = schema["enum"];
  const own = Array.isArray(values) ? [values.filter((value): value is string => typeof value === "string")] : [];
  return [...own, ...Object.values(schema).flatMap(enumsIn)];
}
