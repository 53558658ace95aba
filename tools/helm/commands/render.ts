/** `render`: writes what Helm renders for a chart's releases. Called by the build's action for the run targets that print it. */
import { join } from "node:path";
import { formatProblem } from "../model/problems.ts";
import { defineCommand, type OptionValues, type Outcome } from "../system/command.ts";
import { helmRunner } from "../system/helm.ts";
import { stoppedProblem } from "../system/helm_run.ts";
import { readDirectory, writeText } from "../system/io.ts";
import { readChart } from "../system/json_files.ts";
import { changesEachTime } from "./changing_templates.ts";
import { DECLARATION_OPTIONS } from "./declaration_options.ts";
import { releasesAt, renderedFile, templateArguments, withoutClusters } from "./releases.ts";

const OPTIONS = {
  chart: DECLARATION_OPTIONS.chart,
  declaration: DECLARATION_OPTIONS.declaration,
  environment: {
    type: "string",
    multiple: true,
    value: "name",
    description: "An environment to render for, in addition to the chart's own values.",
  },
  helm: { type: "string", required: true, default: "", value: "file", description: "The Helm binary." },
  output: {
    type: "string",
    required: true,
    default: "",
    value: "directory",
    description: "Directory to write to: a file for each environment.",
  },
} as const;

type Values = OptionValues<typeof OPTIONS>;

export const renderChart = defineCommand({
  summary:
    "Writes what Helm renders for a chart's releases; an empty file where Helm needs more values, or renders something else each time.",
  examples: ["render --chart=hello_chart --declaration=hello_chart.chart.json --helm=helm --output=rendered"],
  options: OPTIONS,
  run: render,
});

async function render({ environment: environments = [], ...values }: Values): Promise<Outcome> {
  const run = helmRunner();
  const lasts = !changesEachTime(readDirectory(values.chart));
  const rendered = await Promise.all(
    [undefined, ...environments].map(async (environment) => {
      const releases = withoutClusters(releasesAt({ ...values, environment }, {}));
      const runs = await Promise.all(releases.map((release) => run(values.helm, templateArguments(release))));
      return { environment, runs };
    }),
  );
  const stopped = stoppedProblem(
    readChart(values.declaration).label,
    rendered.flatMap(({ environment = "", runs }) => runs.map((each) => ({ ...each, environment, verb: "template" }))),
  );
  if (stopped !== undefined) return { exitCode: 1, output: formatProblem(stopped) };
  for (const { environment, runs } of rendered) {
    // A run target without a result asks Helm again, which then tells the person what is missing, or draws new values.
    const isWhole = lasts && runs.every(({ exitCode }) => exitCode === 0);
    const text = isWhole ? runs.map(({ stdout }) => stdout).join("") : "";
    writeText(join(values.output, renderedFile(environment)), text);
  }
  return { exitCode: 0, output: "" };
}
