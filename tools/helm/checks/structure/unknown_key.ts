/** A pod that uses a missing key does not start; one that mounts it as a sub path gets an empty directory. */
import { joinPath } from "../../model/problems.ts";
import { type Made, madeObjects } from "../objects/makers.ts";
import { listOf, lookup, mapOf, textOf } from "../objects/objects.ts";
import { madeFor, type Reference, referencesOf } from "../objects/references.ts";
import { correction, oneOf } from "../objects/wording.ts";
import type { ObjectCheck, PodTemplate, Rendering } from "../types.ts";

export const unknownKey: ObjectCheck = {
  code: "unknown-key",
  severity: "error",
  about: "failure",
  description: "A key that a pod uses is in the ConfigMap or Secret that the chart creates.",
  source: "Kubernetes: Configure a Pod to Use a ConfigMap",
  run: (rendering) => {
    const made = madeObjects(rendering);
    return withSubPaths(rendering).flatMap((reference) =>
      madeFor(reference, made).flatMap(({ keys }) => missing(reference, keys)),
    );
  },
};

function missing({ object, keys, kind, name }: Reference, known: Made["keys"]) {
  return keys
    .filter(([, key]) => known !== undefined && !known.includes(key))
    .map(([path, key]) => ({
      object,
      path,
      what: `is not a key of ${kind}/${name}`,
      got: key,
      expected: oneOf(known ?? [], "a key that the object has"),
      fix: correction(key, known ?? [], { app: "add the key to `config`, `config_files` or `secrets` of the app" }),
    }));
}

/** The references, whose keys include the sub paths of volumes with a whole object. */
function withSubPaths(rendering: Rendering): readonly Reference[] {
  const subPaths = new Map(rendering.pods.flatMap(subPathsOf));
  return referencesOf(rendering).map((reference) => {
    const volume = reference.path.replace(/\.(configMap\.name|secret\.secretName)$/, "");
    return { ...reference, keys: [...reference.keys, ...(subPaths.get(`${reference.object.id} ${volume}`) ?? [])] };
  });
}

/** Sub paths that containers mount, by volume. */
function subPathsOf({ owner, path, spec, containers }: PodTemplate): [string, Reference["keys"]][] {
  return listOf(spec["volumes"]).flatMap((volume, index): [string, Reference["keys"]][] => {
    const { name, configMap, secret } = mapOf(volume);
    if (listOf(lookup(configMap ?? secret, "items")).length > 0) return [];
    const keys = containers.flatMap((container) =>
      listOf(container.body["volumeMounts"]).flatMap((mount, at): Reference["keys"] => {
        const subPath = lookup(mount, "name") === name ? textOf(lookup(mount, "subPath")) : undefined;
        return subPath === undefined ? [] : [[`${joinPath(`${container.path}.volumeMounts`, at)}.subPath`, subPath]];
      }),
    );
    const place = joinPath(joinPath(joinPath(path, "spec"), "volumes"), index);
    return [[`${owner.id} ${place}`, keys]];
  });
}
