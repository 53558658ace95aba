/** How the text of an environment variable refers to other variables (Kubernetes documentation, "Define Dependent Environment Variables"). */

import type { App } from "../model/types.ts";

type Value = NonNullable<App["env"]>[string];

/** The names in a text's references, like `$(HOST)`; `$$(HOST)` is the text `$(HOST)`. */
export function referencesIn(text: string): readonly string[] {
  return [...text.matchAll(/\$\$|\$\(([^)]*)\)/g)].flatMap(([, name]) => name ?? []);
}

/** The other variables that a declared one refers to, whatever the apps that are deployed. */
export function variablesIn(value: Value): readonly string[] {
  if (typeof value === "string") return referencesIn(value);
  return [value.app?.value, value.app?.fallback].filter((text) => text !== undefined).flatMap(referencesIn);
}
