/** EJS templates and the few helpers that they may call. Each emits the text of one Helm template. */

import TEMPLATES from "../../../../templates?text";
import type { Json } from "../../base/json.ts";
import type { Item } from "../../base/literal.ts";
import {
  allOf,
  evaluateNothing,
  goDict,
  goString,
  literalItems,
  literalYaml,
  quote,
  valuesPath,
} from "../../base/literal.ts";
import { nameArguments } from "../../facts/object_names.ts";
import type { AppView } from "../../model/app_view.ts";
import type { TemplateData } from "../../model/template_data.ts";
import type { ObjectView } from "../../model/views.ts";

/** Labels of every object, which users cannot change. */
const STANDARD_LABELS = [
  ...["name", "instance", "component", "version", "managed-by", "part-of"].map((name) => `app.kubernetes.io/${name}`),
  "helm.sh/chart",
]
  .map(goString)
  .join(" ");

/** Stands for empty output: a line with nothing else is dropped. Users' text cannot contain it. */
const NOTHING = "\0";

/** Renders the template at a path below `templates/`. */
export type Render = (path: string, data: TemplateData) => string;

/** With other templates in tests. */
export function templateRenderer(templates: typeof TEMPLATES = TEMPLATES): Render {
  /** By the value's JSON: apps have much in common, and writing YAML takes most of the time. */
  const written = new Map<string, string>();
  const yamlOf = (value: Json): string => {
    const key = JSON.stringify(value);
    const text = written.get(key) ?? literalYaml(value);
    written.set(key, text);
    return text;
  };
  const renderAt = (path: string, data: TemplateData, indent: number): string => {
    const { app, chart, component } = data;
    const objectName = data.objectName ?? (app && nameOf(app, data.object));
    const template = templates[path];
    if (template === undefined) throw new Error(`no template ${path}`);
    const text = template({
      standardLabels: STANDARD_LABELS,
      ...data,
      objectName,
      name: data.name ?? `include "${chart.name}.fullname" (list $ ${objectName})`,
      isClusterScoped: data.isClusterScoped ?? false,
      labels: { ...app?.labels, ...data.objectLabels },
      annotations: data.annotations ?? { ...app?.annotations, ...data.object?.annotations },
      selector: app && component && `${goString(app.name)} ${goString(component)}`,
      whileOn: (...conditions: readonly string[]) => allOf("$app.enabled", ...(app?.required ?? []), ...conditions),
      quote,
      goString,
      values: valuesPath,
      goDict,
      plain: evaluateNothing,
      yaml: (value: Exclude<Json, null>, spaces: number) =>
        Object.keys(value).length === 0 ? NOTHING : shift(yamlOf(value), spaces),
      items: (items: readonly Item[], spaces: number, more?: string) =>
        shift(
          literalItems(items, yamlOf, more === undefined ? undefined : { values: more, indent: spaces + indent }),
          spaces,
        ),
      at: (spaces: number) => spaces + indent,
      place: (partial: string, spaces: number, more: Partial<TemplateData> = {}) =>
        shift(renderAt(`_partials/${partial}.ejs`, { ...data, ...more }, spaces + indent), spaces) || NOTHING,
    });
    return text.includes(NOTHING) ? text.replace(/^ *\0\n/gm, "") : text;
  };
  return (path, data) => renderAt(path, data, 0);
}

/** Arguments of the helper `fullname`. */
function nameOf({ name, nameLimit }: Pick<AppView, "name" | "nameLimit">, object: ObjectView | undefined): string {
  return object === undefined ? `${goString(name)} ${nameLimit}` : nameArguments(name, object.name);
}

function shift(text: string, spaces: number): string {
  return text.trimEnd().replace(/^(?=.)/gm, " ".repeat(spaces));
}
