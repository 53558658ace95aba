/** Resources in the values of an environment, which no schema can compare: those that are declared are validated before. */

import { isObject, type Json, type JsonObject } from "../../base/json.ts";
import { type Resources, resourceMistakes } from "../../facts/resource_mistakes.ts";
import { joinPath, within } from "../../model/problems.ts";
import type { ValuesRule } from "./values_problems.ts";

export const crossCheckResources: ValuesRule = ({ label, apps }, { values }) =>
  apps.flatMap(({ key: app }) =>
    containersOf(`${joinPath("apps", app)}`, mapAt(values["apps"], app)).flatMap(({ path, resources }) =>
      resourceMistakes(resources).map(({ path: inside, code, got, expected, what, fix }) => {
        const key = within(`${path}.resources`, inside);
        return { code, key, got, expected, inChart: { label, path: within("values", key), what, fix } };
      }),
    ),
  );

interface Container {
  /** Path of its values. */
  readonly path: string;
  readonly resources: Resources;
}

/** The app's own container, its init containers and its sidecars. */
function containersOf(path: string, app: JsonObject): readonly Container[] {
  const additional = ["initContainers", "sidecars"].flatMap((group) =>
    Object.entries(mapAt(app, group)).map(([name, values]) => [joinPath(`${path}.${group}`, name), values] as const),
  );
  return [[path, app] as const, ...additional].map(([at, values]) => ({
    path: at,
    // The chart's schema has accepted it.
    resources: mapAt(values, "resources") as Resources,
  }));
}

function mapAt(value: Json | undefined, key: string): JsonObject {
  const found = isObject(value) ? value[key] : undefined;
  return isObject(found) ? found : {};
}
