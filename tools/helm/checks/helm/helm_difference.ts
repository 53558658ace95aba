/** Every version of Helm renders the same objects. A difference is reported for the later version. */
import { isDeepStrictEqual } from "node:util";
import { readRendered } from "../objects/objects.ts";
import type { Documents, HelmCheck, JsonObject, KubernetesObject, Origin, RenderedObject } from "../types.ts";

export const helmDifference: HelmCheck = {
  code: "helm-difference",
  severity: "error",
  about: "failure",
  description: "Every version of Helm that the chart is checked with renders the same objects.",
  source: "Helm: Helm 4 overview",
  run: ({ result, documents }, first) =>
    differing(documents, first?.documents).map(({ id, origin, isMissing }) => ({
      path: id,
      origin,
      // Passwords that a dependency makes up differ from one rendering to the next.
      about: isMissing ? "failure" : "practice",
      what: `is not the same on Helm ${result.helm} and Helm ${first?.result.helm}`,
      expected: "the same object from each version",
      fix: "look for null or for `Capabilities` in values and templated manifests",
    })),
};

interface Difference {
  readonly id: string;
  readonly origin: Origin;
  /** Whether one of the versions does not render it at all. */
  readonly isMissing: boolean;
}

/** Objects that differ. */
function differing(documents: Documents | undefined, others: Documents | undefined): readonly Difference[] {
  if (documents === undefined || others === undefined) return [];
  const [own, other] = [byId(documents.objects), byId(others.objects)];
  return [...new Set([...own.keys(), ...other.keys()])].flatMap((id) => {
    const [left = [], right = []] = [own.get(id), other.get(id)];
    if (isDeepStrictEqual(bodiesOf(left), bodiesOf(right))) return [];
    const origin = (left[0] ?? right[0])?.origin ?? { kind: "chart" };
    return { id, origin, isMissing: left.length !== right.length };
  });
}

function byId(objects: readonly RenderedObject[]): ReadonlyMap<string, readonly KubernetesObject[]> {
  return Map.groupBy(objects.map(readRendered), ({ id }) => id);
}

function bodiesOf(objects: readonly KubernetesObject[]): readonly JsonObject[] {
  return objects.map(({ body }) => body);
}
