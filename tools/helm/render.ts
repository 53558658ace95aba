/** Stage 5, render: the resolved chart becomes files. */
import { componentOf } from "./app_types.ts";
import { valuesPath } from "./literal.ts";
import { chartYaml } from "./render/chart_yaml.ts";
import { COMPONENTS, type Component } from "./render/components.ts";
import { imagesLock } from "./render/images_lock.ts";
import { readme } from "./render/readme.ts";
import { type Render, type TemplateData, templateRenderer } from "./render/templates.ts";
import type { AppView, ChartFiles, ChartView, EnvironmentView, Request } from "./types.ts";
import { stringifyValues } from "./yaml.ts";

export function render(view: ChartView, request: Pick<Request, "files" | "templates">): ChartFiles {
  const renderTemplate = templateRenderer(request.templates);
  const chart = { chart: view };
  const exposed = view.apps.filter(({ hasIngress }) => hasIngress);
  const isPatched = view.apps.some(({ patches }) => Object.keys(patches).length > 0);
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
    ...(view.ingressMode === "single" && exposed.length > 0 ? [sharedIngress(view, exposed, renderTemplate)] : []),
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
  const data: TemplateData = { chart, app, apps: [app], component: componentOf(app.workload) };
  const manifests = COMPONENTS.filter(({ applies }) => applies(app, chart)).flatMap((component) =>
    component.objects === undefined
      ? [
          [
            `${component.folder ?? ""}${app.name}-${component.file}`,
            patchedObject(component, data, app, renderTemplate),
          ] as const,
        ]
      : component
          .objects(app)
          .map(
            (object) =>
              [
                `${app.name}-${object.name}-${component.file}`,
                renderTemplate(component.template, { ...data, object }),
              ] as const,
          ),
  );
  const contents = app.configFiles.flatMap(({ files }) => files);
  return [
    ...manifests.map(([name, text]): [string, string] => [`templates/${name}.yaml`, text]),
    ...contents.map(({ path, content }): [string, Uint8Array] => [path, content]),
  ];
}

/** The template of an object, merged with what the app's `patches` say of its kind. */
function patchedObject(
  { kind = "", file, template }: Component,
  data: TemplateData,
  app: AppView,
  renderTemplate: Render,
): string {
  const text = renderTemplate(template, data);
  const patch = app.patches[kind];
  if (patch === undefined) return text;
  const patched = { name: `${data.chart.name}.${app.name}-${file}`, text, patch };
  return renderTemplate("_partials/patched.ejs", { ...data, patched });
}

function dashboardFiles(
  { dashboards }: AppView,
  { files }: Pick<Request, "files">,
): [string, Uint8Array | undefined][] {
  return dashboards.map(({ path, file }) => [path, files.get(file)]);
}

/** The one Ingress of all apps: labelled as the chart's, named like the release. */
function sharedIngress(chart: ChartView, apps: readonly AppView[], renderTemplate: Render): [string, string] {
  const app = { key: chart.name, name: chart.name, nameLimit: 63, version: undefined, labels: {}, annotations: {} };
  // Quoted, as a release under its own name may look like a number.
  const name = `include "${chart.name}.fullname" (list $ $.Release.Name 63) | quote`;
  const data = { chart, app, apps, component: "ingress", name };
  return ["templates/ingress.yaml", renderTemplate("ingress.yaml.ejs", data)];
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
