/** No immutable field changes: the upgrade would stop halfway with an error of the API. */

import { entryOf } from "../../base/table.ts";
import { lookup } from "../../checks/objects/objects.ts";
import { stored } from "../../compare/defaults.ts";
import { type Difference, isEmpty } from "../../compare/differences.ts";
import { kindOf } from "../../compare/matching.ts";
import { objectDifferences } from "../../compare/object_differences.ts";
import { formatPath, matches } from "../../compare/path.ts";
import type { Pair } from "../../compare/types.ts";
import { show } from "../../model/problems.ts";
import { IMMUTABLE_FIELDS, type ImmutableFields } from "../immutable_fields.ts";
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
        return changes(pair, fields).map(({ path, before, after }) => ({
          place: `${pair.after.id} ${formatPath(path)}`,
          what: wordsOf({ path, before, after }, fields),
          got: after ?? null,
          expected: before === undefined ? "nothing, as before" : `${show(before)} as before`,
          fix: fields.remedy,
        }));
      }),
    ),
};

/** What the API server says or does. */
function wordsOf({ path, after }: Difference, { refusal, refusals = {}, kept = {} }: ImmutableFields): string {
  const ofField = (words: Readonly<Record<string, string>>) =>
    Object.entries(words).find(([field]) => matches(path, field))?.[1];
  const result = after === undefined ? ofField(kept) : undefined;
  if (result !== undefined) return `is no longer in the chart, which Kubernetes ignores: ${result}`;
  return `changes, which Kubernetes rejects: ${ofField(refusals) ?? refusal}`;
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
