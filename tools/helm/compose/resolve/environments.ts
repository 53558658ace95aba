/** Environments: named overlays of the chart's values, each shipped as its own values file. */

import type { Json, JsonObject } from "../../base/json.ts";
import { isObject } from "../../base/json.ts";
import { compareText } from "../../base/text.ts";
import { environmentPath } from "../../facts/environments.ts";
import type { ChartFacts } from "../../facts/types.ts";
import type { EnvironmentView } from "../../model/chart_view.ts";
import type { Result } from "../../model/problems.ts";
import { readValues } from "./overlay.ts";

type EnvironmentOverlay = Omit<EnvironmentView, "values">;

export function readEnvironments({ chart, files }: ChartFacts): Result<readonly EnvironmentOverlay[]> {
  const declared = Object.entries(chart.environments ?? {}).map(
    ([name, overlay]): Result<EnvironmentOverlay> => ({
      value: { name, overlay: named(name, overlay as JsonObject), file: undefined },
    }),
  );
  const read = Object.entries(chart.environment_files ?? {}).map(([name, file]): Result<EnvironmentOverlay> => {
    const { value, problems } = readValues({ label: chart.label, path: environmentPath(name) }, file, files);
    return value === undefined ? { problems } : { value: { name, overlay: value, file: files.get(file) } };
  });
  const results = [...declared, ...read];
  const problems = results.flatMap((result) => result.problems ?? []);
  if (problems.length > 0) return { problems };
  const overlays = results.flatMap(({ value }) => value ?? []);
  return { value: overlays.sort((left, right) => compareText(left.name, right.name)) };
}

/** Adds the environment's name to a dict's values, unless they already have one; a file is left as it is. */
function named(name: string, overlay: JsonObject): JsonObject {
  const own: Json = overlay["global"] ?? {};
  if (!isObject(own)) return overlay;
  return { ...overlay, global: { environment: name, ...own } };
}
