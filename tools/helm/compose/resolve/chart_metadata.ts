/** The descriptive fields of Chart.yaml (Helm documentation, "The Chart.yaml File"). */

import type { JsonObject } from "../../base/json.ts";
import { given } from "../../base/json.ts";
import type { Chart } from "../../model/types.ts";

export function resolveMetadata(chart: Chart): JsonObject {
  const maintainers = chart.maintainers?.map(({ name, email, url }) => given({ name, email, url }));
  return given({
    kubeVersion: chart.kube_version,
    keywords: chart.keywords,
    home: chart.home,
    sources: chart.sources,
    maintainers,
    icon: chart.icon,
  });
}
