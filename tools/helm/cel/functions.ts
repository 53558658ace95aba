/**
 * The functions of Kubernetes' CEL (Kubernetes: "Common Expression Language in Kubernetes"; k8s.io/apiserver/pkg/cel), each with
 * an expression that is true. Tests evaluate them here and on an API server; the table in `docs/policies.md` is made from them.
 */

import { CEL_FUNCTIONS } from "./cel_functions.ts";
import type { FunctionGroup } from "./function_group.ts";
import { KUBERNETES_FUNCTIONS } from "./kubernetes_functions.ts";

export const FUNCTION_GROUPS: readonly FunctionGroup[] = [...CEL_FUNCTIONS, ...KUBERNETES_FUNCTIONS];

/** Functions of authorizers, whose answers only a cluster knows. */
export const AUTHORIZER_FUNCTIONS: readonly string[] = [
  "allowed",
  "check",
  "error",
  "errored",
  "fieldSelector",
  "group",
  "labelSelector",
  "name",
  "namespace",
  "path",
  "reason",
  "resource",
  "serviceAccount",
  "subresource",
];

/** The names of all functions, without what stands in front of them. */
export const FUNCTION_NAMES: ReadonlySet<string> = new Set([
  ...FUNCTION_GROUPS.flatMap(({ examples }) => Object.keys(examples)).map(
    (name) => name.replace(/ .*$/, "").split(".").at(-1) ?? name,
  ),
  ...AUTHORIZER_FUNCTIONS,
]);
