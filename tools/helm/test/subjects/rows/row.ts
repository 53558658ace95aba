/** How to set an attribute of an app or of a chart, and where in the finished chart its value is. */
import type { Attributes } from "../../support/charts.ts";

export interface AttributeRow {
  /** The attributes of the app or chart; the row's own is among them. */
  readonly set: Attributes;
  /** Where the value is then, in the notation of `read`. */
  readonly at: string;
  readonly is: unknown;
  /** What is there without the attribute. Default: something else than `is`. */
  readonly was?: unknown;
  /** The attributes to compare with. Default: `set` without the row's own. */
  readonly instead?: Attributes;
  /** What else is in the chart. */
  readonly beside?: readonly Attributes[];
  readonly chart?: Attributes;
  /** Values at deploy time, by their dotted path; they go with `set` alone. */
  readonly values?: Attributes;
}

/** Rows by what `propertiesOf` calls the property. */
export type AttributeRows = Readonly<Record<string, AttributeRow>>;
