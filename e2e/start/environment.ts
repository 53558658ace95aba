/** Environment variables of containers, and references to them. */

import { type Cluster, secretOf } from "./cluster.ts";
import type { Container, Variable } from "./types.ts";

export type Environment = Readonly<Record<string, string>>;

/** Kubernetes' rules: `envFrom` comes first, and `$(NAME)` refers to a variable before it. */
export function environmentOf({ envFrom = [], env = [] }: Container, cluster: Cluster): Environment {
  const found: Record<string, string> = {};
  for (const { configMapRef } of envFrom) {
    if (configMapRef === undefined) throw new Error("only ConfigMaps are supported in envFrom");
    Object.assign(found, cluster.find("ConfigMap", configMapRef.name).data);
  }
  for (const variable of env) found[variable.name] = resolved(variable, found, cluster);
  return found;
}

function resolved({ name, value, valueFrom }: Variable, before: Environment, cluster: Cluster): string {
  if (valueFrom === undefined) return expand(value ?? "", before);
  const { secretKeyRef: reference } = valueFrom;
  if (reference === undefined) throw new Error(`${name} has a source that is not supported here`);
  return secretOf(cluster, reference.name, reference.key);
}

/** Replaces `$(NAME)`; unknown names stay as they are, and `$$` is a dollar sign. */
export function expand(text: string, variables: Environment): string {
  return text.replace(/\$\$|\$\(([^()]+)\)/g, (whole, name?: string) =>
    name === undefined ? "$" : (variables[name] ?? whole),
  );
}
