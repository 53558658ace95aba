/** A part of our schemas: draft-07, plus our own keywords. */
import type { Json } from "../base/json.ts";
import type { Format } from "./formats.ts";
import type { Workload } from "./types.ts";

/**
 * Keywords beyond draft-07. None of them validates anything. Those for a place (`field`, `shows`, `values`) or for who has the
 * attribute (`trait`, `workloads`) apply only where they are written: a `$ref` to a property does not bring them along.
 */
export interface OwnKeywords {
  /** The valid values, in prose. Shown in problems. */
  readonly expected?: string;
  /** The edit that solves it, as an imperative. Shown in problems. */
  readonly fix?: string;
  /** Its names in other tools: Kubernetes, popular Helm charts. A problem with such a name says where the value goes. */
  readonly aliases?: readonly string[];
  /** The notation of a text, if near misses can be corrected. */
  readonly notation?: "semver";
  /** Of a dict: other tools' nested dicts whose keys belong directly in it, with the keys that they imply. */
  readonly opens?: Readonly<Record<string, Readonly<Record<string, Json>>>>;
  /** Written by the rules, not by users, and not suggested to them. */
  readonly internal?: true;
  /** The unit of a number. */
  readonly unit?: Unit;
  /** The trait of app types (`facts/app_types.ts`) that the attribute requires. Default: none. */
  readonly trait?: string;
  /**
   * The kinds of workload that have the attribute, if the Kubernetes API or Helm decides. Default: those of `field`, or
   * all.
   */
  readonly workloads?: readonly Workload[];
  /** Of an `enum`: the kinds of workload that have a value, if not all have it. */
  readonly valueWorkloads?: Readonly<Record<string, readonly Workload[]>>;
  /**
   * The field of the Kubernetes API that the attribute becomes, in the notation that tests use for places in a chart:
   * `pod.priorityClassName`, `container.workingDir`, `workload.spec.minReadySeconds`, `CronJob.spec.timeZone`. A dict by kind
   * of workload if the kinds differ. Without `values`, the composer places the attribute there (`resolve/fields.ts`).
   */
  readonly field?: string | Readonly<Partial<Record<Workload, string>>>;
  /** More fields that show it, in the notation of `field`, for an attribute that becomes several or is one of several in a field. */
  readonly shows?: readonly string[];
  /**
   * The key of the chart's values that overrides it, in their own spelling: below `apps.<app>` for an attribute of an app.
   * `<…>` stands for a key that the user chose. The key of a definition's property applies if the attribute that refers to
   * the definition also has a key.
   */
  readonly values?: string;
  /** What the attribute is for, if nothing in the chart shows it. */
  readonly unrendered?: string;
  /** The type in BUILD files, if the rules replace the value: `label`, `list of labels`. */
  readonly written?: string;
}

export type Unit = "percent" | "pods" | "seconds";

/** A property of a schema, or a definition. Our own keywords are complete; those of draft-07 are listed as needed. */
export interface AttributeSchema extends OwnKeywords {
  readonly $ref?: string;
  readonly description?: string;
  /** The value if the attribute is not given; for an attribute with a `field`, the chart contains it. ajv never fills it in. */
  readonly default?: Json;
  /** Sample values, for documents and tests. */
  readonly examples?: readonly Json[];
  readonly type?: string | readonly string[];
  readonly enum?: readonly Json[];
  readonly pattern?: string;
  readonly maxLength?: number;
  readonly format?: Format;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly required?: readonly string[];
  readonly properties?: AttributeSchemas;
  readonly propertyNames?: AttributeSchema;
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
  shows: true,
  values: true,
  unrendered: true,
  written: true,
};

/** The names of the keywords, for strict readers of the schemas. */
export const OWN_KEYWORDS: readonly string[] = Object.keys(KEYWORDS);
