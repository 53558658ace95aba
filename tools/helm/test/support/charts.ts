/** Shared by tests: small declarations, composed by the real composer and rendered by real Helm of both majors. */

import { cpSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { Json, JsonObject } from "../../base/json.ts";
import { applyOverlay } from "../../base/overlay.ts";
import { SEVERITIES } from "../../checks/severities.gen.ts";
import type { LintReport } from "../../checks/types.ts";
import { compose } from "../../compose/compose.ts";
import { workloadTraits } from "../../facts/workloads.ts";
import { formatProblem } from "../../model/problems.ts";
import type { ChartFiles } from "../../model/types.ts";
import { readText, writeChart, writeText } from "../../system/io.ts";
import { traitsOfDeclared } from "./app_types.ts";
import { lint, runHelm, template } from "./helm.ts";

export type Attributes = Readonly<Record<string, unknown>>;

/** App metadata: an internal-api unless the attributes set another type, with the attributes that its type requires. */
export function app(attributes: Attributes = {}): Attributes {
  const { app_name = "shop_api", app_type = "internal-api", ports } = attributes;
  const { service, schedule } = traitsOfDeclared(app_type);
  return {
    schema_version: 1,
    label: `//shop:${app_name}`,
    app_name,
    image: "registry.example.com/shop",
    ...(service && ports === undefined ? { port: 8000 } : {}),
    ...(schedule ? { schedule: "0 3 * * *" } : {}),
    ...attributes,
  };
}

export function chart(attributes: Attributes = {}): Attributes {
  return { schema_version: 1, label: "//shop:chart", chart_name: "shop", ...attributes };
}

export interface Declaration {
  readonly chart?: Attributes;
  readonly apps?: readonly Attributes[];
  readonly files?: Readonly<Record<string, string | Uint8Array>>;
}

function composeDeclaration({ chart: declared = chart(), apps = [app()], files = {} }: Declaration) {
  return compose({
    chart: JSON.stringify(declared),
    apps: apps.map((attributes) => JSON.stringify(attributes)),
    files: new Map(Object.entries(files).map(([name, content]) => [name, bytes(content)])),
    checks: SEVERITIES,
  });
}

/** Content of a file: text is UTF-8. */
export function bytes(content: string | Uint8Array): Uint8Array {
  return typeof content === "string" ? new TextEncoder().encode(content) : content;
}

/** The problems of a declaration, as users see them. */
export function problemsOf(declaration: Declaration): string[] {
  return (composeDeclaration(declaration).problems ?? []).map(formatProblem).sort();
}

/** The files of a chart that must not have problems. */
export function filesOf(declaration: Declaration): ChartFiles {
  const { value, problems } = composeDeclaration(declaration);
  if (value === undefined) throw new Error(problems.map(formatProblem).join("\n"));
  return value;
}

/** A chart on disk. */
export function chartOf(declaration: Declaration): string {
  return writtenChart(filesOf(declaration));
}

export function writtenChart(files: ChartFiles): string {
  const directory = join(mkdtempSync(join(process.env["TEST_TMPDIR"] ?? tmpdir(), "chart-")), "chart");
  writeChart(directory, files);
  return directory;
}

// biome-ignore lint/suspicious/noExplicitAny: Kubernetes objects as Helm printed them; tests look deep into them.
export type KubernetesObject = any;

export interface RenderOptions {
  readonly release?: string;
  /** A values file: values by their dotted path. */
  readonly values?: Readonly<Record<string, Json>>;
  /** Whether the release already exists. Default: false. */
  readonly isUpgrade?: boolean;
}

/** The objects of a chart as rendered by a Helm. Fails if Helm fails, or prints what is not an object. */
export function render(
  helm: string,
  directory: string,
  { release = "prod", values = {}, isUpgrade = false }: RenderOptions = {},
): KubernetesObject[] {
  const rendered = template(helm, release, directory, [
    "--namespace",
    "shop",
    "--values",
    valuesFile(directory, values),
    ...(isUpgrade ? ["--is-upgrade"] : []),
  ]);
  if (rendered.error !== undefined) throw new Error(rendered.error);
  return (rendered.objects as KubernetesObject[]).map(identified);
}

/** An object that has what every object needs: Helm prints others without a word. */
function identified(object: KubernetesObject): KubernetesObject {
  const { apiVersion, kind, metadata } = object;
  if (apiVersion === undefined || kind === undefined || metadata?.name === undefined) {
    throw new Error(`not an object: ${JSON.stringify(object)}`);
  }
  return object;
}

/** A file of values by their dotted path, next to the chart. */
export function valuesFile(directory: string, values: NonNullable<RenderOptions["values"]>): string {
  const file = join(mkdtempSync(join(dirname(directory), "values-")), "values.json");
  writeText(file, JSON.stringify(nest(values)));
  return file;
}

/** Values by their dotted path as a tree. */
export function nest(values: Readonly<Record<string, Json>>): JsonObject {
  const single = Object.entries(values).map(([path, value]) =>
    path.split(".").reduceRight<Json>((inner, key) => ({ [key]: inner }), value),
  );
  return single.reduce<JsonObject>((merged, value) => applyOverlay(merged, value as JsonObject), {});
}

/** Helm's output for a chart, for tests of its form; tests of objects use `render`. */
export function templateText(helm: string, directory: string): string {
  const { exitCode, stdout, stderr } = runHelm(helm, ["template", "prod", directory]);
  if (exitCode !== 0) throw new Error(stderr);
  return stdout;
}

/** The notes that Helm prints after an installation. */
export function notesOf(
  helm: string,
  directory: string,
  values: Readonly<Record<string, Json>> = {},
  isUpgrade = false,
): string {
  return renderWithNotes(helm, directory, values, isUpgrade).notes;
}

/** The objects of a chart and its notes. Helm 3 prints notes only for a cluster, so an object records them here. */
export function renderWithNotes(
  helm: string,
  directory: string,
  values: Readonly<Record<string, Json>> = {},
  isUpgrade = false,
): { readonly objects: readonly KubernetesObject[]; readonly notes: string } {
  const copy = join(mkdtempSync(join(dirname(directory), "notes-")), "chart");
  cpSync(directory, copy, { recursive: true });
  const notes = readText(join(copy, "templates/NOTES.txt"));
  const object = 'apiVersion: v1\nkind: Notes\nmetadata: {name: notes}\ntext: {{ include "notes" . | quote }}\n';
  writeText(join(copy, "templates/notes.yaml"), `{{- define "notes" }}${notes}{{ end }}${object}`);
  const objects = render(helm, copy, { values, isUpgrade });
  return { objects: objects.filter(({ kind }) => kind !== "Notes"), notes: find(objects, "Notes").text.trimEnd() };
}

export function lintChart(helm: string, directory: string): LintReport {
  return lint(helm, directory, []);
}

/** The only object of a kind, or the one with a name. */
export function find(objects: readonly KubernetesObject[], kind: string, name?: string): KubernetesObject {
  const found = objects.filter(
    (object) => object.kind === kind && (name === undefined || object.metadata.name === name),
  );
  if (found.length !== 1)
    throw new Error(`${found.length} objects ${kind} ${name ?? ""} among ${kinds(objects).join(", ")}`);
  return found[0];
}

/** Kinds and names of objects, sorted. */
export function kinds(objects: readonly KubernetesObject[]): string[] {
  return objects.map(({ kind, metadata }) => `${kind}/${metadata.name}`).sort();
}

export function isWorkload({ kind }: KubernetesObject): boolean {
  return workloadTraits(kind) !== undefined;
}

/** The pod template of a workload. */
export function podOf(workload: KubernetesObject): KubernetesObject {
  const { podTemplate = [] } = workloadTraits(workload.kind) ?? {};
  return podTemplate.reduce((inner, key) => inner[key], workload);
}

export function containerOf(workload: KubernetesObject): KubernetesObject {
  return podOf(workload).spec.containers[0];
}

/** The one object that runs pods. */
export function workloadOf(objects: readonly KubernetesObject[]): KubernetesObject {
  const [workload, ...others] = objects.filter(isWorkload);
  if (workload === undefined || others.length > 0) throw new Error(`not one workload: ${kinds(objects).join(", ")}`);
  return workload;
}
