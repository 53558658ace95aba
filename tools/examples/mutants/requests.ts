/** The composer's requests for a system's charts and the files that deploy them, and the mutants of each request. */
import { basename } from "node:path";
import { isObject, type Json, type JsonObject } from "../../helm/base/json.ts";
import { SEVERITIES } from "../../helm/checks/severities.gen.ts";
import { GITOPS_SCHEMAS, type GitopsMacro } from "../../helm/model/gitops_schemas.ts";
import { APP_SCHEMA, CHART_SCHEMA } from "../../helm/model/schemas.ts";
import type { Request } from "../../helm/model/types.ts";
import { readBytes, readText } from "../../helm/system/io.ts";
import { type TextMutant, textMutants } from "./text_mutants.ts";

/** The inputs of a chart's build by their paths, as the rule `chart_requests` writes them. */
export interface Inputs {
  readonly declaration: string;
  readonly apps: readonly string[];
  readonly files: readonly string[];
  readonly gitops: SystemRequest["gitops"];
}

/** A chart, and the files for GitOps that deploy it, by the variable that tells the tests where they are. */
export interface SystemRequest extends Request {
  readonly gitops: Readonly<Record<string, GitopsDeclaration>>;
}

export interface GitopsDeclaration {
  readonly macro: GitopsMacro;
  /** As JSON; among the inputs, its path. */
  readonly declaration: string;
}

export interface Mutant {
  /** The changed declaration or file, the place in it and what happened there, like `backend port: changed`. */
  readonly name: string;
  /** Of several variants, the first one that composes counts. */
  readonly variants: readonly SystemRequest[];
}

export function readRequest({ declaration, apps, files, gitops }: Inputs): SystemRequest {
  return {
    chart: readText(declaration),
    apps: apps.map(readText),
    files: new Map(files.map((path) => [path, readBytes(path)])),
    checks: SEVERITIES,
    gitops: mapValues(gitops, (each) => ({ ...each, declaration: readText(each.declaration) })),
  };
}

function mapValues<Value, Other>(record: Readonly<Record<string, Value>>, change: (value: Value) => Other) {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));
}

/** Everything that a request's declarations and files say, changed once; but nothing that an earlier request says too. */
export function mutantsOf(request: SystemRequest, earlier: readonly Request[] = []): readonly Mutant[] {
  const { chart, apps, files, gitops } = request;
  // A reference to an app becomes one to another app.
  const enums = [...ENUMS, apps.map((app) => nameOf(app, "app_name"))];
  const declarationMutants = (name: string, text: string, use: (text: string) => SystemRequest) =>
    mutantsOfText(name, textMutants("declaration.json", text, enums), use).filter(({ name }) => !ADDED.test(name));

  const ofChart = declarationMutants(`chart ${nameOf(chart, "chart_name")}`, chart, (text) => ({
    ...request,
    chart: text,
  }));
  const ofApps = apps.flatMap((app, index) =>
    earlier.some((other) => other.apps.includes(app))
      ? []
      : declarationMutants(nameOf(app, "app_name"), app, (text) => ({ ...request, apps: apps.with(index, text) })),
  );
  const ofFiles = [...files].flatMap(([path, content]) =>
    mutantsOfText(basename(path), textMutants(path, new TextDecoder().decode(content), enums), (text) => ({
      ...request,
      files: new Map([...files, [path, new TextEncoder().encode(text)]]),
    })),
  );
  const ofGitops = Object.entries(gitops).flatMap(([variable, { macro, declaration }]) =>
    declarationMutants(nameOf(declaration, "label").replace(/^.*:/, ""), declaration, (text) => ({
      ...request,
      gitops: { ...gitops, [variable]: { macro, declaration: text } },
    })),
  );
  return [...ofChart, ...ofApps, ...ofFiles, ...ofGitops];
}

/** What the rules add to declarations: the version of the format, the label, and the paths of files. */
const ADDED = / (schema_version|label): |(\.file|_file|manifests\[\d+\]|environment_files\..*): changed$/;

function nameOf(declaration: string, key: string): string {
  return String((JSON.parse(declaration) as JsonObject)[key]);
}

function mutantsOfText(
  name: string,
  mutants: readonly TextMutant[],
  use: (text: string) => SystemRequest,
): readonly Mutant[] {
  return mutants.map(({ change, variants }) => ({ name: `${name} ${change}`, variants: variants.map(use) }));
}

const ENUMS = [APP_SCHEMA, CHART_SCHEMA, ...Object.values(GITOPS_SCHEMAS)].flatMap((schema) =>
  enumsIn(schema as unknown as Json),
);

function enumsIn(schema: Json): readonly (readonly string[])[] {
  if (Array.isArray(schema)) return schema.flatMap(enumsIn);
  if (!isObject(schema)) return [];
  const values = schema["enum"];
  const own = Array.isArray(values) ? [values.filter((value): value is string => typeof value === "string")] : [];
  return [...own, ...Object.values(schema).flatMap(enumsIn)];
}
