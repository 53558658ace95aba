/** `golden`: compares files of the build, those of a chart or for GitOps, with their copy in the source tree, or regenerates the copy. */

import { join } from "node:path";
import { pathPattern } from "../base/path_pattern.ts";
import { formatProblems, joinPath, type Problem } from "../model/problems.ts";
import { defineCommand, type OptionValues, type Outcome, UsageError } from "../system/command.ts";
import { fileExists, readDirectory, replaceDirectory } from "../system/io.ts";
import { findRunfile, resolveRunfile } from "../system/runfiles.ts";
import { findFile } from "./comparison_options.ts";
import { objectChanges } from "./golden_objects.ts";

const OPTIONS = {
  chart: { type: "string", required: true, default: "", value: "runfile", internal: true, description: "The chart." },
  golden: {
    type: "string",
    default: "",
    value: "runfile",
    internal: true,
    // An empty golden directory has no runfile.
    description: "The golden directory, if it has files.",
  },
  source: {
    type: "string",
    required: true,
    default: "",
    value: "path",
    internal: true,
    description: "Path of the golden directory in the workspace.",
  },
  label: {
    type: "string",
    default: "",
    internal: true,
    description: "Label of the test, for problems; `<label>.update` regenerates the golden directory.",
  },
  files: {
    type: "string",
    multiple: true,
    value: "pattern",
    description: "Pattern of the chart's files to compare. Default: all files.",
  },
  marker: {
    type: "string",
    internal: true,
    description: "How every file of the copy begins: --update keeps its hands off a directory with other files.",
  },
  helm: { type: "string", default: "", value: "runfile", internal: true, description: "The Helm binary." },
  update: { type: "boolean", default: false, internal: true, description: "Regenerate the golden directory." },
} as const;

export const golden = defineCommand({
  summary: "Compares a chart, or some of its files, with the golden copy in the source tree, or regenerates the copy.",
  examples: ["bazel test //hello:hello_chart_test", "bazel run //hello:hello_chart_test.update"],
  options: OPTIONS,
  run: compareOrUpdate,
});

async function compareOrUpdate(values: OptionValues<typeof OPTIONS>): Promise<Outcome> {
  const { files: patterns = ["**"], label, source } = values;
  const built = readDirectory(resolveRunfile(values.chart));
  const problems = unmatchedPatterns(patterns, built, label);
  if (problems.length > 0) return { exitCode: 1, output: formatProblems(problems) };
  const chart = matching(patterns, built);
  if (values.update) {
    const workspace = process.env["BUILD_WORKSPACE_DIRECTORY"];
    if (workspace === undefined) throw new UsageError("--update only works under `bazel run`");
    const foreign = foreignFiles(join(workspace, source), values.marker);
    if (foreign.length > 0)
      return { exitCode: 1, output: formatProblems(foreign.map((path) => foreignIn(values, path))) };
    replaceDirectory(join(workspace, source), chart);
    return { exitCode: 0, output: `${source}: ${chart.size} files written` };
  }
  const directory = findRunfile(values.golden);
  const copy = directory === undefined ? new Map<string, Uint8Array>() : matching(patterns, readDirectory(directory));
  const differences = compare(copy, chart, source);
  if (differences.length === 0) return { exitCode: 0, output: `${chart.size} files match ${source}` };
  // What is not in the copy is as it was built.
  const rest = [...built].filter(([path]) => !chart.has(path));
  const before = new Map([...rest, ...copy]);
  const objects = values.helm === "" ? [] : await objectChanges(before, built, findFile(values.helm));
  const advice = `To regenerate ${source}: bazel run ${withoutRepository(label)}.update`;
  return {
    exitCode: 1,
    output: [...differences, ...objects, ...(objects.length === 0 ? [] : [""]), advice].join("\n"),
  };
}

/** What someone else has put into the directory: it would be deleted. */
function foreignFiles(directory: string, marker: string | undefined): readonly string[] {
  if (marker === undefined || !fileExists(directory)) return [];
  const isForeign = ([, content]: [string, Uint8Array]) => !new TextDecoder().decode(content).startsWith(marker);
  return [...readDirectory(directory)].filter(isForeign).map(([path]) => path);
}

function foreignIn({ label, source }: OptionValues<typeof OPTIONS>, path: string): Problem {
  return {
    code: "foreign-file",
    label,
    path: "directory",
    what: "has a file that would be deleted",
    got: `${source}/${path}`,
    expected: "a directory with nothing but the files that this target makes",
    fix: "move the file, or choose another `directory`",
  };
}

/** The repository name is dropped: `bazel run` can only regenerate the golden copies of the repository it runs in. */
function withoutRepository(label: string): string {
  return label.slice(label.indexOf("//"));
}

type Files = ReadonlyMap<string, Uint8Array>;

function matching(patterns: readonly string[], files: Files): Files {
  const matches = patterns.map(pathPattern);
  return new Map([...files].filter(([path]) => matches.some((match) => match(path))));
}

/** With a pattern that matches no file, the test compares less than its author thinks. */
function unmatchedPatterns(patterns: readonly string[], chart: Files, label: string): readonly Problem[] {
  return [...patterns.entries()]
    .filter(([, pattern]) => ![...chart.keys()].some(pathPattern(pattern)))
    .map(([index, pattern]) => ({
      code: "unmatched-pattern",
      label,
      path: joinPath("files", index),
      what: "matches no file in the chart",
      got: pattern,
      expected: "the path of a file in the chart, with `*` for any part of a name and `**` for any number of folders",
      fix: "correct the pattern, or remove it",
    }));
}

function compare(golden: Files, chart: Files, source: string): string[] {
  const paths = [...new Set([...golden.keys(), ...chart.keys()])].sort();
  return paths.flatMap((path) => {
    const [before, after] = [golden.get(path), chart.get(path)];
    if (before === undefined) return `${path}: new, not in ${source}`;
    if (after === undefined) return `${path}: in ${source}, but no longer built`;
    return Buffer.compare(before, after) === 0 ? [] : firstDifference(path, String(before), String(after));
  });
}

function firstDifference(path: string, before: string, after: string): string[] {
  const [old, now] = [before.split("\n"), after.split("\n")];
  const index = now.findIndex((line, at) => line !== old[at]);
  const line = index === -1 ? now.length : index;
  return [`${path}:${line + 1}: differs`, `- ${old[line] ?? "(end of file)"}`, `+ ${now[line] ?? "(end of file)"}`];
}
