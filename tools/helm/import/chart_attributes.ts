/** What apps share: the one Ingress of all, or one for each. */

import { CHART_SCHEMA } from "../model/schemas.ts";
import type { Variation } from "./manifests.ts";
import type { Attributes, Json, JsonObject, Plan } from "./types.ts";

export function chartAttributes({ release, units }: Plan, variations: readonly Variation[]): Attributes {
  const ingresses = variations.flatMap(({ objects }) => objects.filter(({ kind }) => kind === "Ingress"));
  const hooks = variations.flatMap(({ objects }) =>
    objects.filter((object) => object.annotations["argocd.argoproj.io/hook"] !== undefined),
  );
  const names = new Set(units.flatMap(({ versions }) => [...versions.values()].map(({ objectName }) => objectName)));
  const isShared = ingresses.some(
    ({ name, labels }) => name === release && (!names.has(name) || labels["app.kubernetes.io/component"] === "ingress"),
  );
  return {
    ...(ingresses.length > 0 && !isShared ? { ingress_mode: "per-app" } : {}),
    ...(hooks.length > 0 ? { gitops: "argocd" } : {}),
  };
}

/** Fields of Chart.yaml, by the attribute that says them. */
const METADATA: Readonly<Record<string, string>> = {
  appVersion: "app_version",
  description: "description",
  home: "home",
  icon: "icon",
  keywords: "keywords",
  kubeVersion: "kube_version",
  maintainers: "maintainers",
  sources: "sources",
  version: "chart_version",
};

/** What Chart.yaml says of a chart. */
export function chartMetadata(metadata: JsonObject): Attributes {
  const entries = Object.entries(METADATA).flatMap(([field, attribute]): [string, Json][] => {
    const value = metadata[field];
    return value === undefined || value === null || value === CHART_SCHEMA.properties[attribute]?.default
      ? []
      : [[attribute, value]];
  });
  return Object.fromEntries(entries);
}
