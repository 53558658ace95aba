/** The chart's own values cannot remove defaults of the charts that it depends on. */

import { isObject, type Json } from "../../base/json.ts";
import type { ChartView } from "../../model/chart_view.ts";
import { joinPath, type Problem } from "../../model/problems.ts";

/** Helm 3 removes what a chart's own values set to null in a subchart, but Helm 4 does not; both do for values of a user. */
export function crossCheckDependencyValues({ label, overlay, dependencies }: ChartView): readonly Problem[] {
  return dependencies.flatMap(({ key, name }) =>
    nullsIn(overlay[key], joinPath("values", key)).map((path) => ({
      code: "ineffective-null",
      label,
      path,
      what: `is None, but only whoever installs the chart can remove a default of the chart \`${name}\``,
      expected: "a value",
      fix: `set the value that means "off" in \`${name}\`, or move the None to \`environments\``,
    })),
  );
}

function nullsIn(value: Json | undefined, path: string): readonly string[] {
  if (value === null) return [path];
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([key, inner]) => nullsIn(inner, joinPath(path, key)));
}
