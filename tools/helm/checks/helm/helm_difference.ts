/** Every version of Helm renders the same objects. A difference is reported for the later version. */
import { isDeepStrictEqual } from "node:util";
import { readObject } from "../objects/objects.ts";
import type { Documents, HelmCheck, JsonObject } from "../types.ts";

export const helmDifference: HelmCheck = {
  code: "helm-difference",
  severity: "error",
  description: "Every version of Helm that the chart is checked with renders the same objects.",
  source: "Helm: Helm 4 overview",
  run: ({ result, documents }, first) =>
    differing(documents, first?.documents).map((id) => ({
      path: id,
      what: `is not the same on Helm ${result.helm} and Helm ${first?.result.helm}`,
      expected: "the same object from each version",
      fix: "look for null or for `Capabilities` in values and templated manifests",
    })),
};

/** Objects that differ. */
function differing(documents: Documents | undefined, others: Documents | undefined): readonly string[] {
  if (documents === undefined || others === undefined) return [];
  const [own, other] = [byId(documents.objects), byId(others.objects)];
  return [...new Set([...own.keys(), ...other.keys()])].filter((id) => !isDeepStrictEqual(own.get(id), other.get(id)));
}

function byId(objects: readonly JsonObject[]): ReadonlyMap<string, readonly JsonObject[]> {
  return Map.groupBy(objects, (object) => readObject(object).id);
}
