/** The result of a comparison, as people and programs get it. */
import type { Changed, Found } from "../comparison.ts";

export interface ComparisonReport {
  /** What was compared, as people named it. */
  readonly manual: string;
  readonly generated: string;
  /** The objects that only the manual side has, and those that only the generated side has. */
  readonly missing: readonly Found[];
  readonly extra: readonly Found[];
  readonly changed: readonly Changed[];
  readonly same: number;
  readonly accepted: readonly { readonly place: string; readonly reason: string }[];
  readonly replaced: readonly Replacement[];
}

/** An object that an upgrade of the release cannot change in place. */
export interface Replacement extends Found {
  /** Why, as the rest of a sentence that starts with the object. */
  readonly what: string;
  /** What keeps it in place, as an imperative. */
  readonly fix: string;
}

/** `1 missing, 2 extra, 3 changed, 4 the same`. */
export function summaryOf({ missing, extra, changed, same, accepted }: ComparisonReport): string {
  const counts = [
    `${missing.length} missing`,
    `${extra.length} extra`,
    `${changed.length} changed`,
    `${same} the same`,
    ...(accepted.length === 0 ? [] : [`${accepted.length} accepted`]),
  ];
  return counts.join(", ");
}

/** What the groups of a report are about. */
export const MEANINGS = {
  missing: "on the manual side alone: would be lost",
  extra: "on the generated side alone: would be new",
  changed: "manual → generated",
  replaced: "cannot be changed in place by an upgrade of the release",
  accepted: "differences with a reason",
};

export type Meanings = typeof MEANINGS;
