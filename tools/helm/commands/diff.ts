/** What `.diff` does: tells how an upgrade would change a release, or how a chart differs from another version of it. */
import { join } from "node:path";
import { formatProblem, type Problem } from "../model/problems.ts";
import { readChartVersion } from "../system/chart_versions.ts";
import type { Outcome } from "../system/command.ts";
import { environmentOptions } from "../system/helm.ts";
import { readHelmOfUser } from "../system/helm_of_user.ts";
import { withTemporaryDirectory, writeChart } from "../system/io.ts";
import { objectsIn, readRelease, renderedBy } from "../system/live_release.ts";
import { userPath } from "../system/runfiles.ts";
import { releaseChanges, type Versions } from "../upgrade/release_changes.ts";
import type { ChartVersion } from "../upgrade/types.ts";
import { placeOptions, type Release, templateArguments } from "./releases.ts";
import { showChanges } from "./show_changes.ts";
import type { Task } from "./task.ts";

/** As `helm diff` and `terraform plan` do it. */
const DIFFERENT = 2;

export async function diffRelease(task: Task): Promise<Outcome> {
  const { options, release, label } = task;
  const other = options.against === undefined ? undefined : readChartVersion(userPath(options.against));
  if (options.against !== undefined && other === undefined) {
    return { exitCode: 1, output: formatProblem(notAChart(label, options.against)) };
  }
  const versions = other === undefined ? await liveVersions(task) : await renderedVersions(task, other);
  // Helm has said why.
  if (versions === undefined) return { exitCode: 1, output: "" };
  const changes = releaseChanges({ ...versions, namespace: release.namespace });
  const isSame = changes.every(({ kind }) => kind === "same");
  const exitCode = isSame || !options.tellsDifferences ? 0 : DIFFERENT;
  return { exitCode, output: showChanges(changes, task), isResult: true };
}

function notAChart(label: string, got: string): Problem {
  return {
    code: "not-a-chart",
    label,
    path: "--against",
    what: "is not a chart",
    got,
    expected: "the path of a chart's directory, or of a package like `hello-chart-0.1.0.tgz`",
    fix: "give such a path",
  };
}

type Found = Omit<Versions, "namespace"> | undefined;

/** What an upgrade would install, and what is there. Undefined if Helm fails. */
async function liveVersions({ release, options, helm }: Task): Promise<Found> {
  const { name, chart, values } = release;
  const found = await readRelease(helm, name, placeOptions(release), options.connection);
  if (found.error !== undefined && !found.isMissing) {
    process.stderr.write(found.error);
    return undefined;
  }
  const dryRun = ["--install", "--dry-run=server", "--hide-notes"];
  const place = [...placeOptions(release), "--output", "json"];
  const upgrade = await readHelmOfUser(helm, ["upgrade", name, chart, ...dryRun, ...values, ...place, ...options.helm]);
  if (upgrade.exitCode !== 0) return undefined;
  const after = renderedBy(JSON.parse(upgrade.stdout));
  return found.error === undefined ? { before: found.rendered, after, live: found.live } : { before: [], after };
}

/** What Helm renders for another version of the chart, and for the chart, both with the same options. */
function renderedVersions({ release, options, helm }: Task, other: ChartVersion): Promise<Found> {
  return withTemporaryDirectory(async (folder) => {
    const directory = join(folder, "chart");
    writeChart(directory, other.files);
    const { environment } = release;
    const isKnown = environment !== undefined && other.environments.includes(environment);
    const previous = {
      ...release,
      chart: directory,
      values: isKnown ? environmentOptions(directory, environment) : [],
    };
    const render = (version: Release) => readHelmOfUser(helm, [...templateArguments(version), ...options.helm]);
    const [before, after] = [await render(previous), await render(release)];
    if (before.exitCode !== 0 || after.exitCode !== 0) return undefined;
    return { before: objectsIn(before.stdout), after: objectsIn(after.stdout) };
  });
}
