/** `Chart.yaml`. */

import type { JsonObject } from "../../base/json.ts";
import { given } from "../../base/json.ts";
import { stringifyYaml } from "../../base/yaml.ts";
import type { ChartView, DependencyView } from "../../model/chart_view.ts";

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

function dependencyFields(dependency: DependencyView): JsonObject {
  const { name, version, repository, alias, condition, tags, importValues } = dependency;
  return given({ name, version, repository, alias, condition, tags, "import-values": importValues });
}
