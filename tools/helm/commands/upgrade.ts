/** `upgrade`: whether releases of a chart's previous version can be upgraded to this one without harm. */

import { parseArgs } from "node:util";
import { compareText, listWords } from "../base/text.ts";
import { formatProblems, type Problem } from "../model/problems.ts";
import { readChartVersion, renderUpgrade } from "../system/chart_versions.ts";
import type { Outcome } from "../system/command.ts";
import { findRunfile, userPath } from "../system/runfiles.ts";
import type { Upgrade } from "../upgrade/types.ts";
import { checkUpgrade, formatUpgradeProblems, type UpgradeReport } from "../upgrade/upgrade.ts";

const OPTIONS = {
  /** Runfiles, or files of the user: the chart, the previous version as directory or packed chart, and Helm. */
  chart: { type: "string", default: "" },
  previous: { type: "string", default: "" },
  helm: { type: "string", default: "" },
  /** Bazel labels of the chart, and of the test that compares. */
  label: { type: "string", default: "chart" },
  test: { type: "string", default: "upgrade" },
  /** JSON: codes, or codes and places, and why what they stand for is accepted. */
  accept: { type: "string", default: "{}" },
  /** Options for Helm, with Helm's meaning; they hold for both versions. */
  namespace: { type: "string", short: "n", default: "default" },
  release: { type: "string" },
  "kube-version": { type: "string" },
  values: { type: "string", short: "f", multiple: true },
} as const;

export async function upgradeChart(args: readonly string[]): Promise<Outcome> {
  const { values } = parseArgs({ args: [...args], options: OPTIONS });
  const labels = { chart: values.label, test: values.test };
  const previous = readChartVersion(findFile(values.previous));
  const next = readChartVersion(findFile(values.chart));
  if (previous === undefined) return failed([noChart(labels.test, "previous", values.previous)]);
  if (next === undefined) return failed([noChart(labels.test, "chart", values.chart)]);
  const { upgrade, problems } = await renderUpgrade(previous, next, {
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
  const report = checkUpgrade(upgrade, labels, JSON.parse(values.accept));
  // What was not compared may hold what seems to be accepted for nothing.
  const isSure = ({ code }: Problem) => problems.length === 0 || code !== "unused-acceptance";
  const found = [...problems, ...report.problems.filter(isSure)];
  return found.length === 0 ? { exitCode: 0, output: summary(upgrade, report) } : failed(found);
}

function findFile(path: string): string {
  return findRunfile(path) ?? userPath(path);
}

function failed(problems: readonly Problem[]): Outcome {
  return { exitCode: 1, output: formatUpgradeProblems(problems, formatProblems) };
}

function noChart(label: string, path: string, got: string): Problem {
  return {
    code: "no-chart",
    label,
    path,
    what: "holds no chart",
    got,
    expected: "a directory with a `Chart.yaml`, or a packed chart",
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
