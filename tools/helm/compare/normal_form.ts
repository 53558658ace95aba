/** Objects without what says nothing about them: what clusters keep for themselves, and marks of the tools that made them. */
import { isMap, mapOf } from "../checks/objects/objects.ts";
import { plain } from "./secrets.ts";
import type { Json, JsonObject, KubernetesObject } from "./types.ts";

/** Of the API server (Kubernetes API: ObjectMeta). The namespace is part of what identifies an object. */
const METADATA = [
  "creationTimestamp",
  "generation",
  "managedFields",
  "namespace",
  "resourceVersion",
  "selfLink",
  "uid",
];

/** Of Helm and kubectl, for themselves. Selectors and pods keep theirs. */
const LABELS = ["app.kubernetes.io/managed-by", "chart", "helm.sh/chart", "heritage"];
const ANNOTATIONS = [
  "deployment.kubernetes.io/revision",
  "deprecated.daemonset.template.generation",
  "kubectl.kubernetes.io/last-applied-configuration",
  "meta.helm.sh/release-name",
  "meta.helm.sh/release-namespace",
];

export function normalized(object: KubernetesObject): KubernetesObject {
  const { status: _status, metadata, ...body } = plain(object).body;
  const { labels, annotations, ...rest } = without(mapOf(metadata), METADATA);
  return {
    ...object,
    body: {
      ...body,
      metadata: {
        ...rest,
        ...(isMap(labels) ? { labels: without(labels, LABELS) } : {}),
        ...(isMap(annotations) ? { annotations: without(annotations, ANNOTATIONS) } : {}),
      },
    },
  };
}

function without(map: JsonObject, names: readonly string[]): Readonly<Record<string, Json>> {
  return Object.fromEntries(Object.entries(map).filter(([name]) => !names.includes(name)));
}
