/** The fields of Chart.yaml that say of the chart what people want to know (Helm documentation, "The Chart.yaml File"). */
import type { Chart, JsonObject } from "../types.ts";

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

/** An object without what is not there: no key, and no empty list. */
export function given(fields: Readonly<Record<string, JsonObject[string] | undefined>>): JsonObject {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([key, value]) =>
      value === undefined || (Array.isArray(value) && value.length === 0) ? [] : [[key, value]],
    ),
  );
}
