/** Stage 5, render: the resolved chart becomes files. */
import { valuesPath } from "./literal.ts";
import { chartYaml } from "./render/chart_yaml.ts";
import { appObjects, type ChartObject, sharedObjects } from "./render/components.ts";
import { imagesLock } from "./render/images_lock.ts";
import { readme } from "./render/readme.ts";
import { type Render, type TemplateData, templateRenderer } from "./render/templates.ts";
import type { AppView, ChartFiles, ChartView, EnvironmentView, Request } from "./types.ts";
import { stringifyValues } from "./yaml.ts";

export function render(view: ChartView, request: Pick<Request, "files" | "templates">): ChartFiles {
  const renderTemplate = templateRenderer(request.templates);
  const chart = { chart: view };
  const isPatched = [view, ...view.apps].some(({ patches }) => Object.keys(patches).length > 0);
  const files: [string, string | Uint8Array | undefined][] = [
    [".helmignore", renderTemplate("helmignore.ejs", chart)],
    ["Chart.yaml", chartYaml(view)],
    ["README.md", readme(view)],
    ["images.lock.json", imagesLock(view)],
    ["values.yaml", stringifyValues(view.values, view.valuesSchema)],
    ["values.schema.json", `${JSON.stringify(view.valuesSchema, undefined, 2)}\n`],
    ["templates/_helpers.tpl", renderTemplate("_helpers.tpl.ejs", chart)],
    ["templates/_patch.tpl", isPatched ? renderTemplate("_patch.tpl.ejs", chart) : undefined],
    ["templates/NOTES.txt", renderTemplate("NOTES.txt.ejs", chart)],
    ...view.apps.flatMap((app) => appFiles(view, app, renderTemplate)),
    ...view.apps.flatMap((app) => dashboardFiles(app, request)),
    ...objectFiles(sharedObjects(view), view.patches, renderTemplate),
    ...view.manifests.flatMap((manifest) => manifestFiles(view, manifest, renderTemplate)),
    ...view.environments.flatMap(environmentFiles),
    ...view.files,
  ];
  return new Map(files.filter((entry): entry is [string, string | Uint8Array] => entry[1] !== undefined));
}

/** Once for Helm, and once where chart-testing looks for values to install a chart with (its documentation, `ct install`). */
function environmentFiles({ name, content }: EnvironmentView): [string, string | Uint8Array][] {
  return [
    [`values-${name}.yaml`, content],
    [`ci/${name}-values.yaml`, content],
  ];
}

function appFiles(chart: ChartView, app: AppView, renderTemplate: Render): [string, string | Uint8Array][] {
  const contents = app.configFiles.flatMap(({ files }) => files);
  return [
    ...objectFiles(appObjects(app, chart), app.patches, renderTemplate),
    ...contents.map(({ path, content }): [string, Uint8Array] => [path, content]),
  ];
}

/** The files of objects, each merged with what `patches` say of it. */
function objectFiles(
  objects: readonly ChartObject[],
  patches: ChartView["patches"],
  renderTemplate: Render,
): [string, string][] {
  return objects.map(({ key, path, template, data }) => {
    const text = renderTemplate(template, data);
    const patch = patches[key];
    const patched = patch && { name: `${data.chart.name}.${path.replace(/^.*\//, "")}`, text, patch };
    return [
      `templates/${path}.yaml`,
      patched === undefined ? text : renderTemplate("_partials/patched.ejs", { ...data, patched }),
    ];
  });
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
