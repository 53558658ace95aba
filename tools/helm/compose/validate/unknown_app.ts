/** A mention of an app that is not in the chart. */

import { closest, listWords } from "../../base/text.ts";
import type { ChartFacts } from "../../facts/types.ts";
import type { Problem } from "../../model/problems.ts";

const MOST_NAMED = 20;

interface Mention {
  readonly label: string;
  readonly path: string;
  readonly target: string;
  /** What helps besides adding the app to the chart. */
  readonly otherwise: string;
}

export function unknownApp(
  { apps, chart, isWhole }: ChartFacts,
  { label, path, target, otherwise }: Mention,
): readonly Problem[] {
  // The app may be one whose problems are already reported.
  if (!isWhole) return [];
  const isLabel = target.includes("//");
  const known = apps.map(({ app }) => (isLabel ? app.label : app.app_name));
  const meant = known.find((name) => `${name}_metadata` === target) ?? closest(target, known);
  const metadata = isLabel ? `\`"${target}_metadata"\`` : "its `_metadata` target";
  return [
    {
      code: "unknown-app",
      label,
      path,
      what: `names an app that is not in the chart ${chart.label}`,
      got: target,
      expected: known.length > MOST_NAMED ? "an app in the chart" : `one of ${listWords(known)}`,
      fix: meant === undefined ? `add ${metadata} to the chart, or ${otherwise}` : `write "${meant}"`,
    },
  ];
}
