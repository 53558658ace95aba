/** The charts within a chart: their names, and their files. */

import { readArchived } from "../../base/archive.ts";
import type { JsonObject } from "../../base/json.ts";
import { isObject } from "../../base/json.ts";
import { parseYaml } from "../../base/yaml.ts";
import type { ChartFacts } from "../../facts/types.ts";
import type { DependencyView } from "../../model/chart_view.ts";
import { joinPath, type Problem, type Result } from "../../model/problems.ts";
import type { Chart, ChartFiles, Model } from "../../model/types.ts";

type Dependency = NonNullable<Chart["dependencies"]>[number];

interface Resolved {
  readonly view: DependencyView;
  readonly files: ChartFiles;
}

export function resolveDependencies({ chart, files }: ChartFacts): Result<{
  readonly views: readonly DependencyView[];
  readonly files: ChartFiles;
}> {
  const found = (chart.dependencies ?? []).map((dependency, index): Result<Resolved> => {
    const place = { label: chart.label, path: joinPath("dependencies", index) };
    const vendored = findChart(dependency.chart, files);
    if (typeof vendored === "string") return { problems: [unreadable(place, dependency.chart, vendored)] };
    const view = viewOf(dependency, vendored);
    const problems = [...mismatches(place, dependency, view), ...sameName(place, chart, view)];
    return problems.length > 0 ? { problems } : { value: { view, files: placed(view, vendored) } };
  });
  const dependencies = found.flatMap(({ value }) => value ?? []);
  const views = dependencies.map(({ view }) => view);
  const problems = [...found.flatMap((result) => result.problems ?? []), ...collisions(chart.label, views)];
  if (problems.length > 0) return { problems };
  return { value: { views, files: new Map(dependencies.flatMap((dependency) => [...dependency.files])) } };
}

interface Vendored {
  readonly metadata: JsonObject;
  /** By their path in the chart; a packaged chart has one file with an empty path. */
  readonly files: ChartFiles;
}

/** The chart in the files, or what is wrong with them. */
function findChart(paths: readonly string[], files: Model["files"]): Vendored | string {
  const given = [...files].filter(([file]) => paths.some((path) => file === path || file.startsWith(`${path}/`)));
  const [only] = given;
  if (given.length === 1 && only !== undefined && /\.(tgz|tar\.gz)$/.test(only[0])) {
    const metadata = metadataOf(readArchived(only[1], (path) => /^[^/]+\/Chart\.yaml$/.test(path)));
    return typeof metadata === "string" ? metadata : { metadata, files: new Map([["", only[1]]]) };
  }
  const roots = given
    .flatMap(([file]) => /^(.*\/)?Chart\.yaml$/.exec(file)?.[0].slice(0, -"Chart.yaml".length) ?? [])
    .sort((left, right) => left.length - right.length);
  const root = roots[0];
  if (root === undefined) return "does not contain a Chart.yaml";
  if (roots.some((other) => !other.startsWith(root))) return "contains several charts";
  const metadata = metadataOf(files.get(`${root}Chart.yaml`));
  if (typeof metadata === "string") return metadata;
  const within = given.filter(([file]) => file.startsWith(root));
  return { metadata, files: new Map(within.map(([file, content]) => [file.slice(root.length), content])) };
}

function metadataOf(content: Uint8Array | undefined): JsonObject | string {
  if (content === undefined) return "is not a packaged chart";
  const { values, error } = parseYaml(new TextDecoder().decode(content));
  if (error !== undefined) return `has a Chart.yaml that is not YAML: ${error}`;
  const [metadata] = values;
  const isComplete = isObject(metadata) && ["name", "version"].every((key) => typeof metadata[key] === "string");
  return isComplete ? metadata : "has a Chart.yaml without `name` or `version`";
}

function viewOf({ alias, repository, condition, tags = [] }: Dependency, { metadata }: Vendored): DependencyView {
  const [name, version] = [String(metadata["name"]), String(metadata["version"])];
  return { name, version, key: alias ?? name, repository, alias, condition, tags };
}

/** Where the files of a chart are in the chart that contains it. */
function placed({ name, version, key }: DependencyView, { files }: Vendored): ChartFiles {
  return new Map(
    [...files].map(([path, content]) => [
      path === "" ? `charts/${name}-${version}.tgz` : `charts/${key}/${path}`,
      content,
    ]),
  );
}

type Place = Pick<Problem, "label" | "path">;

function unreadable(place: Place, chart: readonly string[], what: string): Problem {
  return {
    ...place,
    path: `${place.path}.chart`,
    code: "invalid-dependency",
    what: `names ${chart.join(", ")}, which ${what}`,
    expected: "the label of a `helm_chart`, of a `.tgz` file or of a chart's files",
    fix: "name a target of this kind",
  };
}

function mismatches({ label, path }: Place, dependency: Dependency, view: DependencyView): Problem[] {
  const pins = (["name", "version"] as const).flatMap((attribute): Problem[] => {
    const got = dependency[attribute];
    if (got === undefined || got === view[attribute]) return [];
    return [
      {
        code: "dependency-mismatch",
        label,
        path: `${path}.${attribute}`,
        what: "differs from the chart itself",
        got,
        expected: JSON.stringify(view[attribute]),
        fix: `write ${JSON.stringify(view[attribute])}, or name the other chart`,
      },
    ];
  });
  return [...pins, ...ineffective({ label, path }, view)];
}

/** The named templates of all charts share one namespace, and start with the chart's name. */
function sameName(place: Place, chart: Chart, { name }: DependencyView): Problem[] {
  if (name !== chart.chart_name) return [];
  return [
    {
      ...place,
      code: "duplicate-name",
      path: `${place.path}.chart`,
      what: "has the same name as this chart, whose templates it would replace",
      got: name,
      expected: "a unique name for each chart",
      fix: "set another `chart_name`",
    },
  ];
}

/** Helm takes a missing condition for true. */
function ineffective({ label, path }: Place, { key, condition }: DependencyView): Problem[] {
  if (condition === undefined || ["global", key].includes(condition.split(".")[0] ?? "")) return [];
  return [
    {
      code: "ineffective-condition",
      label,
      path: `${path}.condition`,
      what: "is not a value of that chart",
      got: condition,
      expected: `a path that starts with \`${key}.\` or \`global.\``,
      fix: `write \`"condition": "${key}.enabled"\``,
    },
  ];
}

/** Keys at the top of a chart's own values. */
const OWN_KEYS = ["apps", "enabled", "global", "ingress", "manifests", "persistence", "tags"];

function collisions(label: string, views: readonly DependencyView[]): Problem[] {
  return views.flatMap(({ key }, index) => {
    const owner = OWN_KEYS.includes(key) ? "of the chart itself" : "of another dependency";
    const isTaken = OWN_KEYS.includes(key) || views.findIndex((view) => view.key === key) < index;
    if (!isTaken) return [];
    return {
      code: "duplicate-name",
      label,
      path: `${joinPath("dependencies", index)}.alias`,
      what: `has its values below \`${key}\`, which is a key ${owner}`,
      expected: "a unique key in values for each dependency",
      fix: "set another `alias`",
    };
  });
}
