/** `mermaid`: prints the graph of a chart that `graph` wrote. The run target `.graph` calls it. */
import { entryOf } from "../base/table.ts";
import { environmentPath } from "../facts/environments.ts";
import { formatProblem, type Problem } from "../model/problems.ts";
import { defineCommand, type OptionValues, type Outcome } from "../system/command.ts";
import { readText } from "../system/io.ts";
import { resolveRunfile } from "../system/runfiles.ts";
import type { WrittenGraph } from "./graph.ts";
import { unknownEnvironment } from "./releases.ts";

const OPTIONS = {
  environment: {
    type: "string",
    value: "name",
    description: "The environment whose graph is printed. Default: that of the chart's own values.",
  },
  graph: {
    type: "string",
    required: true,
    default: "",
    value: "runfile",
    internal: true,
    description: "The JSON that `graph` wrote.",
  },
  declaration: {
    type: "string",
    required: true,
    default: "",
    value: "runfile",
    internal: true,
    description: "The chart's declaration, which names its environments.",
  },
  label: { type: "string", default: "", internal: true, description: "Label of the chart." },
} as const;

export const mermaidCommand = defineCommand({
  summary: "Prints the graph of a chart in Mermaid's notation, which code hosts draw in pull requests.",
  examples: ["bazel run //hello:hello_chart.graph", "bazel run //hello:hello_chart.graph -- --environment=prod"],
  options: OPTIONS,
  run: printGraph,
});

function printGraph({ environment, graph, ...choice }: OptionValues<typeof OPTIONS>): Outcome {
  const unknown = unknownEnvironment({ chart: "", ...choice, environment }, undefined);
  if (unknown !== undefined) return { exitCode: 1, output: formatProblem(unknown) };
  const graphs = JSON.parse(readText(resolveRunfile(graph))) as Readonly<Record<string, WrittenGraph>>;
  const found = entryOf(graphs, environment ?? "");
  if (found?.mermaid !== undefined) return { exitCode: 0, output: found.mermaid.trimEnd() };
  return { exitCode: 1, output: formatProblem(notRendered(choice.label, environment, found?.error ?? "")) };
}

function notRendered(label: string, environment: string | undefined, error: string): Problem {
  return {
    code: "failed-rendering",
    label,
    path: environment === undefined ? "graph" : environmentPath(environment),
    what: `the chart cannot be rendered: ${error}`,
    expected: "a chart that renders",
    fix: `\`bazel run ${label}.validate\` lists its problems`,
  };
}
