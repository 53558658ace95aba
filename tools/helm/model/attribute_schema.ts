/** A part of our schemas: draft-07, and the words of our own in which a schema is the model. */
import type { Json } from "../base/json.ts";
import type { Workload } from "./types.ts";

/**
 * Keywords beyond draft-07. None of them validates anything. Those that name a place (`field`, `values`) or who has the
 * attribute (`trait`, `workloads`) hold where they are written: a `$ref` to a property does not bring them along.
 */
export interface OwnKeywords {
  /** What belongs there, in prose. Shown in problems. */
  readonly expected?: string;
  /** The edit that helps, as an imperative. Shown in problems. */
  readonly fix?: string;
  /** What other tools call it: Kubernetes, Helm charts in wide use. Who writes such a name is told where its value goes. */
  readonly aliases?: readonly string[];
  /** How a text is written, where what comes close can be corrected. */
  readonly notation?: "semver";
  /** Of a dict: other tools' dicts within it whose keys belong here directly, with what they say besides. */
  readonly opens?: Readonly<Record<string, Readonly<Record<string, Json>>>>;
  /** Written by the rules, never by users, and not offered to them. */
  readonly internal?: true;
  /** What a number counts. */
  readonly unit?: Unit;
  /** A trait of app types (`facts/app_types.ts`) without which the attribute means nothing. Default: it takes none. */
  readonly trait?: string;
  /**
   * The kinds of workload that have the attribute, where the Kubernetes API or Helm decides. Default: those of `field`, else
   * all.
   */
  readonly workloads?: readonly Workload[];
  /** Of an `enum`: the kinds of workload that have a value, where not all have it. */
  readonly valueWorkloads?: Readonly<Record<string, readonly Workload[]>>;
  /**
   * The field of the Kubernetes API that the attribute becomes, in the notation that tests use for places in a chart:
   * `pod.priorityClassName`, `container.workingDir`, `workload.spec.minReadySeconds`, `CronJob.spec.timeZone`. A dict by kind
   * of workload where the kinds differ. Without `values`, the composer places it there (`resolve/fields.ts`).
   */
  readonly field?: string | Readonly<Partial<Record<Workload, string>>>;
  /**
   * The key of the chart's values that overrides it, in their own spelling: below `apps.<app>` for an attribute of an app.
   * `<…>` stands for a key that the user chose. That of a definition's property holds where the attribute that refers to
   * the definition has a key too.
   */
  readonly values?: string;
  /** What the attribute is for, where nothing in the chart shows it. */
  readonly unrendered?: string;
  /** The type of what BUILD files have, where the rules put something else in its place: `label`, `list of labels`. */
  readonly written?: string;
}

export type Unit = "percent" | "pods" | "seconds";

/** What a property of a schema says, or a definition. Unlike keywords of our own, those of draft-07 are listed as needed. */
export interface AttributeSchema extends OwnKeywords {
  readonly $ref?: string;
  readonly description?: string;
  /** What holds where the attribute is not given; for an attribute with a `field`, the chart says it. Never filled in by ajv. */
  readonly default?: Json;
  /** Values for documents and tests. */
  readonly examples?: readonly Json[];
  readonly type?: string | readonly string[];
  readonly enum?: readonly Json[];
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly required?: readonly string[];
  readonly properties?: AttributeSchemas;
  readonly definitions?: AttributeSchemas;
  readonly additionalProperties?: boolean | AttributeSchema;
  readonly items?: AttributeSchema;
  readonly anyOf?: readonly AttributeSchema[];
}

export type AttributeSchemas = Readonly<Record<string, AttributeSchema>>;

const KEYWORDS: Readonly<Record<keyof OwnKeywords, true>> = {
  expected: true,
  fix: true,
  aliases: true,
  notation: true,
  opens: true,
  internal: true,
  unit: true,
  trait: true,
  workloads: true,
  valueWorkloads: true,
  field: true,
  values: true,
  unrendered: true,
  written: true,
};

/** The names of the keywords, for whatever reads the schemas strictly. */
export const OWN_KEYWORDS: readonly string[] = Object.keys(KEYWORDS);
