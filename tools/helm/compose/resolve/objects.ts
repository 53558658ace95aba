/** What the further objects of an app have in common: their names, and when they are there. */

import type { Json, JsonObject } from "../../base/json.ts";
import { allOf } from "../../base/literal.ts";
import { nameArguments } from "../../facts/object_names.ts";
import type { AppFacts, ChartFacts } from "../../facts/types.ts";
import type { HookView } from "../../model/views.ts";
import { withPolicies } from "./hooks.ts";

/** What the parts of an app's view are made of. */
export interface Source extends AppFacts {
  readonly model: ChartFacts;
  readonly hook: HookView | undefined;
}

/** Helm expression of the full name of a further object. */
export function objectName({ name: app, model: { chart } }: Source, name: string): string {
  return `include "${chart.chart_name}.fullname" (list $ ${nameArguments(app, name)})`;
}

/**
 * Annotations of what a hook's pod refers to, if it has to be there before the release's own objects are: it is then an
 * earlier hook. Helm does not count hooks to the release, so they go as soon as they have served.
 */
export function prerequisiteAnnotations(
  { hook }: Source,
  policies = ["before-hook-creation", "hook-succeeded"],
): JsonObject | undefined {
  if (hook === undefined || Object.keys(hook.prerequisites).length === 0) return undefined;
  return withPolicies(hook.prerequisites, policies);
}

/** The condition of an object: its app is enabled, and whatever else holds. */
export function whileEnabled(...conditions: readonly (string | undefined)[]): string {
  return allOf("$app.enabled", ...conditions) ?? "";
}

/** An object without the fields that have no value. */
export function defined(fields: { readonly [field: string]: Json | undefined }): JsonObject {
  return Object.fromEntries(Object.entries(fields).filter((entry): entry is [string, Json] => entry[1] !== undefined));
}
