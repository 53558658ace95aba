/** The schema's keywords for attributes: which apps have them, and where they are placed. */
import type { AttributeSchema } from "../model/attribute_schema.ts";
import type { AppType, Workload } from "../model/types.ts";
import { APP_TYPES, type AppTypeTraits } from "./app_types.ts";

/** Whether an attribute applies to apps with these traits. */
export function isMeaningful(attribute: AttributeSchema, traits: AppTypeTraits): boolean {
  return hasTrait(traits, attribute.trait) && (workloadsOf(attribute)?.includes(traits.workload) ?? true);
}

function hasTrait(traits: AppTypeTraits, trait: string | undefined): boolean {
  const value = trait === undefined || traits[trait as keyof AppTypeTraits];
  return value !== false && value !== undefined;
}

/** The kinds of workload that have an attribute; undefined if all do. */
export function workloadsOf({ workloads, field }: AttributeSchema): readonly Workload[] | undefined {
  return workloads ?? (typeof field === "object" ? (Object.keys(field) as Workload[]) : undefined);
}

/** The field that an attribute becomes in a kind of workload; undefined if there is none. */
export function fieldOf({ field }: AttributeSchema, workload: Workload): string | undefined {
  return typeof field === "object" ? field[workload] : field;
}

/** The values of an attribute that a kind of workload has. */
export function choicesOf(attribute: AttributeSchema, workload: Workload): readonly string[] {
  const { enum: choices = [], valueWorkloads = {} } = attribute;
  return choices.map(String).filter((choice) => valueWorkloads[choice]?.includes(workload) ?? true);
}

/** The app types that have an attribute. */
export function typesWith(attribute: AttributeSchema): readonly AppType[] {
  return (Object.keys(APP_TYPES) as AppType[]).filter((type) => isMeaningful(attribute, APP_TYPES[type]));
}
