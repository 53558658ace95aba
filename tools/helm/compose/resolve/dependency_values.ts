/** A chart's values for the charts in it: below the alias or the name, plus the switches of `condition` and `tags`. */

import type { JsonObject } from "../../base/json.ts";
import { applyOverlay } from "../../base/overlay.ts";
import type { DependencyView } from "../../model/chart_view.ts";
import { closed, open } from "./values_schemas.ts";

export interface DependencyValues {
  readonly values: JsonObject;
  /** By their key at the top of values. */
  readonly schemas: JsonObject;
  /** Those of imported values, for keys that have no other. */
  readonly imported: JsonObject;
}

export function dependencyValues(dependencies: readonly DependencyView[]): DependencyValues {
  const tags = [...new Set(dependencies.flatMap((dependency) => dependency.tags))].sort();
  const values = dependencies.reduce<JsonObject>((all, dependency) => applyOverlay(all, valuesOf(dependency)), {});
  const switches = Object.fromEntries(tags.map((tag) => [tag, true]));
  const schemas = dependencies.map(({ key, name, version }) => [key, open(`Values of the chart ${name} ${version}.`)]);
  const imports = dependencies.flatMap(({ name, version, imported }) =>
    imported.map((key) => [key, { description: `Imported from the chart ${name} ${version}.` }]),
  );
  const isOn = Object.fromEntries(
    tags.map((tag) => [tag, { description: `Whether charts tagged ${tag} are deployed.`, type: "boolean" }]),
  );
  return {
    values: tags.length === 0 ? values : { ...values, tags: switches },
    imported: Object.fromEntries(imports),
    schemas: {
      ...Object.fromEntries(schemas),
      ...(tags.length === 0 ? {} : { tags: closed("Switches for charts that this chart depends on, by tag.", isOn) }),
    },
  };
}

/**
 * The condition, so that readers find the switch. One within `global` is left to its declaration, and one next to tags is
 * left out, because a condition that has a value overrules tags.
 */
function valuesOf({ key, condition, tags }: DependencyView): JsonObject {
  if (tags.length > 0 || !condition?.startsWith(`${key}.`)) return { [key]: {} };
  return condition
    .split(".")
    .reduceRight<JsonObject | boolean>((inner, part) => ({ [part]: inner }), true) as JsonObject;
}
