/** `upgrade`: checks whether releases of a chart's previous version can be upgraded to this one safely. */

import { compareText, listWords } from "../base/text.ts";
import { formatProblems, type Problem } from "../model/problems.ts";
import { readChartVersion, renderUpgrade } from "../system/chart_versions.ts";
import { defineCommand, type OptionValues, type Outcome } from "../system/command.ts";
import { readTexts } from "../system/json_files.ts";
import type { Upgrade } from "../upgrade/types.ts";
import { checkUpgrade, formatUpgradeProblems, type UpgradeReport } from "../upgrade/upgrade.ts";
import { findFile } from "./comparison_options.ts";

const OPTIONS = {
  chart: {
    type: "string",
    required: true,
    default: "",
    value: "path",
    internal: true,
    description: "The chart: a file or a runfile.",
  },
  previous: {
    type: "string",
    required: true,
    default: "",
    value: "path",
    description: "The version before: the directory of a chart, or a packaged chart.",
  },
  helm: {
    type: "string",
    required: true,
    default: "",
    value: "path",
    internal: true,
    description: "The Helm binary.",
  },
  label: { type: "string", default: "chart", internal: true, description: "Bazel label of the chart." },
  test: { type: "string", default: "upgrade", internal: true, description: "Bazel label of the upgrade test." },
  accept: {
    type: "string",
    default: "{}",
    value: "json",
    internal: true,
    description: "Accepted problems: codes, or codes and places, each with the reason.",
  },
  namespace: {
    type: "string",
    short: "n",
    default: "default",
    value: "name",
    description: "Namespace of the release.",
  },
  release: { type: "string", value: "name", description: "Name of the release. Default: the chart's name." },
  "kube-version": {
    type: "string",
    value: "version",
    description: "Kubernetes version to render both versions for. Default: Helm's own.",
  },
  values: {
    type: "string",
    short: "f",
    multiple: true,
    value: "file",
    description: "YAML file of values for both versions.",
  },
} as const;

export const upgradeChart = defineCommand({
  summary: "Compares a chart with its previous version, and fails if an upgrade would do harm.",
  examples: [
    "bazel test //hello:upgrade_test",
    "bazel run //hello:upgrade_test -- --previous=hello-1.2.0.tgz --kube-version=1.33 -f values.yaml",
  ],
  options: OPTIONS,
  run: upgrade,
});

async function upgrade(values: OptionValues<typeof OPTIONS>): Promise<Outcome> {
  const labels = { chart: values.label, test: values.test };
  const accepted = readTexts(values.accept, "--accept");
  const previous = readChartVersion(findFile(values.previous));
  const next = readChartVersion(findFile(values.chart));
  if (previous === undefined) return failed([noChart(labels.test, "previous", values.previous)]);
  if (next === undefined) return failed([noChart(labels.test, "chart", values.chart)]);
  const { upgrade: compared, problems } = await renderUpgrade(previous, next, {
    helm: findFile(values.helm),
    release: values.release ?? String(next.metadata["name"]),
    label: labels.test,
    options: [
      "--namespace",
      values.namespace,
      ...(values["kube-version"] === undefined ? [] : ["--kube-version", values["kube-version"]]),
      ...(values.values ?? []).flatMap((file) => ["--values", findFile(file)]),
    ],
  });
  const report = checkUpgrade(compared, labels, accepted);
  // An acceptance that seems unused may concern what could not be compared.
  const isSure = ({ code }: Problem) => problems.length === 0 || code !== "unused-acceptance";
  const found = [...problems, ...report.problems.filter(isSure)];
  if (found.length > 0) return failed([...found, ...report.warnings]);
  const output = [summary(compared, report), formatUpgradeProblems(report.warnings, formatProblems)];
  return { exitCode: 0, output: output.filter(Boolean).join("\n\n") };
}

function failed(problems: readonly Problem[]): Outcome {
  return { exitCode: 1, output: formatUpgradeProblems(problems, formatProblems) };
}

function noChart(label: string, path: string, got: string): Problem {
  return {
    code: "no-chart",
    label,
    path,
    what: "is not a chart",
    got,
    expected: "a directory with a `Chart.yaml`, or a packaged chart",
    fix: "name a chart",
  };
}

function summary({ previous, next, renderings }: Upgrade, { notes }: UpgradeReport): string {
  const environments = renderings.flatMap(({ environment }) => environment ?? []);
  return [
    `chart     ${next.metadata["name"]} ${next.version}, after ${previous.version}`,
    `compared  ${renderings[0]?.before.length} objects with ${renderings[0]?.after.length}`,
    ...(environments.length === 0 ? [] : [`also in   ${listWords(environments).replaceAll("`", "")}`]),
    ...[...new Set(notes)].sort(compareText),
  ].join("\n");
}
