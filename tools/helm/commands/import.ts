/** `import`: writes BUILD files that render what a chart or manifests render, and a list of what they hold. */
import { basename, join, relative } from "node:path";
import { entryOf } from "../base/table.ts";
import { compareText, listWords } from "../base/text.ts";
import { stringifyYaml } from "../base/yaml.ts";
import { documentReader } from "../checks/objects/documents.ts";
import { buildFiles, type Files, type Layout } from "../import/build_files.ts";
import type { Imported } from "../import/importing.ts";
import { importMarkdown, importSummary } from "../import/listing.ts";
import { formatProblems } from "../model/problems.ts";
import { defineCommand, type OptionValues, type Outcome, UsageError } from "../system/command.ts";
import { helmRunner } from "../system/helm.ts";
import { importSource } from "../system/import_run.ts";
import { fileExists, writeNewFiles } from "../system/io.ts";
import { userPath } from "../system/runfiles.ts";
import { findFile } from "./comparison_options.ts";

const OPTIONS = {
  chart: {
    type: "string",
    multiple: true,
    value: "source",
    description:
      "What to import: a chart (a directory or `.tgz`), or manifests (a file, a directory, or `-` for the standard input). Required.",
  },
  to: {
    type: "string",
    required: true,
    default: "",
    value: "directory",
    description: "Directory of the package to write.",
  },
  environment: {
    type: "string",
    multiple: true,
    value: "name[=file]",
    description:
      "An environment: of a chart, a YAML file of values; of manifests, a file or directory with those of the environment. Default: each `values-<name>.yaml` of the chart.",
  },
  values: {
    type: "string",
    multiple: true,
    value: "file",
    description: "YAML file of values for the chart, in all environments.",
  },
  name: {
    type: "string",
    value: "name",
    description: "Name of the new chart. Default: that of the chart, or of the directory in `--to`.",
  },
  layout: {
    type: "string",
    default: "one",
    value: "layout",
    description: "`one`: all apps in one package with the chart; `apps`: each app in a package of its own below it.",
  },
  release: {
    type: "string",
    value: "name",
    description: "Name of the release that the chart is rendered for. Default: the chart's name.",
  },
  namespace: {
    type: "string",
    short: "n",
    value: "name",
    description: "Namespace of the release. Default: that of the workloads, if they agree about one.",
  },
  "kube-version": {
    type: "string",
    value: "version",
    description: "Kubernetes version to render charts for. Default: Helm's own.",
  },
  overwrite: {
    type: "boolean",
    default: false,
    description: "Replace files that exist. Without it, nothing is written if one of them does.",
  },
  helm: { type: "string", default: "", value: "path", internal: true, description: "The Helm binary." },
} as const;

type Values = OptionValues<typeof OPTIONS>;

export const importCommand = defineCommand({
  summary: "Writes BUILD files that render what a chart or manifests render, with a list of what is left to do.",
  examples: [
    "bazel run //tools/helm:import -- --chart=old/charts/shop --to=shop --environment=prod=old/prod.yaml",
    "kustomize build overlays/dev | bazel run @rules_appchart//tools/helm:import -- --chart=- --to=shop",
  ],
  options: OPTIONS,
  run: importChart,
});

const LAYOUTS: Readonly<Record<string, Layout>> = { apps: "apps", one: "one" };

const LABEL = "import";

async function importChart(values: Values): Promise<Outcome> {
  const layout = entryOf(LAYOUTS, values.layout);
  if (layout === undefined) {
    throw new UsageError(`no layout \`${values.layout}\`; expected ${listWords(Object.keys(LAYOUTS), "or")}`);
  }
  const places = values.chart ?? [];
  if (places.length === 0) throw new UsageError("--chart=<source> is missing");
  const { value: imported, problems } = await importSource(places, {
    ...{ label: LABEL, helm: findFile(values.helm), find: findFile, read: documentReader(), run: helmRunner() },
    release: values.release,
    namespace: values.namespace,
    values: (values.values ?? []).map(findFile),
    environments: values.environment ?? [],
    options: values["kube-version"] === undefined ? [] : ["--kube-version", values["kube-version"]],
    connection: [],
    name: values.name,
    usualName: basename(userPath(values.to)).replaceAll("_", "-"),
    packageLabel: packageLabel(values.to),
  });
  if (imported === undefined) return { exitCode: 2, output: formatProblems(problems) };
  return written(values, filesOf(imported, layout, places.join(", ")), imported);
}

/** The package that the directory is, seen from the root of the workspace. */
function packageLabel(to: string): string {
  const root = process.env["BUILD_WORKSPACE_DIRECTORY"] ?? process.env["BUILD_WORKING_DIRECTORY"] ?? process.cwd();
  const path = relative(root, userPath(to)).replaceAll("\\", "/");
  return `//${path.startsWith("..") ? basename(path) : path}`;
}

/** Everything that is written, by path below the package. */
function filesOf(imported: Imported, layout: Layout, source: string): Files {
  const encode = (text: string) => new TextEncoder().encode(text);
  const accepted = imported.judgements.flatMap(({ environment, accepted }) =>
    Object.keys(accepted).length === 0
      ? []
      : [
          [
            `accepted${environment === undefined ? "" : `_${environment}`}.yaml`,
            encode(stringifyYaml(accepted)),
          ] as const,
        ],
  );
  return new Map([
    ...buildFiles(imported.draft, layout),
    ...accepted,
    ["IMPORT.md", encode(importMarkdown(imported, source))],
  ]);
}

function written({ to, overwrite }: Values, files: Files, imported: Imported): Outcome {
  const directory = userPath(to);
  const existing = [...files.keys()].filter((path) => fileExists(join(directory, path))).sort(compareText);
  if (existing.length > 0 && !overwrite) {
    const problems = existing.map((path) => ({ label: LABEL, path: "--to", ...EXISTS, got: join(to, path) }));
    return { exitCode: 2, output: formatProblems(problems) };
  }
  writeNewFiles(directory, files);
  const lines = [...files.keys()].sort(compareText).map((path) => `  ${path}`);
  return { exitCode: 0, output: [`Written to ${to}:`, ...lines, "", importSummary(imported)].join("\n") };
}

const EXISTS = {
  code: "file-exists",
  what: "has a file that would be replaced",
  expected: "a directory without it",
  fix: "name another directory, or add `--overwrite`",
};
