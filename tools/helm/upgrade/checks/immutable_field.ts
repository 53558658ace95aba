/** No immutable field changes: the upgrade would stop halfway with an error of the API. */

import { entryOf } from "../../base/table.ts";
import { lookup } from "../../checks/objects/objects.ts";
import { show } from "../../model/problems.ts";
import { type Difference, differences, formatPath, matches } from "../differences.ts";
import { IMMUTABLE_FIELDS, type ImmutableFields } from "../immutable_fields.ts";
import { claimTemplates, inRenderings, kindOf, type Pair, pairs } from "../objects.ts";
import type { JsonObject, UpgradeCheck } from "../types.ts";

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

function changes(pair: Pair, { fixed, except = [], defaults = {} }: ImmutableFields): readonly Difference[] {
  const [objectBefore, objectAfter] = comparable(pair);
  return Object.entries(fixed).flatMap(([field, unless]) => {
    const path = field.split(".");
    const [before, after] = [lookup(objectBefore, ...path), lookup(objectAfter, ...path)];
    if (unless !== true && unless.holds({ before, after, objectBefore, objectAfter })) return [];
    return differences(before, after, path).filter(
      (difference) =>
        !isDefault(difference, defaults) &&
        // A path that is listed by itself is not excepted by a path above it.
        (unless !== true || !except.some((pattern) => matches(difference.path, pattern))),
    );
  });
}

function isDefault({ path, before, after }: Difference, defaults: NonNullable<ImmutableFields["defaults"]>): boolean {
  return Object.entries(defaults).some(
    ([pattern, value]) =>
      matches(path, pattern) && [before, after].every((side) => side === undefined || side === value),
  );
}

/** If a StatefulSet lost claim templates, only those that both versions have: `removed-data` reports the others. */
function comparable({ before, after }: Pair): readonly [JsonObject, JsonObject] {
  const [earlier, later] = [claimTemplates(before), claimTemplates(after)];
  if ([...earlier.keys()].every((name) => later.has(name))) return [before.body, after.body];
  const common = [...earlier.keys()].filter((name) => later.has(name));
  const withTemplates = (body: JsonObject, templates: typeof earlier): JsonObject => ({
    ...body,
    spec: {
      ...(body["spec"] as JsonObject),
      volumeClaimTemplates: common.map((name) => templates.get(name) ?? null),
    },
  });
  return [withTemplates(before.body, earlier), withTemplates(after.body, later)];
}
