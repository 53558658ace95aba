/** `schema`: prints or writes the JSON schemas of what people write, for their editors. */
import { join } from "node:path";
import { entryOf } from "../base/table.ts";
import { closest, listWords } from "../base/text.ts";
import { editorSchemas } from "../explain/editor_schemas.ts";
import { defineCommand, type OptionValues, type Outcome, UsageError } from "../system/command.ts";
import { fileExists, readText, writeText } from "../system/io.ts";
import { userPath } from "../system/runfiles.ts";

const OPTIONS = {
  output: {
    type: "string",
    value: "directory",
    description: "Directory to write `<name>.schema.json` to. Default: one schema is printed.",
  },
  chart: {
    type: "string",
    value: "directory",
    description: "A chart whose values are meant by `values`, like bazel-bin/hello/hello_chart.",
  },
} as const;

type Values = OptionValues<typeof OPTIONS>;

export const schema = defineCommand({
  summary: "Prints or writes the JSON schemas of declarations, values and test files, for editors.",
  examples: [
    "bazel run @rules_appchart//tools/helm:composer -- schema",
    "bazel run @rules_appchart//tools/helm:composer -- schema render_cases --output=.vscode",
    "bazel run @rules_appchart//tools/helm:composer -- schema values --chart=bazel-bin/hello/hello_chart",
  ],
  options: OPTIONS,
  words: "The names of schemas. Without any, those that there are, or with `--output` all of them.",
  run: printSchemas,
});

function printSchemas({ output, chart }: Values, _: unknown, names: readonly string[]): Outcome {
  const texts = schemaTexts(chart);
  const chosen = names.length === 0 && output !== undefined ? Object.keys(texts) : names;
  const found = chosen.map((name) => ({ name, text: textNamed(name, texts) }));
  if (output !== undefined) {
    for (const { name, text } of found) writeText(join(userPath(output), `${name}.schema.json`), text);
    return {
      exitCode: 0,
      output: `Written to ${output}: ${found.map(({ name }) => `${name}.schema.json`).join(", ")}`,
    };
  }
  const [first, ...others] = found;
  if (first === undefined) return { exitCode: 0, output: list() };
  if (others.length > 0) throw new UsageError("only one schema can be printed; add --output=<directory> for several");
  return { exitCode: 0, output: first.text.trimEnd() };
}

/** Each as a file. */
function schemaTexts(chart: string | undefined): Readonly<Record<string, string>> {
  const own = Object.entries(editorSchemas()).map(([name, each]) => [
    name,
    `${JSON.stringify(each.schema, undefined, 2)}\n`,
  ]);
  return { ...Object.fromEntries(own), ...(chart === undefined ? {} : { values: valuesSchema(chart) }) };
}

function valuesSchema(chart: string): string {
  const path = join(userPath(chart), "values.schema.json");
  if (fileExists(path)) return readText(path);
  throw new UsageError(`--chart: ${chart} has no values.schema.json`);
}

function textNamed(name: string, texts: Readonly<Record<string, string>>): string {
  const text = entryOf(texts, name);
  if (text !== undefined) return text;
  if (name === VALUES) throw new UsageError("`values` are those of a chart; add --chart=<directory>");
  const known = [...Object.keys(editorSchemas()), VALUES];
  const meant = closest(name, known);
  throw new UsageError(
    `no schema \`${name}\`; ${meant === undefined ? `expected ${listWords(known, "or")}` : `did you mean \`${meant}\`?`}`,
  );
}

const VALUES = "values";

function list(): string {
  const rows = [
    ...Object.entries(editorSchemas()).map(([name, { summary }]) => [name, summary] as const),
    [VALUES, "Values of the chart that `--chart` names."] as const,
  ];
  const width = Math.max(...rows.map(([name]) => name.length));
  return rows.map(([name, summary]) => `${name.padEnd(width)}  ${summary}`).join("\n");
}
