/** `snapshot`: compares a built chart with its golden copy in the source tree, or regenerates the copy. */

import { join } from "node:path";
import { defineCommand, type OptionValues, type Outcome, UsageError } from "../system/command.ts";
import { readDirectory, replaceDirectory } from "../system/io.ts";
import { findRunfile, resolveRunfile } from "../system/runfiles.ts";

const OPTIONS = {
  chart: { type: "string", required: true, default: "", value: "runfile", internal: true, description: "The chart." },
  golden: {
    type: "string",
    default: "",
    value: "runfile",
    internal: true,
    // Empty golden directories have no runfile of their own.
    description: "The golden directory, if it holds files.",
  },
  source: {
    type: "string",
    required: true,
    default: "",
    value: "path",
    internal: true,
    description: "The golden directory below the workspace.",
  },
  "update-command": {
    type: "string",
    default: "",
    value: "command",
    internal: true,
    description: "Command that regenerates the golden directory.",
  },
  update: { type: "boolean", default: false, internal: true, description: "Regenerate the golden directory." },
} as const;

export const snapshot = defineCommand({
  summary: "Compares a chart with its golden copy in the source tree, or regenerates the copy.",
  examples: ["bazel test //hello:hello_chart_test", "bazel run //hello:hello_chart_test.update"],
  options: OPTIONS,
  run: compareOrUpdate,
});

function compareOrUpdate(values: OptionValues<typeof OPTIONS>): Outcome {
  const chart = readDirectory(resolveRunfile(values.chart));
  if (values.update) {
    const workspace = process.env["BUILD_WORKSPACE_DIRECTORY"];
    if (workspace === undefined) throw new UsageError("--update works under `bazel run` alone");
    replaceDirectory(join(workspace, values.source), chart);
    return { exitCode: 0, output: `${values.source}: ${chart.size} files written` };
  }
  const directory = findRunfile(values.golden);
  const golden = directory === undefined ? new Map<string, Uint8Array>() : readDirectory(directory);
  const differences = compare(golden, chart);
  if (differences.length === 0) return { exitCode: 0, output: `${chart.size} files as in ${values.source}` };
  const advice = `Update ${values.source} if this is what you want: ${values["update-command"]}`;
  return { exitCode: 1, output: [...differences, advice].join("\n") };
}

type Files = ReadonlyMap<string, Uint8Array>;

function compare(golden: Files, chart: Files): string[] {
  const paths = [...new Set([...golden.keys(), ...chart.keys()])].sort();
  return paths.flatMap((path) => {
    const [before, after] = [golden.get(path), chart.get(path)];
    if (before === undefined) return `${path}: new, not in the golden chart`;
    if (after === undefined) return `${path}: in the golden chart, but no longer built`;
    return Buffer.compare(before, after) === 0 ? [] : firstDifference(path, String(before), String(after));
  });
}

function firstDifference(path: string, before: string, after: string): string[] {
  const [old, now] = [before.split("\n"), after.split("\n")];
  const index = now.findIndex((line, at) => line !== old[at]);
  const line = index === -1 ? now.length : index;
  return [`${path}:${line + 1}: differs`, `- ${old[line] ?? "(end of file)"}`, `+ ${now[line] ?? "(end of file)"}`];
}
