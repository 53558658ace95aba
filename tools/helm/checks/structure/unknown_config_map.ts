/** Pods do not start until the ConfigMaps that they refer to exist. */
import { unknownReferences } from "../objects/references.ts";
import type { ObjectCheck } from "../types.ts";

export const unknownConfigMap: ObjectCheck = {
  code: "unknown-config-map",
  severity: "error",
  about: "practice",
  description:
    "A ConfigMap that a pod refers to is created by the chart, declared by an app, or optional; without it, the pod does not start.",
  source: "Kubernetes: ConfigMaps",
  run: (rendering) =>
    unknownReferences(
      rendering,
      ["ConfigMap"],
      () => "declare it in the app with `ref.config_map`, in `env_from` or in `volumes`, or create it with `config`",
    ),
};
