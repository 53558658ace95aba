/** `mermaid`: prints the graph of a chart that `graph` wrote. The run target `.graph` calls it. */
import { entryOf } from "../base/table.ts";
import { listWords } from "../base/text.ts";
import { formatProblem, type Problem } from "../model/problems.ts";
import { defineCommand, type OptionValues, type Outcome } from "../system/command.ts";
import { readText } from "../system/io.ts";
import { resolveRunfile } from "../system/runfiles.ts";
import type { WrittenGraph } from "./graph.ts";

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
  label: { type: "string", default: "", internal: true, description: "Label of the chart." },
} as const;

export const mermaidCommand = defineCommand({
  summary: "Prints the graph of a chart in Mermaid's notation, which code hosts draw in pull requests.",
  examples: ["bazel run //hello:hello_chart.graph", "bazel run //hello:hello_chart.graph -- --environment=prod"],
  options: OPTIONS,
  run: printGraph,
});

function printGraph({ environment = "", graph, label }: OptionValues<typeof OPTIONS>): Outcome {
  const graphs = JSON.parse(readText(resolveRunfile(graph))) as Readonly<Record<string, WrittenGraph>>;
  const found = entryOf(graphs, environment);
  if (found === undefined) return failed(unknownEnvironment(label, environment, Object.keys(graphs)));
  if ("error" in found) return failed(notRendered(label, environment, found.error));
  return { exitCode: 0, output: found.mermaid.trimEnd() };
}

function failed(problem: Problem): Outcome {
  return { exitCode: 1, output: formatProblem(problem) };
}

function unknownEnvironment(label: string, got: string, all: readonly string[]): Problem {
  const known = all.filter((name) => name !== "");
  return {
    code: "unknown-environment",
    label,
    path: "--environment",
    what: "is not an environment of the chart",
    got,
    expected: known.length === 0 ? "a chart with `environments`" : listWords(known, "or"),
    fix: known.length === 0 ? "leave it out" : "choose one of them",
  };
}

function notRendered(label: string, environment: string, error: string): Problem {
  return {
    code: "failed-rendering",
    label,
    path: environment === "" ? "graph" : `environments.${environment}`,
    what: `the chart cannot be rendered: ${error}`,
    expected: "a chart that renders",
    fix: `\`bazel run ${label}.validate\` lists its problems`,
  };
}
