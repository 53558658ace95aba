/** The volumes of a pod, and the mounts of its containers. */
import { joinPath } from "../../model/problems.ts";
import type { Json, JsonObject, PodTemplate } from "../types.ts";
import { itemsAt, listOf, lookup, mapOf, textOf } from "./objects.ts";

/** An item of a list, and its path in the pod's owner. */
interface Place {
  readonly path: string;
  readonly body: JsonObject;
}

/** A name, and its path in the pod's owner. */
export interface NamedPlace {
  readonly path: string;
  readonly name: string;
}

/** The volumes that the pod declares. */
export function volumesOf({ path, spec }: PodTemplate): readonly Place[] {
  return placesIn(spec["volumes"], joinPath(joinPath(path, "spec"), "volumes"));
}

/** The names of a pod's volumes: those that it declares, and those from claim templates of its StatefulSet. */
export function volumeNamesOf(pod: PodTemplate): readonly NamedPlace[] {
  return [...named(volumesOf(pod)), ...claimsOf(pod)];
}

function claimsOf({ owner }: PodTemplate): readonly NamedPlace[] {
  return itemsAt(owner, "spec", "volumeClaimTemplates").flatMap(([path, claim]) => {
    const name = textOf(lookup(claim, "metadata", "name"));
    return name === undefined ? [] : { path: `${path}.metadata.name`, name };
  });
}

export function mountsOf({ containers }: PodTemplate): readonly NamedPlace[] {
  return containers.flatMap(({ path, body }) =>
    ["volumeMounts", "volumeDevices"].flatMap((field) => named(placesIn(body[field], joinPath(path, field)))),
  );
}

function placesIn(list: Json | undefined, parent: string): readonly Place[] {
  return listOf(list).map((item, index) => ({ path: joinPath(parent, index), body: mapOf(item) }));
}

function named(places: readonly Place[]): readonly NamedPlace[] {
  return places.flatMap(({ path, body }) => {
    const name = textOf(body["name"]);
    return name === undefined ? [] : { path: `${path}.name`, name };
  });
}
