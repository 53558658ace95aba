/** How to set an attribute of an app or of a chart, and where in the finished chart its value is. */
import type { Attributes } from "../../support/charts.ts";

export interface AttributeRow {
  /** The attributes of the app or chart; the row's own is among them. */
  readonly set: Attributes;
  /** The place of the value, in the notation of `read`. */
  readonly at: string;
  readonly is: unknown;
  /** The value there without the attribute. Default: anything but `is`. */
  readonly was?: unknown;
  /** The attributes to compare with. Default: `set` without the row's own. */
  readonly instead?: Attributes;
  /** What else is in the chart. */
  readonly beside?: readonly Attributes[];
  readonly chart?: Attributes;
  /** Values at deploy time, by dotted path; only with `set`. */
  readonly values?: Attributes;
}

/** Rows by the names of properties in `propertiesOf`. */
export type AttributeRows = Readonly<Record<string, AttributeRow>>;

/** Any text that contains a part, for `is`. Without jest, so that programs other than tests can read rows. */
export function containing(part: string): object {
  return { asymmetricMatch: (text: unknown) => typeof text === "string" && text.includes(part) };
}
