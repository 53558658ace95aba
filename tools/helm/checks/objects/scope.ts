/** The namespaces of objects: names apply only within a namespace. */
import type { KubernetesObject, Rendering } from "../types.ts";

export function namespaceOf({ namespace }: KubernetesObject, { declaration }: Rendering): string {
  return namespace ?? declaration.namespace;
}

/** Whether two objects can refer to each other by their names. */
export function areNeighbours(one: KubernetesObject, other: KubernetesObject, rendering: Rendering): boolean {
  return namespaceOf(one, rendering) === namespaceOf(other, rendering);
}

/** The objects of a kind that an object can name. */
export function neighboursOf(
  object: KubernetesObject,
  kind: string,
  rendering: Rendering,
): readonly KubernetesObject[] {
  return rendering.objects.filter((other) => other.kind === kind && areNeighbours(object, other, rendering));
}
