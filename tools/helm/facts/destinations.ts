/** Where the releases of a chart go. */
import { CHART_DEFAULTS } from "../model/defaults.ts";
import type { Chart } from "../model/types.ts";

export interface Destination {
  readonly release: string;
  readonly namespace: string;
  /** Undefined: the current one. */
  readonly context: string | undefined;
  /** Labels of the namespace; undefined if nothing declares them. */
  readonly namespaceLabels: Readonly<Record<string, string>> | undefined;
}

/** Those of an environment, in the order of `deploy`; without an environment, that of the chart itself. */
export function destinationsOf(chart: Chart, environment?: string): readonly Destination[] {
  const { chart_name, namespace = CHART_DEFAULTS.namespace, deploy = {} } = chart;
  const declared = environment === undefined ? undefined : deploy[environment];
  return [declared ?? {}].flat().map((destination) => ({
    release: destination.release ?? chart_name,
    namespace: destination.namespace ?? namespace,
    context: destination.kube_context,
    namespaceLabels: destination.namespace_labels ?? chart.namespace_labels,
  }));
}
