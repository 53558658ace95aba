/** No immutable field changes: the upgrade would stop halfway with an error of the API. */

import { entryOf } from "../../base/table.ts";
import { lookup } from "../../checks/objects/objects.ts";
import { stored } from "../../compare/defaults.ts";
import { type Difference, isEmpty } from "../../compare/differences.ts";
import { kindOf } from "../../compare/matching.ts";
import { objectDifferences } from "../../compare/object_differences.ts";
import { formatPath, matches, type Path } from "../../compare/path.ts";
import type { Pair } from "../../compare/types.ts";
import { show } from "../../model/problems.ts";
import { IMMUTABLE_FIELDS, type ImmutableFields, type Kept } from "../immutable_fields.ts";
import { inRenderings, pairs } from "../objects.ts";
import type { UpgradeCheck } from "../types.ts";

export const immutableField: UpgradeCheck = {
  code: "immutable-field",
  severity: "error",
  description: "No immutable field changes, since the upgrade would fail halfway.",
  source: "Kubernetes API Reference; the API server's validation of updates",
  allowedByVersion: false,
  run: (upgrade) =>
    inRenderings(upgrade, (rendering) =>
      pairs(rendering).flatMap((pair) => {
        const fields = entryOf(IMMUTABLE_FIELDS, kindOf(pair.after));
        if (fields === undefined) return [];
        return changes(pair, fields).map(({ path, before, after }) => {
          const kept = keptAt(path, pair, fields);
          return {
            place: `${pair.after.id} ${formatPath(path)}`,
            what: kept
              ? `is no longer in the chart, which Kubernetes ignores: ${kept.result}`
              : `changes, which Kubernetes rejects: ${wordsOf(path, fields)}`,
            // What the API server fills in is not in the chart.
            got: (kept ? undefined : after) ?? null,
            expected: before === undefined ? "nothing, as before" : `${show(before)} as before`,
            fix: kept?.remedy ?? fields.remedy,
          };
        });
      }),
    ),
};

/** What becomes of a field that the next version leaves out, if the API server does not say a word. */
function keptAt(path: Path, { after }: Pair, { kept = {} }: ImmutableFields): Kept | undefined {
  const [, found] =
    Object.entries(kept).find(
      ([field]) => matches(path, field) && lookup(after.body, ...field.split(".")) === undefined,
    ) ?? [];
  return found;
}

/** What the API server says. */
function wordsOf(path: Path, { refusal, refusals = {} }: ImmutableFields): string {
  return Object.entries(refusals).find(([field]) => matches(path, field))?.[1] ?? refusal;
}

/** The immutable fields of an object that change. */
export function changes({ before, after }: Pair, { fixed, except = [] }: ImmutableFields): readonly Difference[] {
  return Object.entries(fixed).flatMap(([field, unless]) => {
    const path = field.split(".");
    const [older, newer] = [lookup(before.body, ...path), lookup(after.body, ...path)];
    const sides = { before: older, after: newer, objectBefore: before.body, objectAfter: after.body };
    if (unless !== true && unless.holds(sides)) return [];
    return withoutLostTemplates(objectDifferences({ before, after }, stored, path)).filter(
      (difference) =>
        // A path that is listed by itself is not excepted by a path above it.
        unless !== true || !except.some((pattern) => matches(difference.path, pattern)),
    );
  });
}

/** `removed-data` reports the claim templates that a StatefulSet loses, and so a change of their names. */
function withoutLostTemplates(found: readonly Difference[]): readonly Difference[] {
  const whole = found.filter(({ path }) => path[1] === "volumeClaimTemplates" && path.length <= 3);
  return whole.some(({ after }) => isEmpty(after)) ? found.filter((difference) => !whole.includes(difference)) : found;
}
