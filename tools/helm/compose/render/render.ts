/** Stage 5, render: turns the resolved chart into files. */

import { valuesPath } from "../../base/literal.ts";
import { stringifyValues } from "../../base/yaml.ts";
import { mergedLists, mergeKeysOf } from "../../facts/merge_keys.ts";
import type { AppView } from "../../model/app_view.ts";
import type { ChartObject, ChartView } from "../../model/chart_view.ts";
import type { TemplateData } from "../../model/template_data.ts";
import type { ChartFiles, Request } from "../../model/types.ts";
import { chartYaml } from "./chart_yaml.ts";
import { environmentFiles } from "./environments.ts";
import { imagesLock } from "./images_lock.ts";
import { needsOf } from "./needs.ts";
import { readme } from "./readme.ts";
import { requiredObjects } from "./required_objects.ts";
import { schemaText } from "./shared_schemas.ts";
import { type Render, templateRenderer } from "./templates.ts";

export function render(view: ChartView, request: Pick<Request, "files">): ChartFiles {
  const renderTemplate = templateRenderer();
  const chart = { chart: view };
  const isPatched = [view, ...view.apps].some(({ patches }) => Object.keys(patches).length > 0);
  const objects = view.objects.map((object) => objectFile(object, view, renderTemplate));
  const needs = needsOf(view, new Map(objects));
  const files: [string, string | Uint8Array | undefined][] = [
    [".helmignore", renderTemplate("helmignore.ejs", chart)],
    ["Chart.yaml", chartYaml(view)],
    ["README.md", readme(view, requiredObjects(view))],
    ["images.lock.json", imagesLock(view)],
    ["values.yaml", stringifyValues(view.values, view.valuesSchema)],
    ["values.schema.json", schemaText(view.valuesSchema)],
    ["templates/_helpers.tpl", renderTemplate("_helpers.tpl.ejs", chart)],
    ["templates/_patch.tpl", isPatched ? renderTemplate("_patch.tpl.ejs", chart) : undefined],
    ["templates/NOTES.txt", renderTemplate("NOTES.txt.ejs", { ...chart, needs })],
    ...objects,
    ...view.apps.flatMap(configFiles),
    ...view.apps.flatMap((app) => dashboardFiles(app, request)),
    ...view.manifests.flatMap((manifest) => manifestFiles(view, manifest, renderTemplate)),
    ...view.environments.flatMap((environment) => environmentFiles(environment, view)),
    ...view.files,
  ];
  return new Map(files.filter((entry): entry is [string, string | Uint8Array] => entry[1] !== undefined));
}

/** The file of an object, with its patch merged in. */
function objectFile(
  { key, path, template, owner, data: object }: ChartObject,
  chart: ChartView,
  renderTemplate: Render,
): [string, string] {
  const data = { ...object, chart };
  const text = renderTemplate(template, data);
  const patch = (owner ?? chart).patches[key];
  const file = `templates/${path}.yaml`;
  if (patch === undefined) return [file, text];
  const lists = mergedLists(patch, mergeKeysOf(key));
  const patched = {
    name: `${chart.name}.${path.replace(/^.*\//, "")}`,
    text,
    patch,
    mergeKeys: Object.fromEntries(lists.map(({ field, key: mergeKey }) => [field, mergeKey])),
  };
  return [file, renderTemplate("_partials/patched.ejs", { ...data, patched })];
}

function configFiles({ configFiles }: AppView): [string, Uint8Array][] {
  return configFiles.flatMap(({ files }) => files).map(({ path, content }) => [path, content]);
}

function dashboardFiles(
  { dashboards }: AppView,
  { files }: Pick<Request, "files">,
): [string, Uint8Array | undefined][] {
  return dashboards.map(({ path, file }) => [path, files.get(file)]);
}

function manifestFiles(
  chart: ChartView,
  manifest: ChartView["manifests"][number],
  renderTemplate: Render,
): [string, string][] {
  if (manifest.templated) {
    const condition = `${valuesPath("manifests", manifest.name)}.enabled`;
    return [[`templates/manifests/${manifest.name}`, `{{- if ${condition} }}\n${manifest.content}{{- end }}\n`]];
  }
  const data: TemplateData = { chart, manifest };
  return [
    [`manifests/${manifest.name}`, manifest.content],
    [`templates/manifests/${manifest.name}`, renderTemplate("manifest.yaml.ejs", data)],
  ];
}
