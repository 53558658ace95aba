/** What an import is made of: apps as the imported objects show them, and the chart around them. */
import type { Json, JsonObject } from "../base/json.ts";
import type { KubernetesObject } from "../checks/types.ts";

export type { Json, JsonObject, KubernetesObject };

/** Attributes as declarations have them, in JSON. */
export type Attributes = Readonly<Record<string, Json>>;

/** An app that is to be declared, and the object that runs its pods. */
export interface Unit {
  /** `app_name`. */
  readonly name: string;
  /** The name of the object that runs its pods. */
  readonly objectName: string;
  readonly kind: string;
  /** Labels of its pods by which its workload finds them; those of the pods if it needs none. */
  readonly selector: Readonly<Record<string, string>>;
}

/** The app in each environment that has it; undefined stands for the chart's own values. */
export interface PlannedUnit {
  readonly name: string;
  readonly versions: ReadonlyMap<string | undefined, Unit>;
}

/** What the objects of a whole import are called and belong to. */
export interface Plan {
  readonly release: string;
  readonly chartName: string;
  readonly naming: "app" | "release";
  readonly units: readonly PlannedUnit[];
  /** Label of the package that the declarations are for, like `//shop`. */
  readonly packageLabel: string;
}

/** A chart and its apps, as the composer reads them. */
export interface Draft {
  readonly chart: Attributes;
  readonly apps: readonly Attributes[];
  /** Content of files by label. */
  readonly files: ReadonlyMap<string, Uint8Array>;
}

/** Something that the import leaves to people, or has changed. */
export interface Remark {
  readonly subject: Subject;
  /** `<Kind>/<name>`, an app or a file. */
  readonly place: string;
  readonly what: string;
}

export type Subject = "changed" | "check" | "lost" | "manifest" | "patch" | "secret";
