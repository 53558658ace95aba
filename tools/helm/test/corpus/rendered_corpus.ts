/** The corpus as both Helm majors render it. */
import { type Attributes, chart, chartOf, type Declaration, type KubernetesObject, render } from "../support/charts.ts";
import { HELMS } from "../support/helm.ts";
import { CORPUS } from "./corpus.ts";

export const CHARTS = CORPUS.map(([name, declaration]) => [name, chartOf(declaration), declaration] as const);

/** Each chart rendered with its own values by each Helm. */
const RENDERED = new Map(
  HELMS.map(([name, helm]) => [name, new Map(CHARTS.map(([chartName, path]) => [chartName, render(helm, path)]))]),
);

export function rendered(helm: string, name: string): readonly KubernetesObject[] {
  return RENDERED.get(helm)?.get(name) ?? [];
}

/** The corpus on both Helm majors. */
export const EACH = HELMS.flatMap(([helmName, helm]) =>
  CHARTS.map(([name, path, declaration]) => ({
    title: `${helmName}: ${name}`,
    helmName,
    helm,
    name,
    path,
    declaration,
  })),
);

/** The same chart, declared with other attributes. */
export function again({ chart: own = chart(), ...rest }: Declaration, attributes: Attributes): string {
  return chartOf({ ...rest, chart: { ...own, ...attributes } });
}

/** A stateful service. */
export const STATEFUL = (attributes: Attributes) => ({ app_type: "stateful-service", ...attributes });

/** An object as messages name it. */
export const idOf = ({ kind, metadata }: KubernetesObject) => `${kind}/${metadata.name}`;
