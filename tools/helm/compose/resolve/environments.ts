/** Environments: named overlays of the chart's values, each shipped as a values file of its own. */

import type { Json, JsonObject } from "../../base/json.ts";
import { isObject } from "../../base/json.ts";
import { applyOverlay } from "../../base/overlay.ts";
import { entryOf } from "../../base/table.ts";
import { compareText } from "../../base/text.ts";
import { stringifyValues } from "../../base/yaml.ts";
import { environmentPath } from "../../facts/environments.ts";
import type { EnvironmentView } from "../../model/chart_view.ts";
import type { Result } from "../../model/problems.ts";
import type { Model } from "../../model/types.ts";
import { readValues } from "./overlay.ts";

interface EnvironmentOverlay {
  readonly name: string;
  readonly overlay: JsonObject;
  /** The file that it was read from. */
  readonly file: Uint8Array | undefined;
}

export function readEnvironments({ chart, files }: Model): Result<readonly EnvironmentOverlay[]> {
  const declared = Object.entries(chart.environments ?? {}).map(
    ([name, overlay]): Result<EnvironmentOverlay> => ({
      value: { name, overlay: named(name, overlay as JsonObject), file: undefined },
    }),
  );
  const read = Object.entries(chart.environment_files ?? {}).map(([name, file]): Result<EnvironmentOverlay> => {
    const { value, problems } = readValues({ label: chart.label, path: environmentPath(name) }, file, files);
    return value === undefined ? { problems } : { value: { name, overlay: value, file: files.get(file) } };
  });
  const results = [...declared, ...read];
  const problems = results.flatMap((result) => result.problems ?? []);
  if (problems.length > 0) return { problems };
  const overlays = results.flatMap(({ value }) => value ?? []);
  return { value: overlays.sort((left, right) => compareText(left.name, right.name)) };
}

/** A dict's values say which environment they are for, unless they do so themselves; a file is left as it is. */
function named(name: string, overlay: JsonObject): JsonObject {
  const own: Json = overlay["global"] ?? {};
  if (!isObject(own)) return overlay;
  return { ...overlay, global: { environment: name, ...own } };
}

export function resolveEnvironment(
  { name, overlay, file }: EnvironmentOverlay,
  values: JsonObject,
  schema: JsonObject,
): EnvironmentView {
  const content = file ?? stringifyValues(inOrder(overlay, values), schema);
  return { name, content, overlay, values: applyOverlay(values, overlay) };
}

/** An overlay with its keys in the order of the values: JSON from the build has lost the one that a user wrote. */
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
