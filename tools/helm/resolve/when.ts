/** Other apps of the chart, and what is there only while they are. */
import { rootValuesPath } from "../literal.ts";
import type { App, Model } from "../types.ts";
import type { Source } from "./objects.ts";

/** The app of the chart that another one refers to: by `:name` in its own package, by a label, or by the app's name. */
export function findApp(reference: string, from: App, { apps }: Pick<Model, "apps">): App | undefined {
  const label = absoluteLabel(reference, from.label);
  return apps.find((app) => (label === undefined ? app.app_name === reference : app.label === label));
}

/** The condition that the app of a `when` is enabled. */
export function whenEnabled(reference: string | undefined, { app, model }: Source): string | undefined {
  const other = reference === undefined ? undefined : findApp(reference, app, model);
  return other && `${rootValuesPath("apps", other.app_name)}.enabled`;
}

function absoluteLabel(reference: string, from: string): string | undefined {
  const [, repository = "", folder = ""] = /^([^/]*)\/\/([^:]*):/.exec(from) ?? [];
  if (reference.startsWith(":")) return `${repository}//${folder}${reference}`;
  if (!/^@|^\/\//.test(reference)) return undefined;
  const label = reference.startsWith("//") ? `${repository}${reference}` : reference;
  return label.includes(":") ? label : `${label}:${label.slice(label.lastIndexOf("/") + 1)}`;
}
