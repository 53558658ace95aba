/** `report`: writes the page about a chart, one HTML file that needs nothing else. Called by the build's action for `.report`. */

import { parseYaml } from "../base/yaml.ts";
import { isMap } from "../checks/objects/objects.ts";
import { withLint } from "../checks/report/report.ts";
import { formatProblems } from "../model/problems.ts";
import { pageHtml } from "../page/html.ts";
import { pageOf } from "../page/page.ts";
import { readPageInput } from "../system/chart_page.ts";
import { policyFiles } from "../system/chart_report.ts";
import { readUpgrade } from "../system/chart_upgrade.ts";
import { defineCommand, type OptionValues, type Outcome } from "../system/command.ts";
import { readText, writeText } from "../system/io.ts";
import { readApp, readChart, readReport } from "../system/json_files.ts";
import { readLabelled } from "../system/labelled_files.ts";
import { POLICY_OPTIONS } from "./declaration_options.ts";
import { PICTURE_OPTIONS } from "./picture_options.ts";

const OPTIONS = {
  ...PICTURE_OPTIONS,
  ...POLICY_OPTIONS,
  checked: {
    type: "string",
    required: true,
    default: "",
    value: "file",
    description: "The report that `check` wrote.",
  },
  lint: { type: "string", required: true, default: "", value: "file", description: "The report that `lint` wrote." },
  file: {
    type: "string",
    multiple: true,
    value: "label=path",
    description: "A file that the declaration refers to.",
  },
  previous: {
    type: "string",
    value: "path",
    description:
      "The chart's previous version: a directory or a packaged chart. Default: the page says nothing of an upgrade.",
  },
  output: { type: "string", required: true, default: "", value: "file", description: "File to write the page to." },
} as const;

type Values = OptionValues<typeof OPTIONS>;

export const reportCommand = defineCommand({
  summary: "Writes the page about a chart: one HTML file. The build runs it for `.report`.",
  examples: [
    "report --chart=hello_chart --declaration=hello_chart.chart.json --app=api.json --helm=helm --checked=report.json --lint=lint.json --output=hello.html",
  ],
  options: OPTIONS,
  run: writePage,
});

async function writePage(values: Values): Promise<Outcome> {
  const chart = readChart(values.declaration);
  const { value: input, problems } = await readPageInput({
    directory: values.chart,
    helm: values.helm,
    chart,
    apps: (values.app ?? []).map(readApp),
    crds: (values.crds ?? []).map(readText),
    policies: policyFiles(chart, (values.policies ?? []).map(readText)),
    environments: values.environment ?? [],
    overlay: chart.values_file === undefined ? undefined : overlayIn(chart.values_file, values.file ?? []),
    report: withLint(readReport(values.checked), readReport(values.lint)),
  });
  if (problems !== undefined) return { exitCode: 1, output: formatProblems(problems) };
  const upgrade =
    values.previous === undefined ? undefined : await readUpgrade(values.previous, values.chart, chart, values.helm);
  if (upgrade?.problems !== undefined) return { exitCode: 1, output: formatProblems(upgrade.problems) };
  writeText(values.output, pageHtml(pageOf({ ...input, upgrade: upgrade?.value })));
  return { exitCode: 0, output: "" };
}

/** The values in a file of the declaration; none if they are no map, which `compose` reports. */
function overlayIn(name: string, files: readonly string[]) {
  const content = new Map(files.flatMap(readLabelled)).get(name);
  const value = parseYaml(new TextDecoder().decode(content)).values?.[0];
  return isMap(value) ? value : {};
}
