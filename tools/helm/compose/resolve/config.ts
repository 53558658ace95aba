/** The ConfigMaps of an app: settings that become environment variables, and files. */

import type { Item } from "../../base/literal.ts";
import { expression, goString } from "../../base/literal.ts";
import { decode, fileKey } from "../../facts/config_files.ts";
import type { AppFacts } from "../../facts/types.ts";
import type { AppView } from "../../model/app_view.ts";
import type { Model } from "../../model/types.ts";
import type { ConfigFilesView, FileView, ObjectView } from "../../model/views.ts";
import { objectName, prerequisiteAnnotations, type Source, whileDeployed } from "./objects.ts";

/** Suffix of the name of `config`'s ConfigMap, after the app's name. */
const CONFIG = "config";

export function resolveConfigs(source: Source): readonly ObjectView[] {
  if (source.app.config === undefined) return [];
  return [
    {
      name: CONFIG,
      condition: whileDeployed(source),
      values: "$app.config",
      annotations: prerequisiteAnnotations(source) ?? {},
    },
  ];
}

export function resolveConfigFiles(source: Source): readonly ConfigFilesView[] {
  return source.configFiles.map(({ name, entry }) => {
    const isShared = entry.shared ?? false;
    // No app has a name with an underscore.
    const folder = `files/${isShared ? "_shared" : source.name}/${name}`;
    return {
      name,
      condition: whileDeployed(source),
      values: "$app",
      annotations: prerequisiteAnnotations(source) ?? {},
      isShared,
      files: entry.files.map((file) => fileView(file, folder, entry.templated, source.model.files)),
    };
  });
}

export function configVariables(source: Source): readonly Item[] {
  if (source.app.config === undefined) return [];
  return [{ value: { configMapRef: { name: expression(objectName(source, CONFIG)) } } }];
}

/** Of just the data in the ConfigMaps: their labels contain the chart's version, which must not restart pods. */
export function configChecksums({ app, model }: Source, configFiles: readonly ConfigFilesView[]): AppView["checksums"] {
  const own =
    app.config === undefined ? [] : [[CONFIG, `include "${model.chart.chart_name}.data" $app.config`] as const];
  const files = configFiles.map((view) => [view.name, contentExpression(view)] as const);
  return [...own, ...files];
}

function contentExpression({ files }: ConfigFilesView): string {
  const [first] = files;
  if (first === undefined || first.form === "templated") {
    const contents = files.map(({ key, path }) => `${goString(key)} (tpl ($.Files.Get ${goString(path)}) $)`);
    return `${["dict", ...contents].join(" ")} | toJson`;
  }
  // AsConfig would lose bytes that are not text.
  return `($.Files.Glob ${goString(first.path.replace(/[^/]*$/, "*"))}).AsSecrets`;
}

type ConfigFile = AppFacts["configFiles"][number]["entry"]["files"][number];

function fileView(file: ConfigFile, folder: string, templated = false, contents: Model["files"]): FileView {
  const key = fileKey(file);
  const content = contents.get(file.file) ?? new Uint8Array();
  return { key, path: `${folder}/${key}`, content, form: templated ? "templated" : formOf(content) };
}

/** Characters that YAML does not allow, or escapes. */
const CONTROL = /[^\t\n\x20-\x7e\u00a0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\u{10000}-\u{10ffff}]/u;

function formOf(content: Uint8Array): Exclude<FileView["form"], "templated"> {
  const text = decode(content);
  // Helm trims white space after a document, and with it the end of a block scalar.
  return text === undefined ? "binary" : /[^\n]\n?$/.test(text) && !CONTROL.test(text) ? "block" : "quoted";
}
