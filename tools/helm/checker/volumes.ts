/** The volumes of a pod, and what its containers mount of them. */
import { joinPath } from "../problems.ts";
import { itemsAt, listOf, lookup, textOf } from "./objects.ts";
import type { PodTemplate } from "./types.ts";

/** A name, and its path in the pod's owner. */
export interface NamedPlace {
  readonly path: string;
  readonly name: string;
}

/** The volumes that the pod declares. */
export function volumesOf({ path, spec }: PodTemplate): readonly NamedPlace[] {
  return named(spec["volumes"], joinPath(joinPath(path, "spec"), "volumes"));
}

/** The volumes that a StatefulSet makes for each of its pods. */
export function claimsOf({ owner }: PodTemplate): readonly NamedPlace[] {
  return itemsAt(owner, "spec", "volumeClaimTemplates").flatMap(([path, claim]) => {
    const name = textOf(lookup(claim, "metadata", "name"));
    return name === undefined ? [] : { path: `${path}.metadata.name`, name };
  });
}

export function mountsOf({ containers }: PodTemplate): readonly NamedPlace[] {
  return containers.flatMap(({ path, body }) =>
    ["volumeMounts", "volumeDevices"].flatMap((field) => named(body[field], joinPath(path, field))),
  );
}

function named(list: Parameters<typeof listOf>[0], parent: string): readonly NamedPlace[] {
  return listOf(list).flatMap((item, index) => {
    const name = textOf(lookup(item, "name"));
    return name === undefined ? [] : { path: `${joinPath(parent, index)}.name`, name };
  });
}
