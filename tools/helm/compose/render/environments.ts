/** The values files of environments. */

import type { Json, JsonObject } from "../../base/json.ts";
import { isObject } from "../../base/json.ts";
import { entryOf } from "../../base/table.ts";
import { stringifyValues } from "../../base/yaml.ts";
import type { ChartView, EnvironmentView } from "../../model/chart_view.ts";

/** One copy for Helm, and one where chart-testing looks for the values of its installations (documentation of `ct install`). */
export function environmentFiles(
  { name, overlay, file }: EnvironmentView,
  { values, valuesSchema }: ChartView,
): [string, string | Uint8Array][] {
  const content = file ?? stringifyValues(inOrder(overlay, values), valuesSchema);
  return [
    [`values-${name}.yaml`, content],
    [`ci/${name}-values.yaml`, content],
  ];
}

/** An overlay with its keys in the order of the values: the build's JSON does not keep the order in which a user wrote them. */
function inOrder(overlay: JsonObject, values: JsonObject): JsonObject {
  const keys = [...new Set([...Object.keys(values), ...Object.keys(overlay)])];
  return Object.fromEntries(
    keys.flatMap((key): [string, Json][] => {
      const [value, other] = [entryOf(overlay, key), entryOf(values, key)];
      if (value === undefined) return [];
      return [[key, isObject(value) && isObject(other) ? inOrder(value, other) : value]];
    }),
  );
}
