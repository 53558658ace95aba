/** Two versions of a chart: reads them from directories and archives, and renders them side by side. */

import { join } from "node:path";
import { readArchive } from "../base/archive.ts";
import type { JsonObject } from "../base/json.ts";
import { parseYaml, stringifyYaml } from "../base/yaml.ts";
import { isMap, readObject } from "../checks/objects/objects.ts";
import { joinPath, type Problem } from "../model/problems.ts";
import type { ChartFiles } from "../model/types.ts";
import type { ChartVersion, KubernetesObject, Upgrade } from "../upgrade/types.ts";
import { renumber } from "../upgrade/versions.ts";
import { type HelmRunner, helmRunner, readObjects } from "./helm.ts";
import { fileExists, isDirectory, readBytes, readDirectory, withTemporaryDirectory, writeChart } from "./io.ts";

/** What it takes to render a chart. */
export type RenderableChart = Pick<ChartVersion, "environments" | "files" | "metadata">;

/** Whether there is a chart at a path, rather than manifests. */
export function isChart(path: string): boolean {
  return path.endsWith(".tgz") || (isDirectory(path) && fileExists(join(path, "Chart.yaml")));
}

/** A chart in a directory or in a packaged chart; undefined where there is none. */
export function readRenderableChart(path: string): RenderableChart | undefined {
  const files = isDirectory(path) ? readDirectory(path) : unpack(readBytes(path));
  const metadata = readMap(files, "Chart.yaml");
  if (metadata === undefined) return undefined;
  const environments = [...files.keys()].flatMap((file) => /^values-([^/]+)\.yaml$/.exec(file)?.[1] ?? []).sort();
  return { metadata, files, environments };
}

/** The same with its values, and what they may be. */
export function readChartVersion(path: string): ChartVersion | undefined {
  const chart = readRenderableChart(path);
  if (chart === undefined) return undefined;
  return {
    ...chart,
    version: String(chart.metadata["version"]),
    values: readMap(chart.files, "values.yaml") ?? {},
    schema: readMap(chart.files, "values.schema.json"),
  };
}

/** A packaged chart's files, without the folder that they are in. What would be written elsewhere is none of them. */
function unpack(archive: Uint8Array): ReadonlyMap<string, Uint8Array> {
  const files = [...readArchive(archive)].filter(([path]) => !path.split("/").includes(".."));
  return new Map(files.map(([path, content]) => [path.replace(/^[^/]*\//, ""), content]));
}

/** A YAML or JSON mapping; undefined for anything else, which Helm reports. */
function readMap(files: ChartFiles, path: string): JsonObject | undefined {
  const value = parseYaml(new TextDecoder().decode(files.get(path) as Uint8Array | undefined)).values?.[0];
  return isMap(value) ? value : undefined;
}

export interface RenderSettings {
  readonly helm: string;
  readonly release: string;
  /** More options for Helm, like `--namespace`. */
  readonly options: readonly string[];
  /** Label in the problem if rendering fails. */
  readonly label: string;
}

interface Directories {
  readonly before: string;
  readonly after: string;
  readonly renumbered: string;
}

/** Renders both versions, and the next one again with another version number, as Helm does during an upgrade. */
export function renderUpgrade(
  previous: ChartVersion,
  next: ChartVersion,
  settings: RenderSettings,
): Promise<{ readonly upgrade: Upgrade; readonly problems: readonly Problem[] }> {
  return withTemporaryDirectory(async (folder) => {
    const directories = { before: join(folder, "0"), after: join(folder, "1"), renumbered: join(folder, "2") };
    const metadata = { ...next.metadata, version: renumber(next.version) };
    writeChart(directories.before, previous.files);
    writeChart(directories.after, next.files);
    writeChart(directories.renumbered, new Map([...next.files, ["Chart.yaml", stringifyYaml(metadata)]]));
    const common = previous.environments.filter((name) => next.environments.includes(name));
    const run = helmRunner();
    const rendered = await Promise.all(
      [undefined, ...common].map((environment) => renderIn(environment, directories, settings, run)),
    );
    return {
      upgrade: { previous, next, renderings: rendered.flatMap(({ rendering }) => rendering ?? []) },
      problems: rendered.flatMap(({ problems }) => problems),
    };
  });
}

async function renderIn(
  environment: string | undefined,
  directories: Directories,
  settings: RenderSettings,
  run: HelmRunner,
) {
  const { helm, release, label } = settings;
  const render = async (directory: string, which: string, more: readonly string[]) => {
    const values = environment === undefined ? [] : ["--values", join(directory, `values-${environment}.yaml`)];
    const result = readObjects(
      await run(helm, ["template", release, directory, ...values, ...settings.options, ...more]),
      directory,
    );
    if (result.error === undefined) return { objects: result.objects.filter(isMap).map(readObject), problems: [] };
    const path = environment === undefined ? "" : joinPath("environments", environment);
    return { objects: [], problems: [notRendered(label, path, which, result.error)] };
  };
  // If the last one fails, so does the second, which reports it.
  const [before, after, renumbered] = await Promise.all([
    render(directories.before, "previous", []),
    render(directories.after, "next", ["--is-upgrade"]),
    render(directories.renumbered, "next", ["--is-upgrade"]),
  ]);
  const problems = [...before.problems, ...after.problems];
  if (problems.length > 0) return { problems };
  const rendering = {
    environment,
    before: before.objects,
    after: after.objects,
    renumbered: renumbered.objects as readonly KubernetesObject[],
  };
  return { rendering, problems };
}

function notRendered(label: string, path: string, which: string, error: string): Problem {
  return {
    code: "failed-rendering",
    label,
    path,
    what: `the ${which} chart cannot be rendered: ${error}`,
    expected: "a chart that renders",
    fix: "correct the chart, or set the values that it needs in `values`",
  };
}
