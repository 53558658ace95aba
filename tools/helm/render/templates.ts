/** EJS templates and the few helpers that they may call. A template emits the text of one Helm template. */
import ejs from "ejs";
import type { AppView, ChartView, ManifestView } from "../types.ts";
import { escapeUnprintable } from "../yaml.ts";

export interface TemplateData {
  readonly chart: ChartView;
  /** The app, or of a chart-wide object what stands for it. */
  readonly app?: AppView | Pick<AppView, "key" | "name" | "version">;
  /** Helm expression of what the object is called after. Default: the app's name. */
  readonly objectName?: string;
  /** The apps of an Ingress. */
  readonly apps?: readonly AppView[];
  /** `app.kubernetes.io/component` of the object. */
  readonly component?: string;
  readonly manifest?: ManifestView;
}

/** Compiled templates by their text: the same text is the same template, whatever request it came with. */
const compiled = new Map<string, ejs.TemplateFunction>();

/** Renders the template of a path below `templates/`. */
export type Render = (path: string, data: TemplateData) => string;

export function templateRenderer(texts: ReadonlyMap<string, string>): Render {
  const renderAt = (path: string, data: TemplateData, indent: number): string => {
    const { app, component } = data;
    return compile(
      path,
      texts,
    )({
      ...data,
      objectName: data.objectName ?? (app && goString(app.name)),
      selector: app && component && `${goString(app.name)} ${goString(component)}`,
      quote,
      goString,
      values: valuesPath,
      at: (spaces: number) => spaces + indent,
      place: (partial: string, spaces: number) => shift(renderAt(`_partials/${partial}.ejs`, data, spaces), spaces),
    });
  };
  return (path, data) => renderAt(path, data, 0);
}

function compile(path: string, texts: ReadonlyMap<string, string>): ejs.TemplateFunction {
  const text = texts.get(path);
  if (text === undefined) throw new Error(`no template ${path} among ${[...texts.keys()].join(", ")}`);
  const known = compiled.get(text);
  if (known !== undefined) return known;
  const template = ejs.compile(text, { escape: String, filename: path });
  compiled.set(text, template);
  return template;
}

function shift(text: string, spaces: number): string {
  return text.trimEnd().replace(/^(?=.)/gm, " ".repeat(spaces));
}

/**
 * A string as a YAML scalar within a Helm template: double-quoted, without anything that Helm would evaluate.
 */
export function quote(text: string): string {
  return escapeUnprintable(JSON.stringify(text)).replaceAll("{{", '{{ "{{" }}');
}

/** A string as a literal within a Helm template's action. */
export function goString(text: string): string {
  return escapeUnprintable(JSON.stringify(text));
}

/** Where a value is, as a Helm expression: `.Values.apps.api`, or `(index .Values "apps" "my-api")`. */
export function valuesPath(...keys: string[]): string {
  const isPlain = keys.every((key) => /^[A-Za-z_][A-Za-z0-9_]*$/.test(key));
  return isPlain ? [".Values", ...keys].join(".") : `(index .Values ${keys.map(goString).join(" ")})`;
}
