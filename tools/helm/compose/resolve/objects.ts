/** What the additional objects of an app have in common: their names, and when they exist. */

import type { Json, JsonObject } from "../../base/json.ts";
import { allOf } from "../../base/literal.ts";
import { nameArguments, sharedNameArguments } from "../../facts/object_names.ts";
import type { AppFacts, ChartFacts } from "../../facts/types.ts";
import type { HookView } from "../../model/views.ts";
import { requiredBy } from "./when.ts";

/** The input for the parts of an app's view. */
export interface Source extends AppFacts {
  readonly model: ChartFacts;
  readonly hook: HookView | undefined;
}

/** Helm expression of the full name of an additional object. */
export function objectName({ name: app, model: { chart } }: Source, name: string): string {
  return fullName(chart.chart_name, nameArguments(app, name));
}

/** Helm expression of the full name of an object that apps share. */
export function sharedObjectName(chartName: string, name: string): string {
  return fullName(chartName, sharedNameArguments(name));
}

function fullName(chartName: string, nameArguments: string): string {
  return `include "${chartName}.fullname" (list $ ${nameArguments})`;
}

/**
 * Annotations of what a hook's pod refers to, if it must exist before the release's own objects: it is then an earlier
 * hook. Hooks do not belong to the release, so they are deleted once they have served.
 */
export function prerequisiteAnnotations({ hook }: Source): HookView["prerequisites"] | undefined {
  return hook === undefined || Object.keys(hook.prerequisites).length === 0 ? undefined : hook.prerequisites;
}

/** The condition of an object: its app is deployed, and all other conditions are true. */
export function whileDeployed(source: Source, ...conditions: readonly (string | undefined)[]): string {
  return allOf("$app.enabled", ...requiredBy(source, source.model.graph), ...conditions);
}

/** An object without the fields that have no value. */
export function defined(fields: { readonly [field: string]: Json | undefined }): JsonObject {
  return Object.fromEntries(Object.entries(fields).filter((entry): entry is [string, Json] => entry[1] !== undefined));
}
