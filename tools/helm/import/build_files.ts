/** Drafts as BUILD files, with the files that they name. */
import { isObject } from "../base/json.ts";
import { callOf, loadStatement, targetStatement } from "../base/starlark_file.ts";
import { stringifyYaml } from "../base/yaml.ts";
import { sortedKeys } from "./drafts.ts";
import type { Attributes, Draft, Json, JsonObject } from "./types.ts";

/** Where the declarations go: all in one package, or each app in one below it. */
export type Layout = "apps" | "one";

/** Files by path below the package. */
export type Files = ReadonlyMap<string, Uint8Array>;

const RULES = "@rules_appchart//";

export function buildFiles(draft: Draft, layout: Layout): Files {
  const [root = ""] = String(draft.chart["label"]).split(":");
  const values = Object.entries((draft.chart["environments"] ?? {}) as Readonly<Record<string, JsonObject>>);
  const apps = draft.apps.map((app) => ({ app, folder: layout === "one" ? "" : `${String(app["app_name"])}/` }));
  const statements = [
    ...(layout === "one" ? draft.apps.map((app) => appStatement(app, root)) : []),
    chartStatement(draft, layout),
  ];
  const needed = layout === "one" ? draft.apps : [];
  return new Map([
    ["BUILD.bazel", encode(buildFile(statements, needed, true))],
    ...(layout === "one" ? [] : apps.map(({ app, folder }) => appFile(app, `${root}/${folder.slice(0, -1)}`, folder))),
    ...values
      .filter(([, overlay]) => Object.keys(overlay).length > 0)
      .map(([name, overlay]) => [valuesFile(name), encode(stringifyYaml(sortedKeys(overlay)))] as const),
    ...[...draft.files].map(([label, content]) => [pathOf(label, root, layout), content] as const),
  ]);
}

function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

function valuesFile(environment: string): string {
  return `values/${environment}.yaml`;
}

/** A file of an app is in the app's package. */
function pathOf(label: string, root: string, layout: Layout): string {
  const path = label.slice(root.length + 1);
  return layout === "one" ? path : path.replace(/^files\/([^/]+)\//, "$1/files/");
}

function buildFile(statements: readonly string[], apps: readonly Attributes[], hasChart: boolean): string {
  const loads = [
    ...(hasChart ? [loadStatement(`${RULES}:helm.bzl`, ["helm_chart"])] : []),
    ...(apps.length === 0
      ? []
      : [
          loadStatement(
            `${RULES}:release_app.bzl`,
            apps.some(hasReferences) ? ["ref", "release_app"] : ["release_app"],
          ),
        ]),
  ];
  return `${[loads.join("\n"), ...statements].join("\n\n")}\n`;
}

function hasReferences(app: Attributes): boolean {
  let isUsed = false;
  written(app, "", () => {
    isUsed = true;
  });
  return isUsed;
}

function appFile(app: Attributes, root: string, folder: string): readonly [string, Uint8Array] {
  return [`${folder}BUILD.bazel`, encode(buildFile([appStatement(app, root, folder)], [app], false))];
}

function appStatement(app: Attributes, root: string, folder = ""): string {
  const visibility = folder === "" ? {} : { visibility: [`${root.slice(0, root.lastIndexOf("/"))}:__pkg__`] };
  return targetStatement("release_app", String(app["app_name"]), { ...written(app, folder), ...visibility });
}

function chartStatement({ chart, apps }: Draft, layout: Layout): string {
  const { schema_version: _, label, environments, manifests, crds, ...attributes } = chart;
  const [root = "", name = ""] = String(label).split(":");
  const target = (app: Attributes) => {
    const own = String(app["app_name"]);
    return layout === "one" ? `:${own}_metadata` : `${root}/${own}:${own}_metadata`;
  };
  const local = (labels: Json | undefined) =>
    (labels as readonly string[] | undefined)?.map((each) => each.slice(root.length + 1));
  const isDefault = chart["chart_name"] === name.replaceAll("_", "-");
  const { chart_name, ...others } = attributes;
  return targetStatement("helm_chart", name, {
    ...(sortedKeys(others) as JsonObject),
    ...(isDefault ? {} : { chart_name }),
    apps: apps.map(target),
    ...(manifests === undefined ? {} : { manifests: local(manifests) }),
    ...(crds === undefined ? {} : { crds: local(crds) }),
    ...(environments === undefined
      ? {}
      : { environments: environmentFiles(environments as Readonly<Record<string, JsonObject>>) }),
  });
}

function environmentFiles(environments: Readonly<Record<string, JsonObject>>): Readonly<Record<string, unknown>> {
  const entries = Object.entries(environments).sort(([one], [other]) => (one < other ? -1 : 1));
  return Object.fromEntries(
    entries.map(([name, overlay]) => [name, Object.keys(overlay).length === 0 ? {} : valuesFile(name)]),
  );
}

type MakeCall = (name: string, args: readonly unknown[], named?: Readonly<Record<string, unknown>>) => unknown;

/** Attributes as people write them: `name` is the target's, and references are calls. `folder`: that of the app's package. */
function written(app: Attributes, folder: string, call: MakeCall = callOf): Readonly<Record<string, unknown>> {
  const { schema_version: _, label: _label, app_name: _name, ...attributes } = sortedKeys(app) as Attributes;
  const path = (label: string) => {
    const local = label.slice(label.indexOf(":") + 1);
    return folder === "" ? local : local.replace(/^files\/[^/]+\//, "files/");
  };
  return Object.fromEntries(
    Object.entries(attributes).map(([attribute, value]) => [attribute, writtenValue(attribute, value, path, call)]),
  );
}

function writtenValue(attribute: string, value: Json, path: (label: string) => string, call: MakeCall): unknown {
  if (attribute === "env") return mapped(value, (variable) => writtenVariable(variable, call));
  if (attribute === "dashboards") return mapped(value, (dashboard) => path(String((dashboard as JsonObject)["file"])));
  if (attribute === "config_files")
    return mapped(value, (group) => ({ ...(group as JsonObject), files: writtenFiles(group, path) }));
  if (attribute !== "init_containers" && attribute !== "sidecars") return value;
  return mapped(value, (container) =>
    mapped(container, (inner, name) =>
      name === "env" ? mapped(inner, (variable) => writtenVariable(variable, call)) : inner,
    ),
  );
}

function mapped(value: Json, change: (value: Json, key: string) => unknown): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(value as JsonObject).map(([key, inner]) => [key, change(inner, key)]));
}

/** A reference as a call, like `ref.secret("name", "key")`. */
function writtenVariable(variable: Json, call: MakeCall): unknown {
  if (!isObject(variable)) return variable;
  const { app, secret, config_map, field, resource } = variable;
  if (field !== undefined) return call("ref.field", [field]);
  if (resource !== undefined) return call("ref.resource", [resource]);
  const { name, key, value, ...named } = (app ?? secret ?? config_map ?? {}) as JsonObject;
  if (app !== undefined) return call("ref.app", [name, value], named);
  return call(secret === undefined ? "ref.config_map" : "ref.secret", [name, key], named);
}

function writtenFiles(group: Json, path: (label: string) => string): Readonly<Record<string, string>> {
  const { files } = group as { readonly files: readonly { readonly file: string; readonly key: string }[] };
  return Object.fromEntries(files.map(({ file, key }) => [key, path(file)]));
}
