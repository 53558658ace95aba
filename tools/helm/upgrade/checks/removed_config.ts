/** What others may read: a pod that names a missing ConfigMap or Secret does not start. */

import { madeBy } from "../../checks/objects/makers.ts";
import { inRenderings, isKept, removed } from "../objects.ts";
import type { KubernetesObject, UpgradeCheck } from "../types.ts";

const KINDS = ["ConfigMap", "Secret"];

export const removedConfig: UpgradeCheck = {
  code: "removed-config",
  severity: "warning",
  description:
    "No ConfigMap is removed, and nothing from which a ConfigMap or Secret is created, since others may read it.",
  source: "Kubernetes: ConfigMaps, Configure all key-value pairs in a ConfigMap as container environment variables",
  allowedByVersion: true,
  run: (upgrade) =>
    inRenderings(upgrade, (rendering) => {
      const left = new Set(rendering.after.flatMap(read));
      return removed(rendering)
        .filter((object) => !isKept(object) && object.kind !== "Secret")
        .flatMap((object) => read(object).map((id) => ({ object, id })))
        .filter(({ id }) => !left.has(id))
        .map(({ object, id }) => ({
          place: object.id,
          what: `is no longer in the chart${id === object.id ? "" : `, and with it goes ${id}`}, and pods outside of the chart that read it do not start again`,
          expected: "an object with this kind and name, unless only this chart reads it",
          fix: "look for others that read it; keep it and its name for them",
        }));
    }),
};

/** The ConfigMaps and Secrets that an object is, or that a controller creates from it, as `<kind>/<name>`. */
function read(object: KubernetesObject): readonly string[] {
  return madeBy(object).flatMap(({ kind, name }) => (KINDS.includes(kind) ? [`${kind}/${name}`] : []));
}
