/** `deploy` names environments of the chart, and each place once. */

import { closest, listWords } from "../../base/text.ts";
import { destinationsOf } from "../../facts/destinations.ts";
import type { ChartFacts } from "../../facts/types.ts";
import { joinPath, type Problem } from "../../model/problems.ts";
import type { Chart } from "../../model/types.ts";

export function validateDeploy({ chart }: ChartFacts): readonly Problem[] {
  const environments = [...Object.keys(chart.environments ?? {}), ...Object.keys(chart.environment_files ?? {})].sort();
  return Object.keys(chart.deploy ?? {}).flatMap((name) =>
    environments.includes(name) ? placeProblems(chart, name) : [unknown(chart, name, environments)],
  );
}

function unknown({ label, deploy = {} }: Chart, name: string, environments: readonly string[]): Problem {
  const meant = closest(name, environments);
  return {
    code: "unknown-environment",
    label,
    path: joinPath("deploy", name),
    what: "is not an environment of the chart",
    got: deploy[name],
    expected: environments.length === 0 ? "an environment in `environments`" : listWords(environments, "or"),
    fix: meant === undefined ? `add \`${name}\` to \`environments\`` : `rename it to \`${meant}\``,
  };
}

function placeProblems(chart: Chart, name: string): readonly Problem[] {
  const path = joinPath("deploy", name);
  const places = destinationsOf(chart, name);
  if (places.length === 0) {
    return [
      {
        code: "empty-list",
        label: chart.label,
        path,
        what: "goes nowhere",
        expected: "at least one destination",
        fix: "add one, or remove the environment from `deploy`",
      },
    ];
  }
  const seen = new Map<string, number>();
  return places.flatMap((place, index) => {
    const identity = JSON.stringify(place);
    const first = seen.get(identity);
    if (first === undefined) {
      seen.set(identity, index);
      return [];
    }
    return [
      {
        code: "duplicate-destination",
        label: chart.label,
        path: joinPath(path, index),
        what: `is the same place as \`${joinPath(path, first)}\``,
        expected: "each place once",
        fix: "remove it, or give it another `kube_context`, `namespace` or `release`",
      },
    ];
  });
}
