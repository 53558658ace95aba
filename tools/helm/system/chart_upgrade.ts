/** What an upgrade from a chart's previous version would do, as the upgrade test and `.diff` see it. */
import { CHART_DEFAULTS } from "../model/defaults.ts";
import type { Problem, Result } from "../model/problems.ts";
import type { Chart } from "../model/types.ts";
import type { UpgradeInput } from "../page/types.ts";
import { releaseChanges } from "../upgrade/release_changes.ts";
import { checkUpgrade } from "../upgrade/upgrade.ts";
import { readChartVersion, renderUpgrade } from "./chart_versions.ts";

export async function readUpgrade(
  previous: string,
  directory: string,
  chart: Chart,
  helm: string,
): Promise<Result<UpgradeInput>> {
  // A chart that is given as its files is named by one of them.
  const [before, after] = [readChartVersion(previous.replace(/\/Chart\.yaml$/, "")), readChartVersion(directory)];
  if (before === undefined || after === undefined) return { problems: [noChart(chart.label, previous)] };
  const namespace = chart.namespace ?? CHART_DEFAULTS.namespace;
  const { upgrade, problems } = await renderUpgrade(before, after, {
    helm,
    release: chart.chart_name,
    options: ["--namespace", namespace],
    label: chart.label,
  });
  const report = checkUpgrade(upgrade, { chart: chart.label, test: chart.label });
  return {
    value: {
      from: before.version,
      to: after.version,
      renderings: upgrade.renderings.map(({ environment = "", ...versions }) => ({
        environment,
        changes: releaseChanges({ ...versions, namespace }),
      })),
      problems: [...problems, ...report.problems],
      warnings: report.warnings,
      notes: report.notes,
    },
  };
}

function noChart(label: string, got: string): Problem {
  return {
    code: "no-chart",
    label,
    path: "previous",
    what: "is not a chart",
    got,
    expected: "a directory with a `Chart.yaml`, or a packaged chart",
    fix: "name a chart",
  };
}
