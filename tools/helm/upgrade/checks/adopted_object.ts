/** No object is created that the previous version expected to find in the cluster. */
import { readRendering } from "../../checks/check.ts";
import { isHook } from "../../checks/objects/hooks.ts";
import { madeObjects } from "../../checks/objects/makers.ts";
import { madeFor, type Reference, referencesOf } from "../../checks/objects/references.ts";
import type { Rendering } from "../../checks/types.ts";
import { inRenderings } from "../objects.ts";
import type { KubernetesObject, UpgradeCheck } from "../types.ts";

export const adoptedObject: UpgradeCheck = {
  code: "adopted-object",
  severity: "error",
  description:
    "No object is created that the previous version expected in the cluster, since Helm does not take over objects.",
  source: "Helm: helm upgrade, --take-ownership",
  allowedByVersion: false,
  run: (upgrade) =>
    inRenderings(upgrade, ({ before, after }) => {
      const [previous, next] = [renderingOf(before), renderingOf(after)];
      const existing = missingIn(previous);
      return madeObjects(next)
        .filter(({ maker, kind, name }) => maker.kind === kind && maker.name === name && !isHook(maker))
        .filter((made) => existing.some((reference) => madeFor(reference, [made]).length > 0))
        .map(({ maker }) => ({
          place: maker.id,
          what: "is new, but the previous version expects it in the cluster: Helm does not take over what it has not created",
          expected: "an object with another name",
          fix: "choose another name, or upgrade once with `--take-ownership`, if the release may own it",
        }));
    }),
};

/** References to objects that something outside of the chart creates. */
function missingIn(rendering: Rendering): readonly Reference[] {
  const made = madeObjects(rendering);
  return referencesOf(rendering).filter((reference) => madeFor(reference, made).length === 0);
}

/** References do not depend on what a chart declares, but for the namespace, which is the same for both versions. */
function renderingOf(objects: readonly KubernetesObject[]): Rendering {
  const place = { release: "", namespace: "" };
  return readRendering(objects, {
    label: "",
    ...place,
    usual: place,
    apps: [],
    external: new Set(),
    kubeVersions: [],
    crds: [],
  });
}
