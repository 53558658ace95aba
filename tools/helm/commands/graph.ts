/** `graph`: writes the graph of a chart in Mermaid's notation, for each environment. Called by the build's action for `.graph`. */
import { graphOf } from "../graph/graph.ts";
import { mermaidOf } from "../graph/mermaid.ts";
import { formatProblems } from "../model/problems.ts";
import { renderAll } from "../system/chart_page.ts";
import { defineCommand, type OptionValues, type Outcome } from "../system/command.ts";
import { readDirectory, readText, writeText } from "../system/io.ts";
import { readApp, readChart } from "../system/json_files.ts";
import { PICTURE_OPTIONS } from "./picture_options.ts";

const OPTIONS = {
  ...PICTURE_OPTIONS,
  output: { type: "string", required: true, default: "", value: "file", description: "JSON file to write." },
} as const;

/** The graph of one environment, or why there is none. */
export type WrittenGraph =
  | { readonly mermaid: string; readonly error?: never }
  | { readonly mermaid?: never; readonly error: string };

export const graphCommand = defineCommand({
  summary: "Writes the graph of a chart for each environment, as `mermaid` prints it. The build runs it for `.graph`.",
  examples: [
    "graph --chart=hello_chart --declaration=hello_chart.chart.json --app=api.json --helm=helm --output=graph.json",
  ],
  options: OPTIONS,
  run: writeGraphs,
});

async function writeGraphs(values: OptionValues<typeof OPTIONS>): Promise<Outcome> {
  const chart = readChart(values.declaration);
  const { value: renderings, problems } = await renderAll(
    {
      directory: values.chart,
      helm: values.helm,
      chart,
      apps: (values.app ?? []).map(readApp),
      crds: (values.crds ?? []).map(readText),
      environments: values.environment ?? [],
    },
    readDirectory(values.chart),
  );
  if (problems !== undefined) return { exitCode: 1, output: formatProblems(problems) };
  const graphs = renderings.map(({ environment, error, rendering }): readonly [string, WrittenGraph] => {
    if (error !== undefined) return [environment, { error }];
    const title = environment === "" ? chart.label : `${chart.label}, ${environment}`;
    return [environment, { mermaid: mermaidOf(graphOf(rendering), title) }];
  });
  writeText(values.output, `${JSON.stringify(Object.fromEntries(graphs), undefined, 2)}\n`);
  return { exitCode: 0, output: "" };
}
