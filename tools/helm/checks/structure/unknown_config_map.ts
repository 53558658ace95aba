/** Pods wait for a ConfigMap that nobody makes until someone does. */
import { unknownReferences } from "../objects/references.ts";
import type { ObjectCheck } from "../types.ts";

export const unknownConfigMap: ObjectCheck = {
  code: "unknown-config-map",
  severity: "error",
  description:
    "A ConfigMap that a pod refers to is made by the chart, declared by an app, or optional; without it the pod does not start.",
  source: "Kubernetes: ConfigMaps",
  run: (rendering) =>
    unknownReferences(
      rendering,
      ["ConfigMap"],
      () => "declare it in the app as `ref.config_map`, in `env_from` or in `volumes`, or make it by `config`",
    ),
};
