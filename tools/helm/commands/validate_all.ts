/** `validate-all`: builds the reports on all charts of a workspace, and shows them as one table. */
import { join } from "node:path";
import { entryOf } from "../base/table.ts";
import { compareText, listWords } from "../base/text.ts";
import { isSound, type Overviewed, overviewText } from "../checks/report/overview.ts";
import { withLint } from "../checks/report/report.ts";
import { formatProblem } from "../model/problems.ts";
import { type Bazel, findBazel, runBazel } from "../system/bazel.ts";
import { eventsIn, outputsOf, skippedIn } from "../system/build_events.ts";
import { defineCommand, type OptionValues, type Outcome, type Terminal, UsageError } from "../system/command.ts";
import { fileExists, readText, withTemporaryDirectory, writeText } from "../system/io.ts";
import { readReport } from "../system/json_files.ts";

const OPTIONS = {
  format: {
    type: "string",
    default: "text",
    value: "format",
    description: "Format of the reports: `text` or `json`.",
  },
  "bazel-option": {
    type: "string",
    multiple: true,
    value: "option",
    description: "An option of `bazel build`, like `--config=ci`.",
  },
  bazel: {
    type: "string",
    value: "program",
    description: "The Bazel to ask. Default: $BAZEL, or `bazel` or `bazelisk` on the PATH.",
  },
} as const;

export const validateAll = defineCommand({
  summary: "Shows what the checks found in all charts of a workspace, and fails if there are errors.",
  examples: [
    "bazel run @rules_appchart//tools/helm:validate_all_charts",
    "bazel run @rules_appchart//tools/helm:validate_all_charts -- --format=json --bazel-option=--config=ci -- //shop/... -//shop/old/...",
  ],
  options: OPTIONS,
  words:
    "Target patterns, as for `bazel build`, say which charts are meant; without any, all but those with the tag `manual`. Charts that are not for the platform are left out. Patterns that start with a dash come after `--`.",
  run: validateCharts,
});

const FORMATS: Readonly<Record<string, (charts: readonly Overviewed[], terminal: Terminal) => string>> = {
  json: (charts) =>
    JSON.stringify(
      charts.map(({ label, report }) => ({ label, built: report !== undefined, ...report })),
      undefined,
      2,
    ),
  text: overviewText,
};

async function validateCharts(
  values: OptionValues<typeof OPTIONS>,
  terminal: Terminal,
  words: readonly string[],
): Promise<Outcome> {
  const format = entryOf(FORMATS, values.format);
  if (format === undefined) {
    throw new UsageError(`no format \`${values.format}\`; expected ${listWords(Object.keys(FORMATS), "or")}`);
  }
  const bazel = findBazel(values.bazel);
  const labels = await chartsOf(bazel, words);
  if (labels === undefined) return { exitCode: 1, output: "" };
  const charts = labels.length === 0 ? [] : await reportsOn(labels, bazel, values["bazel-option"] ?? []);
  if (charts.length === 0) return { exitCode: 1, output: formatProblem({ ...NO_CHARTS, got: words }) };
  const holds = charts.every(({ report }) => isSound(report));
  return { exitCode: holds ? 0 : 1, output: format(charts, terminal), isResult: true };
}

const NO_CHARTS = {
  code: "no-charts",
  label: "validate_all_charts",
  path: "",
  what: "finds no chart",
  expected: "at least one `helm_chart` for this platform, without the tag `manual` unless it is named",
  fix: "name the packages that have charts, like `//shop/...`",
};

/** Progress and problems are shown, but not what became of each step. */
const QUIET = ["--ui_event_filters=-info", "--show_result=0"];

/** Undefined if Bazel cannot tell, which it has explained. */
async function chartsOf(bazel: Bazel, patterns: readonly string[]): Promise<readonly string[] | undefined> {
  const plus = patterns.filter((pattern) => !pattern.startsWith("-"));
  const minus = patterns.filter((pattern) => pattern.startsWith("-")).map((pattern) => pattern.slice(1));
  const chosen = (plus.length === 0 ? ["//..."] : plus).map(unlessManual).join(" + ");
  const charts = `kind("helm_chart rule", (${[chosen, ...minus.map(quoted)].join(") - (")}))`;
  const { exitCode, stdout } = await runBazel(bazel, [
    "query",
    "--ui_event_filters=-info",
    "--consistent_labels",
    charts,
  ]);
  const labels = stdout.split("\n").filter(Boolean);
  return exitCode === 0 ? labels.map((label) => label.replace(/^@@(?=\/\/)/, "")).sort(compareText) : undefined;
}

/** As for `bazel build`: what is tagged `manual` is only meant by its name. */
function unlessManual(pattern: string): string {
  const isWildcard = /\.\.\.|(^|:)(all|all-targets|\*)$/.test(pattern);
  const word = quoted(pattern);
  return isWildcard ? `(${word} - attr("tags", "[\\[ ]manual[,\\]]", ${word}))` : word;
}

/** A pattern as a word of Bazel's query language, in which names may have spaces and signs. */
function quoted(pattern: string): string {
  return pattern.includes('"') ? `'${pattern}'` : `"${pattern}"`;
}

/** Errors in reports do not fail this build; what keeps a chart from being composed fails only that chart. */
function reportsOn(
  labels: readonly string[],
  bazel: Bazel,
  options: readonly string[],
): Promise<readonly Overviewed[]> {
  return withTemporaryDirectory(async (folder) => {
    const [events, targets] = [join(folder, "events.json"), join(folder, "targets")];
    writeText(targets, `${labels.join("\n")}\n`);
    await runBazel(bazel, [
      ...["build", ...QUIET, "--keep_going", "--norun_validations", "--output_groups=report,lint"],
      // As wildcards do, which name no target.
      "--skip_incompatible_explicit_targets",
      ...[`--build_event_json_file=${events}`, `--target_pattern_file=${targets}`, ...options],
    ]);
    const found = eventsIn(fileExists(events) ? readText(events) : "");
    const reports = outputsOf(found, "report", bazel.workspace);
    const lints = outputsOf(found, "lint", bazel.workspace);
    const skipped = skippedIn(found);
    const built = labels.filter((label) => !skipped.has(label));
    return built.map((label) => {
      const [report] = reports.get(label) ?? [];
      const [lint] = lints.get(label) ?? [];
      if (report === undefined || lint === undefined) return { label, report: undefined };
      return { label, report: withLint(readReport(report), readReport(lint)) };
    });
  });
}
