/** `gitops`: writes files for Argo CD or Flux from a chart. Called by the build's action. */
import { listWords } from "../base/text.ts";
import { gitopsFiles } from "../gitops/gitops.ts";
import { GITOPS_MACROS, type GitopsMacro } from "../model/gitops_schemas.ts";
import { formatProblems } from "../model/problems.ts";
import { readChartVersion } from "../system/chart_versions.ts";
import { defineCommand, type OptionValues, type Outcome, UsageError } from "../system/command.ts";
import { readText, writeFiles } from "../system/io.ts";
import { readLabelled } from "../system/labelled_files.ts";
import type { ChartVersion } from "../upgrade/types.ts";

const OPTIONS = {
  macro: { type: "string", required: true, default: "", value: "name", description: "What the files are for." },
  declaration: {
    type: "string",
    required: true,
    default: "",
    value: "file",
    description: "The declaration: the JSON of the macro's attributes.",
  },
  "chart-declaration": {
    type: "string",
    required: true,
    default: "",
    value: "file",
    description: "The chart's declaration: the JSON of its `helm_chart`.",
  },
  chart: {
    type: "string",
    required: true,
    default: "",
    value: "path",
    description: "The chart: its package, or its directory.",
  },
  file: {
    type: "string",
    multiple: true,
    value: "label=path",
    description: "A file that the JSON refers to by label. In the label, `%3D` stands for `=` and `%25` for `%`.",
  },
  output: {
    type: "string",
    required: true,
    default: "",
    value: "directory",
    description: "The directory to write to.",
  },
} as const;

export const gitops = defineCommand({
  summary: "Writes files for Argo CD or Flux that deploy a chart.",
  examples: [
    "gitops --macro=argocd_project --declaration=project.json --chart-declaration=hello_chart.chart.json --chart=hello-chart-0.1.0.tgz --output=argocd",
  ],
  options: OPTIONS,
  run: writeGitops,
});

function writeGitops(values: OptionValues<typeof OPTIONS>): Outcome {
  const { macro, output } = values;
  if (!isMacro(macro)) throw new UsageError(`--macro=${macro}: expected ${listWords(GITOPS_MACROS, "or")}`);
  const chart = readChartVersion(values.chart);
  if (chart === undefined) throw new UsageError(`--chart: ${values.chart} is not a chart`);
  const result = gitopsFiles({
    macro,
    declaration: readText(values.declaration),
    chart: readText(values["chart-declaration"]),
    version: chart.version,
    files: new Map((values.file ?? []).flatMap(readLabelled)),
    values: valuesIn(chart),
  });
  if (result.problems !== undefined) return { exitCode: 1, output: formatProblems(result.problems) };
  writeFiles(output, result.value);
  return { exitCode: 0, output: "" };
}

function isMacro(name: string): name is GitopsMacro {
  return GITOPS_MACROS.some((macro) => macro === name);
}

/** The values files of a chart's environments. */
function valuesIn({ environments, files }: ChartVersion): ReadonlyMap<string, string> {
  const names = environments.map((environment) => `values-${environment}.yaml`);
  return new Map(names.map((name) => [name, textOf(files.get(name) ?? "")]));
}

function textOf(content: string | Uint8Array): string {
  return typeof content === "string" ? content : new TextDecoder().decode(content);
}
