/** Stage 5, render: the resolved chart becomes files. */

import { valuesPath } from "./literal.ts";
import { chartYaml } from "./render/chart_yaml.ts";
import { COMPONENTS, componentOf } from "./render/components.ts";
import { imagesLock } from "./render/images_lock.ts";
import { readme } from "./render/readme.ts";
import { type Render, type TemplateData, templateRenderer } from "./render/templates.ts";
import type { AppView, ChartFiles, ChartView, EnvironmentView, Request } from "./types.ts";
import { stringifyValues } from "./yaml.ts";

export function render(view: ChartView, request: Pick<Request, "templates">): ChartFiles {
  const renderTemplate = templateRenderer(request.templates);
  const chart = { chart: view };
  const exposed = view.apps.filter(({ hasIngress }) => hasIngress);
  const files: [string, string | Uint8Array][] = [
    [".helmignore", renderTemplate("helmignore.ejs", chart)],
    ["Chart.yaml", chartYaml(view)],
    ["README.md", readme(view)],
    ["images.lock.json", imagesLock(view)],
    ["values.yaml", stringifyValues(view.values, view.valuesSchema)],
    ["values.schema.json", `${JSON.stringify(view.valuesSchema, undefined, 2)}\n`],
    ["templates/_helpers.tpl", renderTemplate("_helpers.tpl.ejs", chart)],
    ["templates/NOTES.txt", renderTemplate("NOTES.txt.ejs", chart)],
    ...view.apps.flatMap((app) => appFiles(view, app, renderTemplate)),
    ...(view.ingressMode === "single" && exposed.length > 0 ? [sharedIngress(view, exposed, renderTemplate)] : []),
    ...view.manifests.flatMap((manifest) => manifestFiles(view, manifest, renderTemplate)),
    ...view.environments.flatMap(environmentFiles),
    ...view.files,
  ];
  return new Map(files);
}

/** Once for Helm, and once where chart-testing looks for values to install a chart with (its documentation, `ct install`). */
function environmentFiles({ name, content }: EnvironmentView): [string, string | Uint8Array][] {
  return [
    [`values-${name}.yaml`, content],
    [`ci/${name}-values.yaml`, content],
  ];
}

function appFiles(chart: ChartView, app: AppView, renderTemplate: Render): [string, string][] {
  return COMPONENTS.filter(({ applies }) => applies(app, chart)).map(({ file, template, folder = "" }) => [
    `templates/${folder}${app.name}-${file}.yaml`,
    renderTemplate(template, { chart, app, apps: [app], component: componentOf(app) }),
  ]);
}

/** The one Ingress of all apps: labelled as the chart's, named like the release. */
function sharedIngress(chart: ChartView, apps: readonly AppView[], renderTemplate: Render): [string, string] {
  const app = { key: chart.name, name: chart.name, nameLimit: 63, version: undefined };
  const data = { chart, app, apps, component: "ingress", objectName: "$.Release.Name 63" };
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
