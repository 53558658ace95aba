/** Alerts: each label and annotation is set only once. */

import type { AppFacts } from "../../facts/types.ts";
import { joinPath, type Problem } from "../../model/problems.ts";

const SHORT_FORMS = [
  ["labels", "severity"],
  ["annotations", "summary"],
  ["annotations", "description"],
] as const;

export function validateAlerts({ app: { label, alerts = {} } }: AppFacts): readonly Problem[] {
  return Object.entries(alerts).flatMap(([name, alert]) =>
    SHORT_FORMS.filter(([map, key]) => alert[key] !== undefined && alert[map]?.[key] !== undefined).map(
      ([map, key]) => ({
        code: "conflicting-attributes",
        label,
        path: joinPath(joinPath(joinPath("alerts", name), map), key),
        what: `cannot be combined with \`${key}\``,
        got: alert[map]?.[key],
        expected: `either \`${key}\` or the same in \`${map}\``,
        fix: "remove one of them",
      }),
    ),
  );
}
