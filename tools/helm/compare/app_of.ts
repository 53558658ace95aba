/** Whose an object is, for people: the app that its labels, or those of the pods that it selects, name. */
import { listOf, lookup, mapOf, podTemplateOf, textOf } from "../checks/objects/objects.ts";
import type { KubernetesObject } from "./types.ts";

/** From the recommended label to those that charts had before it (Kubernetes: Recommended Labels). */
const LABELS = ["app.kubernetes.io/name", "app", "k8s-app", "app.kubernetes.io/component", "component"];

/** Undefined if nothing tells. */
export function appName(object: KubernetesObject): string | undefined {
  const { body, labels } = object;
  const selector = lookup(body, "spec", "selector");
  const places = [
    labels,
    podTemplateOf(object)?.labels,
    mapOf(lookup(selector, "matchLabels")),
    mapOf(selector),
    mapOf(lookup(body, "spec", "podSelector", "matchLabels")),
  ];
  const names = LABELS.flatMap((label) => places.flatMap((place) => textOf(place?.[label]) ?? []));
  return names[0] ?? textOf(lookup(body, "spec", "scaleTargetRef", "name")) ?? backendOf(body);
}

/** The Service of an Ingress that has only one. */
function backendOf(body: KubernetesObject["body"]): string | undefined {
  const paths = listOf(lookup(body, "spec", "rules")).flatMap((rule) => listOf(lookup(rule, "http", "paths")));
  const names = new Set(paths.flatMap((path) => textOf(lookup(path, "backend", "service", "name")) ?? []));
  return names.size === 1 ? [...names][0] : undefined;
}
