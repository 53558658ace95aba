/** `explain`: says what an attribute, a value or the code of a problem means. */
import { similar } from "../base/similar.ts";
import { listWords } from "../base/text.ts";
import { parseYaml } from "../base/yaml.ts";
import { valuePaths, valueText } from "../explain/chart_values.ts";
import { find, meantBy } from "../explain/find.ts";
import { explanation } from "../explain/text.ts";
import { formatProblems, type Problem } from "../model/problems.ts";
import type { Schema } from "../model/schema_tree.ts";
import { readRenderableChart } from "../system/chart_versions.ts";
import { defineCommand, type OptionValues, type Outcome, UsageError } from "../system/command.ts";
import { fileExists, readText } from "../system/io.ts";
import { userPath } from "../system/runfiles.ts";

const OPTIONS = {
  chart: {
    type: "string",
    value: "chart",
    description: "A chart whose values are meant, as a directory or package, like bazel-bin/hello/hello_chart.",
  },
  policies: {
    type: "string",
    multiple: true,
    value: "file",
    description: "Files with admission policies, whose names are meant.",
  },
} as const;

export const explain = defineCommand({
  summary: "Says what an attribute, a value or the code of a problem means.",
  examples: [
    "bazel run @rules_appchart//tools/helm:composer -- explain health_check.path",
    "bazel run @rules_appchart//tools/helm:composer -- explain blocked-drain",
    "bazel run @rules_appchart//tools/helm:composer -- explain apps.hello_api.replicas --chart=bazel-bin/hello/hello_chart",
    "bazel run @rules_appchart//tools/helm:composer -- explain policy:owner --policies=platform/policies.yaml",
  ],
  options: OPTIONS,
  words:
    "The words to explain: attributes like `replicas`, their keys like `health_check.path`, values like `apps.hello_api.replicas`, codes like `blocked-drain`, or policies like `policy:owner`.",
  run: explainWords,
});

async function explainWords(
  { chart, policies: files = [] }: OptionValues<typeof OPTIONS>,
  _: unknown,
  words: readonly string[],
): Promise<Outcome> {
  if (words.length === 0) throw new UsageError("there is nothing to explain; name an attribute, a value or a code");
  const values = chart === undefined ? undefined : valuesOf(chart);
  const explainPolicy = files.length === 0 ? () => undefined : await policyExplainer(files);
  const explained = words.map((word) => {
    const found = find(word);
    const texts = [
      explainPolicy(word) ?? "",
      ...(values === undefined ? [] : [valueText(word, values.schema, values.own) ?? ""]),
      ...(found === undefined ? [] : [explanation(word, found)]),
    ].filter((text) => text !== "");
    return { word, text: texts.join("\n\n") };
  });
  const unknown = explained.filter(({ text }) => text === "");
  if (unknown.length === 0) return { exitCode: 0, output: explained.map(({ text }) => text).join("\n\n") };
  const known = valuePaths(values?.own ?? null);
  return { exitCode: 1, output: formatProblems(unknown.map(({ word }) => unknownWord(word, known))) };
}

/** What takes a while to load is loaded only for policies. */
async function policyExplainer(files: readonly string[]): Promise<(word: string) => string | undefined> {
  const [{ compiledPolicies }, { explainPolicy }] = await Promise.all([
    import("../policies/cache.ts"),
    import("../policies/explain.ts"),
  ]);
  const policies = compiledPolicies(files.map((path) => ({ path, text: readText(userPath(path)) })));
  return (word) => explainPolicy(policies, word);
}

/** The chart's values, and what they may be. */
function valuesOf(chart: string) {
  const path = userPath(chart);
  const files = fileExists(path) ? readRenderableChart(path)?.files : undefined;
  const [schema, own] = ["values.schema.json", "values.yaml"].map((file) =>
    new TextDecoder().decode(files?.get(file) as Uint8Array | undefined),
  );
  if (schema === undefined || schema === "")
    throw new UsageError(`--chart: ${chart} is no chart with a values.schema.json`);
  return { schema: JSON.parse(schema) as Schema, own: parseYaml(own ?? "").values?.[0] ?? null };
}

function unknownWord(word: string, values: readonly string[]): Problem {
  const meant = [...new Set([...similar(word, values), ...meantBy(word)])];
  return {
    code: "unknown-word",
    label: "explain",
    path: word,
    what: "means nothing",
    expected: meant.length === 0 ? "an attribute, a value or a code" : listWords(meant, "or"),
    fix: meant.length === 0 ? "look in docs/attributes.md, docs/checks.md or docs/codes.md" : "choose one of them",
  };
}
