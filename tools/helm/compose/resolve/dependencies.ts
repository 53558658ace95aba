/** The charts within a chart: their names, and their files. */

import type { JsonObject } from "../../base/json.ts";
import type { ChartFacts } from "../../facts/types.ts";
import type { DependencyView } from "../../model/chart_view.ts";
import { joinPath, type Problem, type Result } from "../../model/problems.ts";
import type { Chart, ChartFiles } from "../../model/types.ts";
import { importedKeys, importProblems } from "./import_values.ts";
import { findChart, type Vendored } from "./vendored_chart.ts";

type Dependency = NonNullable<Chart["dependencies"]>[number];

interface Resolved {
  readonly view: DependencyView;
  readonly files: ChartFiles;
}

/** `overlay`: the chart's own values. */
export function resolveDependencies(
  { chart, files }: ChartFacts,
  overlay: JsonObject,
): Result<{
  readonly views: readonly DependencyView[];
  readonly files: ChartFiles;
}> {
  const found = (chart.dependencies ?? []).map((dependency, index): Result<Resolved> => {
    const place = { label: chart.label, path: joinPath("dependencies", index) };
    const vendored = findChart(dependency.chart, files);
    if (typeof vendored === "string") return { problems: [unreadable(place, dependency.chart, vendored)] };
    if (vendored.missing.length > 0) return { problems: [incomplete(place, dependency.chart, vendored)] };
    const view = viewOf(dependency, vendored, overlay);
    const problems = [
      ...mismatches(place, dependency, view),
      ...sameName(place, chart, view),
      ...importProblems(place, dependency, vendored, overlay[view.key]),
    ];
    return problems.length > 0 ? { problems } : { value: { view, files: placed(view, vendored) } };
  });
  const dependencies = found.flatMap(({ value }) => value ?? []);
  const views = dependencies.map(({ view }) => view);
  const problems = [...found.flatMap((result) => result.problems ?? []), ...collisions(chart.label, views)];
  if (problems.length > 0) return { problems };
  return { value: { views, files: new Map(dependencies.flatMap((dependency) => [...dependency.files])) } };
}

function viewOf(dependency: Dependency, vendored: Vendored, overlay: JsonObject): DependencyView {
  const { alias, repository, condition, tags = [], import_values: importValues = [] } = dependency;
  const [name, version] = [String(vendored.metadata["name"]), String(vendored.metadata["version"])];
  const key = alias ?? name;
  const imported = importedKeys(importValues, vendored, overlay[key]);
  return { name, version, key, repository, alias, condition, tags, importValues, imported };
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

function incomplete(place: Place, chart: readonly string[], { missing }: Vendored): Problem {
  return {
    ...place,
    path: `${place.path}.chart`,
    code: "incomplete-dependency",
    what: `names ${chart.join(", ")}, which lists charts in its Chart.yaml that it does not contain`,
    got: missing,
    expected: "a chart with all charts that it depends on in `charts/`",
    fix: "run `helm dependency build` in its folder, or name a package of it",
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
  if (condition === undefined || ["global", key].some((name) => `${condition}.`.startsWith(`${name}.`))) return [];
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
