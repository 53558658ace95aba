/** `Chart.yaml`. */
import { given } from "../resolve/chart_metadata.ts";
import type { ChartView, DependencyView, JsonObject } from "../types.ts";
import { stringifyYaml } from "../yaml.ts";

export function chartYaml(view: ChartView): string {
  return stringifyYaml({
    apiVersion: "v2",
    name: view.name,
    description: view.description,
    type: "application",
    version: view.version,
    appVersion: view.appVersion,
    ...view.metadata,
    ...given({ dependencies: view.dependencies.map(dependencyFields) }),
  });
}

function dependencyFields({ name, version, repository, alias, condition, tags }: DependencyView): JsonObject {
  return given({ name, version, repository, alias, condition, tags });
}
