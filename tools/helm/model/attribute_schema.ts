/** A node of our schemas: draft-07 with our own keywords, which make a schema the model. */
import type { Json } from "../base/json.ts";
import type { Workload } from "./types.ts";

/**
 * Keywords beyond draft-07. None of them validates anything. Those that name a place (`field`, `values`) or the apps that have
 * the attribute (`trait`, `workloads`) apply only where they are written: a `$ref` to a property does not inherit them.
 */
export interface OwnKeywords {
  /** The expected value, in prose. Shown in problems. */
  readonly expected?: string;
  /** The edit that helps, as an imperative. Shown in problems. */
  readonly fix?: string;
  /** Names in other tools: Kubernetes, popular Helm charts. The problem for such a name shows where its value goes. */
  readonly aliases?: readonly string[];
  /** The notation of a string, if a near miss can be corrected. */
  readonly notation?: "semver";
  /** For a dict: dicts that other tools nest in it, whose keys belong here directly, with the keys that they imply. */
  readonly opens?: Readonly<Record<string, Readonly<Record<string, Json>>>>;
  /** Written by the rules, not by users, and not suggested to them. */
  readonly internal?: true;
  /** The unit of a number. */
  readonly unit?: Unit;
  /** The trait of app types (`facts/app_types.ts`) that the attribute needs. Default: none. */
  readonly trait?: string;
  /**
   * The kinds of workload that have the attribute, if the Kubernetes API or Helm decides that. Default: those of `field`, or
   * else all.
   */
  readonly workloads?: readonly Workload[];
  /** For an `enum`: the kinds of workload that have a value, if not all do. */
  readonly valueWorkloads?: Readonly<Record<string, readonly Workload[]>>;
  /**
   * The field of the Kubernetes API that the attribute becomes, in the notation that tests use for places in a chart:
   * `pod.priorityClassName`, `container.workingDir`, `workload.spec.minReadySeconds`, `CronJob.spec.timeZone`. A dict by kind
   * of workload if the kinds differ. Without `values`, the composer places the attribute there (`resolve/fields.ts`).
   */
  readonly field?: string | Readonly<Partial<Record<Workload, string>>>;
  /**
   * The key in the chart's values that overrides it, as values spell it; below `apps.<app>` for an attribute of an app.
   * `<…>` stands for a key that the user chose. The key of a definition's property applies if the attribute that refers to
   * the definition has a key as well.
   */
  readonly values?: string;
  /** The purpose of the attribute, if nothing in the chart shows it. */
  readonly unrendered?: string;
  /** The type in BUILD files, if the rules replace the value: `label`, `list of labels`. */
  readonly written?: string;
}

export type Unit = "percent" | "pods" | "seconds";

/** A property or definition of a schema. The keywords of draft-07 are listed as needed. */
export interface AttributeSchema extends OwnKeywords {
  readonly $ref?: string;
  readonly description?: string;
  /** The value if the attribute is not set. With a `field`, the chart contains it. Never filled in by ajv. */
  readonly default?: Json;
  /** Sample values, for documents and tests. */
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

/** The names of our own keywords, for strict readers of the schemas. */
export const OWN_KEYWORDS: readonly string[] = Object.keys(KEYWORDS);
